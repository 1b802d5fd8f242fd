"""The pathway after the decision: a day for each action, then the next appointment."""

from datetime import date, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.domain.language.paris import paris_day, paris_time
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.pathway.action_row import ActionRow
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.store.database import Store

_SATURDAY = 5


def give_days(visit: Visit) -> None:
    """Type the day of each action in the pathway, from one week to the next."""
    hand = visit.hand
    hand.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hand.wait(lambda: visit.route().screen is Screen.PERSON, "Alt et Gauche ne reviennent pas.")
    visit.show_tab("Parcours")
    visit.settle()
    for rank in range(tale.ACTIONS):
        row = _rows(visit)[rank]
        hand.bring(row)
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        hand.write("edit_due", short_date(due_day(visit, rank)))
        hand.press(Qt.Key.Key_Tab)
        visit.settle()


def book(visit: Visit) -> None:
    """Book the next appointment from the head of her page."""
    hand = visit.hand
    hand.click("record_meetings_new")
    hand.choose("meeting_kind", "suivi")
    hand.write("meeting_day", short_date(meeting_day(visit)))
    hand.write("meeting_hour", "11 h 30")
    hand.write("meeting_place", tale.PLACE)
    visit.picture("rendez-vous-nouveau")
    hand.click("appointment_dialog_create")
    hand.wait(lambda: not hand.sees("meeting_day"), "Le rendez-vous n’a pas été pris.")
    visit.settle()


def found_days(visit: Visit, store: Store) -> None:
    pathway = store.read(pathways.current, visit.someone())
    if pathway is None:
        raise StepFailed("Le parcours n’est plus ouvert dans la base.")
    kept = {each.action.due_on for each in store.read(actions.of_pathway, pathway.id, visit.today)}
    wanted = {due_day(visit, rank) for rank in range(tale.ACTIONS)}
    if kept != wanted:
        raise StepFailed("Les échéances tapées ne sont pas toutes dans la base.")


def found_booked(visit: Visit, store: Store) -> None:
    """Find the appointment on its day, at its hour, with her alone."""
    entry = store.read(diary.next_for, visit.someone(), now())
    if entry is None:
        raise StepFailed("Aucun rendez-vous à venir dans la base.")
    starts_at = entry.appointment.starts_at
    if (paris_day(starts_at), paris_time(starts_at)) != (meeting_day(visit), time(11, 30)):
        raise StepFailed("Le rendez-vous de la base n’est pas au jour et à l’heure tapés.")
    if [who.person_id for who in entry.people] != [visit.someone()]:
        raise StepFailed("Le rendez-vous de la base n’est pas avec la personne inscrite.")


def due_day(visit: Visit, rank: int) -> date:
    return visit.today + timedelta(weeks=rank + 2)


def meeting_day(visit: Visit) -> date:
    """Return a working day of the week that follows."""
    day = visit.today + timedelta(weeks=1)
    return day + timedelta(days=2) if day.weekday() >= _SATURDAY else day


def _rows(visit: Visit) -> list[ActionRow]:
    found = [each for each in visit.hand.window.findChildren(ActionRow) if each.isVisible()]
    if len(found) < tale.ACTIONS:
        raise StepFailed(f"Le parcours ne montre que {len(found)} actions.")
    return sorted(found, key=lambda each: each.planned.action.position)
