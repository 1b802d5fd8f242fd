"""The files of a week by the keyboard alone: notes, calls, referrals, a follow-up."""

from time import monotonic
from typing import Final

from PySide6.QtWidgets import QApplication, QMenu, QWidget
from tests.journeys.conftest import said_beside
from tests.journeys.typist import Typist
from tests.journeys.week_hand import (
    CONTROL_SHIFT,
    KEY,
    Week,
    gone,
    open_file,
    show_agenda,
    show_week,
    stand_on,
    tick,
    told,
    undo,
)

from conseil_mobilite.gui.agenda.notes.note_gestures import AGAIN_MS
from conseil_mobilite.gui.agenda.notes.note_text import NoteText
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.kit.table import Table

ANSWERS: Final = (
    "a pris le bus seule deux fois",
    "l’abonnement est commandé",
    "le retour du soir",
    "essayer la ligne de 18 h avec moi",
    "jeudi, gare d’Hirson",
)
LOGGED: Final = (
    "a passé le code, deux fautes",
    "le car du matin, pris seule trois fois",
    "la garde du mercredi",
    "essayer le trajet du soir avec moi",
    "mardi 9 h, gare d’Hirson",
)
CALLED_BACK: Final = "Rappelle lundi après 17 h"
PRESCRIBER: Final = "Mission locale de Thiérache"
REASON: Final = "bénéficiaire-non-joignable"
ACCEPTED, REFUSED = 4, 5
"""The two people who are addressed, by their rank."""


def note(typist: Typist, week: Week) -> None:
    """Beside the interview of last week, under the headings of its template."""
    show_agenda(typist)
    show_week(typist, week.day(-1, 2))
    stand_on(typist, week.people[1])
    tick(typist, f"chosen_note_{week.ids[week.people[1]].hex}")
    typist.until(lambda: typist.focused("note_text") is not None, "The note does not open.")
    _fill_template(typist, ANSWERS)


def call(typist: Typist, week: Week) -> None:
    """Try in vain by a shortcut, once too often by the palette; then reach the person."""
    open_file(typist, week.people[2], "Synthèse")
    typist.press(KEY.Key_J, CONTROL_SHIFT)
    told(typist, "Contact noté")
    later = monotonic() + AGAIN_MS / 1000  # sooner, it would be a key held down
    typist.until(lambda: monotonic() > later, "Time stands still.")
    typist.control(KEY.Key_K)
    typist.type("appel non")
    typist.until(lambda: QApplication.activePopupWidget() is not None, "No command.")
    typist.press(KEY.Key_Return)
    told(typist, "Contact noté")
    undo(typist)
    tick(typist, "contact_more")
    typist.until(lambda: typist.focused("contact_words") is not None, "No details.")
    typist.type(CALLED_BACK)
    tick_back(typist, "contact_reached")
    told(typist, "Contact noté")


def tick_back(typist: Typist, name: str) -> None:
    typist.reach(name, back=True)
    typist.press(KEY.Key_Space)


def receive(typist: Typist, week: Week) -> None:
    """Note that the same body addresses two people."""
    for rank in (ACCEPTED, REFUSED):
        open_file(typist, week.people[rank], "Parcours")
        tick(typist, "referral_receive")
        typist.until(lambda: typist.focused("received_dialog") is not None, "No form.")
        typist.reach("referral_body")
        typist.type(PRESCRIBER)
        typist.choose("referral_kind", "ML")
        typist.reach("referral_reason")
        typist.type("Trajet domicile-travail")
        typist.control(KEY.Key_Return)
        gone(typist, "received_dialog")


def accept(typist: Typist, week: Week) -> None:
    _open_waiting(typist, week, ACCEPTED)
    tick(typist, "referral_accept_")
    told(typist, "Orientation acceptée")


def refuse(typist: Typist, week: Week) -> None:
    """Refuse without a reason first: it is asked for."""
    _open_waiting(typist, week, REFUSED)
    tick(typist, "referral_refuse_")
    typist.until(lambda: typist.focused("refusal_dialog") is not None, "No form.")
    typist.control(KEY.Key_Return)
    typist.until(lambda: bool(said_beside(typist.hand, "refusal_reason")), "Nothing is asked.")
    typist.choose("refusal_reason", REASON)
    typist.control(KEY.Key_Return)
    gone(typist, "refusal_dialog")
    told(typist, "Orientation refusée")


def follow_up(typist: Typist, week: Week) -> None:
    """Call some months after the exit: nobody answers."""
    open_file(typist, week.leaver, "Parcours")
    tick(typist, f"followup_{week.months}_attempt")
    typist.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "No menu.")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    typist.press(KEY.Key_Down)
    while not menu.activeAction().text().startswith("Sans réponse"):
        typist.press(KEY.Key_Down)
    typist.press(KEY.Key_Return)
    told(typist, "Tentative notée")


def go_to_log(typist: Typist, week: Week) -> None:
    open_file(typist, week.people[6], "Synthèse")


def log(typist: Typist, _week: Week) -> None:
    """Log an interview that was not planned, with its note."""
    typist.press(KEY.Key_E, CONTROL_SHIFT)
    typist.until(lambda: bool(typist.focused("log_dialog")), "Nothing asks for the interview.")
    typist.press(KEY.Key_Return)
    typist.until(lambda: bool(typist.focused("note_text")), "The note does not come next.")
    _fill_template(typist, LOGGED)


def _open_waiting(typist: Typist, week: Week, rank: int) -> None:
    """Go to the list of those that wait by the palette, up from the latest, and open the file."""
    typist.control(KEY.Key_K)
    typist.type("orientations")
    typist.until(lambda: QApplication.activePopupWidget() is not None, "No command.")
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.route().screen is Screen.REFERRALS, "The list does not open.")
    typist.settle()
    table = typist.reach("referrals_table")
    assert isinstance(table, Table)
    last = -1
    while table.currentIndex().row() != last:  # more rows come as one nears the last
        last = table.currentIndex().row()
        typist.control(KEY.Key_End)
        typist.settle()
    while not _row(table).startswith(week.people[rank]):
        before = table.currentIndex()
        typist.press(KEY.Key_Up)
        assert table.currentIndex() != before, f"{week.people[rank]} does not wait."
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.route().screen is Screen.PERSON, "The file does not open.")
    typist.settle()


def _row(table: Table) -> str:
    return str(table.rows.index(table.currentIndex().row(), 0).data())


def _fill_template(typist: Typist, answers: tuple[str, ...]) -> None:
    typist.alt(KEY.Key_U)
    text = typist.hand.find("note_text", NoteText)
    typist.until(lambda: bool(text.toPlainText()), "No template comes.")
    for rank, answer in enumerate(answers):
        if rank:
            typist.press(KEY.Key_Tab)
        typist.type(answer)
    kept = typist.hand.find("note_delete", QWidget)  # there as soon as the note is
    typist.until(kept.isVisible, "The note is not kept.")
    typist.settle()
