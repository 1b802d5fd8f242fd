"""The agenda of a week by the keyboard alone: booked, moved, answered, called off, repeated."""

from typing import Final

from PySide6.QtWidgets import QLineEdit
from tests.journeys.typist import Typist
from tests.journeys.week_hand import (
    CONTROL_SHIFT,
    KEY,
    Week,
    gone,
    show_agenda,
    show_week,
    stand_on,
    take,
    tick,
    told,
    undo,
)

WORKSHOP: Final = "Lire un plan de bus"
ROOM, LATER_HOUR = "Salle 2", "14:30"
OF_WORKSHOP: Final = slice(0, 8)
"""The eight who are expected at the workshop."""


def jot_down(typist: Typist, week: Week) -> None:
    """Ctrl+E, a phrase, Enter."""
    show_agenda(typist)
    typist.control(KEY.Key_E)
    typist.type(f"{week.day(1, 1):%d/%m/%Y} 14h {week.people[0]} suivi 45")
    typist.press(KEY.Key_Return)
    jotted(typist)
    told(typist, "Rendez-vous créé")


def jotted(typist: Typist) -> None:
    """Wait until the phrase is taken: the field is empty again."""
    field = typist.hand.find("agenda_quick", QLineEdit)
    typist.until(lambda: not field.text(), "The phrase is not taken.")
    typist.settle()


def move_and_stretch(typist: Typist, week: Week) -> None:
    """Put it a day and half an hour later, then a quarter longer; take a wrong step back."""
    stand_on(typist, week.people[0])
    typist.control(KEY.Key_Right)
    typist.control(KEY.Key_Down)
    typist.control(KEY.Key_Down)
    told(typist, "Rendez-vous déplacé")
    typist.press(KEY.Key_Down, CONTROL_SHIFT)
    told(typist, "Durée du rendez-vous changée")
    typist.control(KEY.Key_Right)
    told(typist, "Rendez-vous déplacé")
    undo(typist)


def fill_in(typist: Typist, week: Week) -> None:
    """Ctrl+R: an interview of last week that was not yet in the diary."""
    typist.control(KEY.Key_R)
    typist.until(lambda: typist.focused("meeting_person") is not None, "No form.")
    take(typist, week.people[1])
    typist.reach("meeting_day")
    typist.replace(f"{week.day(-1, 2):%d/%m/%Y}")
    typist.reach("meeting_hour")
    typist.replace("9h")
    typist.reach("meeting_place")
    typist.type("France services, Hirson")
    typist.alt(KEY.Key_C)
    gone(typist, "appointment_dialog")


def say_present(typist: Typist, week: Week) -> None:
    """Say that the interview of last week took place."""
    tick(typist, f"attendance_seen_{week.ids[week.people[1]].hex}")
    typist.settle()


def call_off(typist: Typist, week: Week) -> None:
    """Let one of next week fall away, by the service; another by the person."""
    for person, weekday, status in ((2, 3, "revoked"), (3, 4, "excused")):
        typist.control(KEY.Key_E)
        typist.type(f"{week.day(1, weekday):%d/%m/%Y} 9h30 {week.people[person]} suivi")
        typist.press(KEY.Key_Return)
        jotted(typist)
        tick(typist, f"attendance_{status}_{week.ids[week.people[person]].hex}")
        typist.settle()


def delete_and_take_back(typist: Typist, week: Week) -> None:
    """Delete on the grid, then Ctrl+Z."""
    show_week(typist, week.day(1, 1))
    stand_on(typist, week.people[0])
    typist.press(KEY.Key_Delete)
    told(typist, "Rendez-vous supprimé")
    undo(typist)


def plan_workshop(typist: Typist, week: Week) -> None:
    """Eight people, every week from last week on, until a day."""
    typist.control(KEY.Key_R)
    typist.until(lambda: typist.focused("meeting_person") is not None, "No form.")
    for name in week.people[OF_WORKSHOP]:
        take(typist, name)
    typist.choose("meeting_kind", "atelier")
    typist.reach("meeting_title")
    typist.type(WORKSHOP)
    typist.reach("meeting_day")
    typist.replace(f"{week.day(-1, 3):%d/%m/%Y}")
    typist.reach("meeting_hour")
    typist.replace("10h")
    typist.choose("meeting_repeats", "weekly")
    typist.choose("meeting_repeats_end", "until")
    typist.reach("meeting_repeats_until")
    typist.replace(f"{week.day(4, 3):%d/%m/%Y}")
    typist.control(KEY.Key_Return)
    gone(typist, "appointment_dialog")
    told(typist, "6 séances créées")


