"""The papers of a meeting, from the agenda and from her page. It is Friday 12 March 2027."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.agenda.screen import AgendaScreen
from tests.gui.showing import show_alone

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.statuses import EXCUSED
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.gui.agenda.calendars.calendar_export_dialog import CalendarExportDialog
from conseil_mobilite.gui.agenda.grid.week_grid import WeekGrid
from conseil_mobilite.gui.agenda.notes.person_tab import MeetingsTab
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.paper.pages.page_view import PageView
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store

LEFT = Qt.MouseButton.LeftButton
SATURDAY = 5


def _choose(bot: QtBot, holder: QWidget, button: str, *lines: str) -> None:
    """Open a menu with Space, go down to a line of it by the arrows, and enter."""
    opening = holder.findChild(QPushButton, button)
    assert opening is not None, button
    opening.setFocus()
    bot.waitUntil(opening.hasFocus)
    menu = opening.menu()
    opened: list[bool] = []

    def walk() -> None:
        opened.append(True)
        _go_to(bot, menu, lines)

    menu.aboutToShow.connect(walk, Qt.ConnectionType.QueuedConnection)
    bot.keyClick(opening, Qt.Key.Key_Space)
    bot.waitUntil(lambda: bool(opened))


def _go_to(bot: QtBot, menu: QMenu, lines: tuple[str, ...]) -> None:
    first, *others = lines
    for _ in menu.actions():
        bot.keyClick(menu, Qt.Key.Key_Down)
        if _named(menu.activeAction(), first):
            break
    if others:
        bot.keyClick(menu, Qt.Key.Key_Right)
        under = menu.activeAction().menu()
        assert isinstance(under, QMenu)
        _go_to(bot, under, tuple(others))
    else:
        bot.keyClick(menu, Qt.Key.Key_Return)


def _named(action: QAction, words: str) -> bool:
    return action.text().replace("\u00a0", " ").startswith(words)


def _preview(bot: QtBot, holder: QWidget) -> PaperDialog:
    """Return the preview once its page is drawn."""
    bot.waitUntil(lambda: holder.findChild(PaperDialog) is not None)
    dialog = holder.findChild(PaperDialog)
    assert dialog is not None
    bot.waitUntil(lambda: bool(_page(dialog)))
    return dialog


def _page(dialog: PaperDialog) -> str:
    pages = dialog.findChild(PageView)
    assert pages is not None
    told = (each.accessibleDescription() for each in pages.findChildren(QLabel))
    return " ".join(told).replace("\u00a0", " ").strip()


def _hand_out(bot: QtBot, dialog: PaperDialog, store: Store, person: UUID) -> IssuedDocument:
    give = dialog.findChild(QPushButton, "sheet_give")
    assert give is not None
    bot.mouseClick(give, LEFT)
    bot.waitUntil(lambda: len(store.read(issuing.of_person, person)) == 1)
    (kept,) = store.read(issuing.of_person, person)
    dialog.accept()
    return kept


def _choose_entry(agenda: AgendaScreen, appointment: Appointment) -> None:
    """Click a meeting of the week."""
    agenda.page.refresh()
    grid = agenda.find(WeekGrid, "agenda_grid")
    agenda.bot.waitUntil(lambda: not grid.area_of(appointment.id).isEmpty())
    spot = grid.area_of(appointment.id).center().toPoint()
    agenda.bot.mouseClick(grid, LEFT, pos=spot)
    agenda.bot.waitUntil(lambda: agenda.find(QWidget, "agenda_chosen").isVisible())


def test_a_slip_chosen_by_keys_on_the_card_of_a_meeting_is_kept_in_her_documents(
    agenda: AgendaScreen, qtbot: QtBot
) -> None:
    meeting = agenda.book(SATURDAY, 10)
    _choose_entry(agenda, meeting)

    _choose(qtbot, agenda.page, "chosen_print", "Fiche à garder (A5)")

    dialog = _preview(qtbot, agenda.page)
    assert "Hélène Lefèvre" in _page(dialog)
    kept = _hand_out(qtbot, dialog, agenda.store, agenda.person)
    assert (kept.kind, kept.title) == ("rendez_vous", "Fiche de rendez-vous")


def test_a_letter_invites_her_to_a_meeting_and_is_kept(agenda: AgendaScreen, qtbot: QtBot) -> None:
    meeting = agenda.book(SATURDAY, 10)
    _choose_entry(agenda, meeting)

    _choose(qtbot, agenda.page, "chosen_print", "Lettre d’invitation (A4)")

    dialog = _preview(qtbot, agenda.page)
    assert "Hélène Lefèvre" in _page(dialog)
    kept = _hand_out(qtbot, dialog, agenda.store, agenda.person)
    assert kept.title == "Lettre d’invitation"


def test_of_a_workshop_each_person_expected_has_her_own_card(
    agenda: AgendaScreen, qtbot: QtBot
) -> None:
    paul = agenda.store.run(
        people.welcome, NewPerson("Aubry", "Paul"), Origin(), date(2027, 1, 4)
    ).id
    at = agenda.book(SATURDAY, 8).starts_at
    new = NewAppointment("atelier", at, 90, (agenda.person, paul), title="Lire un plan")
    workshop = agenda.store.run(appointments.book, new)
    _choose_entry(agenda, workshop)

    _choose(qtbot, agenda.page, "chosen_print", "Paul Aubry", "Carte de portefeuille (A6)")

    dialog = _preview(qtbot, agenda.page)
    assert "Paul Aubry" in _page(dialog)
    assert "Hélène" not in _page(dialog)
    kept = _hand_out(qtbot, dialog, agenda.store, paul)
    assert kept.title == "Carte de rendez-vous"
    assert agenda.store.read(issuing.of_person, agenda.person) == []


def test_what_is_past_or_called_off_has_no_paper(agenda: AgendaScreen, qtbot: QtBot) -> None:
    past, coming = agenda.book(0, 9), agenda.book(SATURDAY, 10)

    _choose_entry(agenda, past)
    assert agenda.page.findChild(QPushButton, "chosen_print") is None
    qtbot.waitUntil(lambda: agenda.find(QPushButton, "chosen_export").isVisible())

    _choose_entry(agenda, coming)
    agenda.wait_for("Demain, 10 h")
    assert agenda.find(QPushButton, "chosen_print").isVisible()

    agenda.press(f"attendance_{EXCUSED}_{agenda.person.hex}")
    qtbot.waitUntil(lambda: agenda.page.findChild(QPushButton, "chosen_print") is None)


def test_one_meeting_is_exported_from_its_card(agenda: AgendaScreen, qtbot: QtBot) -> None:
    _choose_entry(agenda, agenda.book(SATURDAY, 10))

    agenda.press("chosen_export")

    qtbot.waitUntil(lambda: agenda.page.findChild(CalendarExportDialog) is not None)
    dialog = agenda.find(CalendarExportDialog, "calendar_export")
    assert "Hélène Lefèvre, demain, 10 h" in agenda.words(dialog)
    dialog.reject()


def test_the_days_shown_are_printed_from_the_menu(agenda: AgendaScreen, qtbot: QtBot) -> None:
    agenda.book(SATURDAY, 10)
    agenda.page.refresh()
    agenda.wait_for("8 – 13 mars 2027")

    _choose(qtbot, agenda.page, "agenda_more", "Imprimer ces jours")

    dialog = _preview(qtbot, agenda.page)
    assert "Lefèvre" in _page(dialog)
    assert not agenda.find(QPushButton, "sheet_give").isVisible()
    dialog.reject()
    assert agenda.store.read(issuing.of_person, agenda.person) == []


def test_the_list_of_her_meetings_prints_the_paper_of_one_to_come(
    agenda: AgendaScreen, desk: Desk, qtbot: QtBot
) -> None:
    meeting = agenda.book(SATURDAY, 10)
    tab = MeetingsTab(desk, agenda.person)
    show_alone(qtbot, tab, 1270, 690)
    tab.refresh()
    name = f"meeting_print_{meeting.id.hex}"
    qtbot.waitUntil(lambda: tab.findChild(QPushButton, name) is not None)

    _choose(qtbot, tab, name, "Carte de portefeuille (A6)")

    dialog = _preview(qtbot, tab)
    assert "Hélène Lefèvre" in _page(dialog)
    kept = _hand_out(qtbot, dialog, agenda.store, agenda.person)
    assert kept.title == "Carte de rendez-vous"
    tab.leave()
