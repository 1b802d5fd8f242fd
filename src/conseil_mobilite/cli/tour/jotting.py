"""A meeting jotted down in one line, its note beside it, and the slip that reminds of it."""

from datetime import date, time, timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.planning import meeting_day
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.paper.pages.page_view import PageView
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.agenda.notes import notes
from conseil_mobilite.services.paper import appointment_papers, issuing
from conseil_mobilite.services.paper.appointment_papers import Shape
from conseil_mobilite.store.database import Store

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_HOUR: Final = time(17, 15)


def jot(visit: Visit) -> None:
    """Type a meeting in the field of the agenda, read it back, and create it with Enter."""
    hand = visit.hand
    hand.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    hand.wait(lambda: visit.route().screen is Screen.AGENDA, "Alt et 3 n’ouvrent pas l’agenda.")
    visit.settle()
    hand.press(Qt.Key.Key_E, _CONTROL)
    field = hand.find("agenda_quick", QLineEdit)
    hand.wait(field.hasFocus, "Ctrl+E ne mène pas à la saisie rapide.")
    hand.type_text(f"{short_date(jotted_day(visit))[:5]} 17h15 coeurjoly suivi 30")
    hand.wait(lambda: hand.sees("agenda_quick_create"), "La saisie rapide n’est pas comprise.")
    visit.settle()
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: not field.text(), "La saisie rapide n’a rien créé.")
    hand.wait(lambda: hand.sees("chosen_print"), "Le rendez-vous créé ne se montre pas.")
    visit.settle()


def hand_out_slip(visit: Visit) -> None:
    """Choose the slip in the menu of the meeting, look at it, and hand it out."""
    hand = visit.hand
    hand.choose_line("chosen_print", f"chosen_print_{Shape.SLIP}_{visit.someone().hex}")
    show_paper(visit)
    hand.click("sheet_give")
    hand.wait(lambda: not hand.sees("sheet_give"), "La fiche n’a pas été remise.")
    hand.click("sheet_close")
    visit.settle()


def write_note(visit: Visit) -> None:
    """Go from the meeting to its note, and write it; nothing is to be saved."""
    hand = visit.hand
    hand.click(hand.name_of("chosen_note_"))
    hand.wait(lambda: visit.route().screen is Screen.PERSON, "« Noter » n’ouvre pas le dossier.")
    text = hand.find("note_text", QPlainTextEdit)
    hand.wait(text.hasFocus, "La note ne prend pas le clavier.")
    for sentence in tale.NOTE:
        hand.type_text(sentence)
        hand.wait(lambda: _is_kept(visit), "La note ne s’enregistre pas.")
        hand.press(Qt.Key.Key_Return)
    visit.settle()


def show_paper(visit: Visit) -> None:
    """Wait until the pages of a preview are drawn."""
    hand = visit.hand
    pages = hand.find("sheet_pages", PageView)
    hand.wait(
        lambda: hand.sees("sheet_save") and bool(pages.findChildren(QLabel)),
        "Le document ne paraît pas.",
    )


def found_jotted(visit: Visit, store: Store) -> None:
    """Find the meeting on the day, at the hour and as long as was typed."""
    meeting = _jotted(visit, store)
    if (meeting.kind, meeting.duration_minutes) != ("suivi", 30):
        raise StepFailed("Le rendez-vous de la base n’est pas celui de la saisie rapide.")


def found_slip(visit: Visit, store: Store) -> None:
    documents = store.read(issuing.of_person, visit.someone())
    slips = [each for each in documents if each.kind == appointment_papers.KIND]
    if len(slips) != 1 or not slips[0].content.startswith(b"%PDF-"):
        raise StepFailed("La fiche de rendez-vous remise n’est pas dans la base.")


def found_note(visit: Visit, store: Store) -> None:
    """Find the note whole, on its meeting."""
    meeting = _jotted(visit, store)
    kept = store.read(notes.of_person, visit.someone())
    found = [each.note.text for each in kept if each.note.appointment_id == meeting.id]
    if [text.split("\n") for text in (each.strip() for each in found)] != [list(tale.NOTE)]:
        raise StepFailed("La note tapée n’est pas dans la base, sur son rendez-vous.")


def jotted_day(visit: Visit) -> date:
    return meeting_day(visit) + timedelta(weeks=1)


def _is_kept(visit: Visit) -> bool:
    said = visit.hand.window.findChild(QLabel, "note_kept")
    return said is not None and said.text().startswith("Enregistré")


def _jotted(visit: Visit, store: Store) -> Appointment:
    entries = store.read(diary.of_person, visit.someone(), now())
    wanted = (jotted_day(visit), _HOUR)
    for each in entries:
        starts_at = each.appointment.starts_at
        if (paris_day(starts_at), paris_time(starts_at)) == wanted:
            return each.appointment
    raise StepFailed("Le rendez-vous de la saisie rapide n’est pas dans la base.")