def attend(typist: Typist, week: Week) -> None:
    """Say who did not come last week and who was excused, then that all others were there."""
    show_week(typist, week.day(-1, 3))
    stand_on(typist, WORKSHOP)
    tick(typist, f"attendance_noshow_{week.ids[week.people[2]].hex}")
    typist.settle()
    typist.press(KEY.Key_Tab)  # « Excusé » of the same person
    _tick_along(typist, f"attendance_excused_{week.ids[week.people[5]].hex}")
    typist.settle()
    typist.alt(KEY.Key_T)
    told(typist, "Tous présents")


def _tick_along(typist: Typist, name: str) -> None:
    """Go from one person to the other by the same answer, down then up, and press it."""
    for key in (KEY.Key_Down, KEY.Key_Up):
        for _ in range(OF_WORKSHOP.stop):
            if typist.focused(name) is not None:
                typist.press(KEY.Key_Space)
                return
            typist.press(key)
    raise AssertionError(f"« {name} » is not among the answers; at « {typist.place()} ».")


def change_one(typist: Typist, week: Week) -> None:
    """Hold the séance of next week in another room."""
    show_week(typist, week.day(1, 3))
    stand_on(typist, WORKSHOP)
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("appointment_dialog") is not None, "No form.")
    typist.reach("meeting_room")
    typist.type(ROOM)
    typist.control(KEY.Key_Return)
    typist.until(lambda: typist.focused("scope") is not None, "Nothing asks how far.")
    typist.press(KEY.Key_Return)
    gone(typist, "appointment_dialog")


def change_following(typist: Typist, _week: Week) -> None:
    """Hold those of the weeks after in the afternoon."""
    typist.reach("agenda_grid")
    typist.press(KEY.Key_PageDown)
    typist.settle()
    stand_on(typist, WORKSHOP)
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("appointment_dialog") is not None, "No form.")
    typist.reach("meeting_hour")
    typist.replace(LATER_HOUR)
    typist.control(KEY.Key_Return)
    typist.until(lambda: typist.focused("scope") is not None, "Nothing asks how far.")
    typist.press(KEY.Key_Down)
    typist.press(KEY.Key_Return)
    gone(typist, "appointment_dialog")
    told(typist, "3 séances modifiées")


def call_off_one(typist: Typist, week: Week) -> None:
    """Call off the last séance alone."""
    show_week(typist, week.day(4, 3))
    stand_on(typist, WORKSHOP)
    tick(typist, "chosen_cancel")
    typist.until(lambda: typist.focused("scope") is not None, "Nothing asks how far.")
    typist.press(KEY.Key_Return)
    told(typist, "Rendez-vous annulé")


def look_around(typist: Typist, week: Week) -> None:
    """See the month and a day of it, the list and one of its rows, then the week again."""
    typist.control(KEY.Key_3)
    typist.settle()
    typist.reach("agenda_month")
    typist.press(KEY.Key_Right)
    typist.press(KEY.Key_PageUp)
    typist.settle()
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("agenda_grid") is not None, "The day does not open.")
    typist.control(KEY.Key_G)
    typist.type(f"{week.day(1, 3):%d/%m/%Y}")
    typist.press(KEY.Key_Return)
    typist.control(KEY.Key_4)
    typist.settle()
    typist.reach("agenda_list")
    typist.press(KEY.Key_Down)
    typist.press(KEY.Key_Return)
    typist.until(lambda: typist.focused("appointment_dialog") is not None, "No form.")
    typist.press(KEY.Key_Escape)
    gone(typist, "appointment_dialog")
    typist.until(lambda: typist.focused("agenda_list") is not None, "The list lost the keyboard.")
    typist.control(KEY.Key_2)
    typist.settle()
