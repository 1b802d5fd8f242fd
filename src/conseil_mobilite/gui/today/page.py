"""Aujourd’hui: what needs the adviser now."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.flow import head_gestures
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    PAGE_PAD,
    Item,
    column,
    columns,
    frame,
)
from conseil_mobilite.gui.kit.page import Gesture, Page, Route, Screen
from conseil_mobilite.gui.pathway.followup_gestures import FollowupGestures
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.pathway.writing import Writing
from conseil_mobilite.gui.retention.reminder import RetentionReminder
from conseil_mobilite.gui.today.clock_reminder import ClockReminder
from conseil_mobilite.gui.today.lists import ListName, TodayLists
from conseil_mobilite.gui.today.meetings_card import MeetingsCard
from conseil_mobilite.gui.today.next_card import NextCard
from conseil_mobilite.gui.today.place_reminder import PlaceReminder
from conseil_mobilite.gui.today.resuming import resume
from conseil_mobilite.gui.today.ways import DUE, SILENT, caseload
from conseil_mobilite.gui.today.welcome import Welcome
from conseil_mobilite.gui.today.wording import SHOWN, summary, title_of
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.today import today
from conseil_mobilite.services.today.today import Today
from conseil_mobilite.services.today.today_followups import DueFollowup

MINUTE_MS: Final = 60_000
SHOWN_FILES: Final = 3
WHOLE: Final = 200
EXITED: Final = "sorti"
"""The part of Personnes that shows those whose pathway ended."""
NEXT_ROWS: Final = 4
"""As tall as the card of the next appointment."""


class TodayPage(Page):
    """Read again each time it is shown, and each minute while it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._whole: set[ListName] = set()
        self._writing = Writing(self)
        self._followups = FollowupGestures(desk, self, self._writing)
        self._lists, self._meetings = TodayLists(desk, self), MeetingsCard(desk, self)
        self._welcome = Welcome(self)
        self._title, self._detail = label("", "title"), label("", "muted", wrap=True)
        self._next = NextCard(desk)
        self._next.setParent(self)  # until there is something to show in it
        self._content = frame(column(gap=CARD_GAP))
        self._retention, self._place = RetentionReminder(desk), PlaceReminder(desk)
        self._clock = ClockReminder(desk)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._lay_out()
        self._connect()
        self._minute.start()

    def refresh(self) -> None:
        shown = WHOLE if self._whole else SHOWN
        reading = self._desk.background.read(
            today.picture, self._desk.clock(), self._desk.adviser.id, shown
        )
        reading.then(self._show)
        self._retention.count()
        self._place.look()
        self._clock.look()

    def leave(self) -> None:
        self._retention.forget()
        self._whole.clear()

    def _lay_out(self) -> None:
        mine = button("today_caseload", "Ma &file active", "users-three")
        meet = button("today_appointment", "Nouveau &rendez-vous", "calendar-plus")
        welcome = button("today_person", "&Nouvelle personne", "user-plus")
        mine.clicked.connect(lambda: self.route_chosen.emit(caseload(self._desk)))
        meet.clicked.connect(lambda: self.gesture_chosen.emit(Gesture.NEW_APPOINTMENT))
        welcome.clicked.connect(lambda: self.gesture_chosen.emit(Gesture.NEW_PERSON))
        words = column(self._title, self._detail, gap=0)
        head = columns((words, 1), head_gestures(mine, meet, welcome))
        foot = column(self._clock, self._place, self._retention, gap=4)
        body = column(head, (self._content, 1), foot, gap=CARD_GAP, pad=PAGE_PAD)
        self.lay_out(body)

    def _connect(self) -> None:
        self._minute.timeout.connect(self._tick)
        self._next.opened.connect(self.open_person)
        self._next.answered.connect(self._answer)
        self._retention.opened.connect(
            lambda: self.route_chosen.emit(Route(Screen.SETTINGS, part="retention"))
        )
        self._place.opened.connect(
            lambda: self.route_chosen.emit(Route(Screen.SETTINGS, part="about"))
        )
        self._meetings.opened.connect(self.open_person)
        self._meetings.agenda_asked.connect(lambda: self.go(Screen.AGENDA))
        self._meetings.booking_asked.connect(
            lambda: self.gesture_chosen.emit(Gesture.NEW_APPOINTMENT)
        )
        self._lists.opened.connect(self.open_person)
        self._lists.whole_asked.connect(self._show_whole)
        self._lists.referrals_asked.connect(self._open_referrals)
        self._lists.next_asked.connect(self._go_on)
        self._lists.answer_asked.connect(self._tell_followup)
        self._lists.attempts.attempted.connect(self._followups.attempt)
        self._lists.attempts.unreached.connect(self._followups.close_unreached)
        self._followups.undo_offered.connect(self.undo_offered)
        self._welcome.person_asked.connect(lambda: self.gesture_chosen.emit(Gesture.NEW_PERSON))
        self._welcome.body_asked.connect(lambda: self.go(Screen.SETTINGS))
        self._welcome.import_asked.connect(lambda: self.open_import(self._desk.adviser.id))
        self._welcome.copied.connect(self._copy)
        self._writing.settled.connect(self.refresh)
        self._writing.troubled.connect(self.troubled)

    def _show(self, picture: Today) -> None:
        if self._writing.under_way():
            return
        say(self._title, title_of(picture.on))
        say(self._detail, summary(picture))
        self._next.setParent(self)  # out of what is refilled, never a window of its own
        if picture.nobody_yet:
            self._next.hide()
            refill_kept(self._content, self._welcome.make(self._desk.adviser.first_name), None)
            return
        self._next.show_meeting(picture.following)
        refill_kept(self._content, (self._columns(picture), 1), *self._resume(picture))

    def _columns(self, picture: Today) -> QBoxLayout:
        on, made, most = picture.on, self._lists, self._most
        stacks: list[list[QFrame]] = [
            [self._next, self._meetings.make(picture)],
            [
                made.tasks(picture.tasks, on, most=most(ListName.TASKS)),
                made.referrals(picture.referrals, on, most=most(ListName.REFERRALS)),
            ],
            [
                made.silent(picture.silent, on, most=most(ListName.SILENT)),
                made.followups(picture.followups, on, most=most(ListName.FOLLOWUPS)),
            ],
        ]
        expiring = made.expiring(picture.expiring, on, most=most(ListName.EXPIRING))
        if picture.rights:
            most_rights = most(ListName.RIGHTS)
            min(stacks, key=_rows).append(made.rights(picture.rights, most=most_rights))
        min(stacks, key=_rows).append(expiring)
        left, middle, right = (column(*stack, None, gap=CARD_GAP) for stack in stacks)
        return columns((left, 25), (middle, 22), (right, 22), gap=CARD_GAP)

    def _most(self, name: ListName) -> int:
        """Show less of what presses least, until it is wanted whole."""
        if name in self._whole:
            return WHOLE
        return SHOWN_FILES if name is ListName.EXPIRING else SHOWN

    def _resume(self, picture: Today) -> list[Item]:
        if not picture.recent:
            return []
        again = resume(picture.recent, self.open_person)
        return [columns(label("Reprendre :", "muted"), *again, None)]

    def _show_whole(self, name: ListName) -> None:
        """Show a list whole, or short again, until the page is left."""
        if name is ListName.SILENT:
            self.route_chosen.emit(caseload(self._desk, SILENT))
            return
        self._whole ^= {name}
        self.refresh()

    def _open_referrals(self) -> None:
        self.open_referrals(self._desk.adviser.id)

    def _go_on(self, name: ListName) -> None:
        """Go where an empty list leads."""
        ways: dict[ListName, Callable[[], None]] = {
            ListName.TASKS: lambda: self.route_chosen.emit(caseload(self._desk, DUE)),
            ListName.SILENT: lambda: self.route_chosen.emit(caseload(self._desk)),
            ListName.REFERRALS: lambda: self.gesture_chosen.emit(Gesture.NEW_PERSON),
            ListName.FOLLOWUPS: lambda: self.route_chosen.emit(Route(Screen.PEOPLE, part=EXITED)),
        }
        ways[name]()

    def _tell_followup(self, due: DueFollowup) -> None:
        self._followups.tell(due.id, due.months)

    def _answer(self, meeting: UUID, person: UUID, status: str) -> None:
        answering = self._desk.background.run(
            appointments.set_status, meeting, person, status, self._desk.clock()
        )
        self._writing.watch(answering)

    def _copy(self, command: str) -> None:
        QApplication.clipboard().setText(command)
        self.said.emit("Commande copiée : collez-la dans un terminal.")

    def _tick(self) -> None:
        """Follow the time, but never under a menu that is open: it would close."""
        if self.isVisible() and QApplication.activePopupWidget() is None:
            self.refresh()


def _rows(cards: Sequence[QFrame]) -> int:
    """Count the rows that stand one above the other, heads included."""
    return sum(NEXT_ROWS if isinstance(each, NextCard) else _listed(each) for each in cards)


def _listed(card: QFrame) -> int:
    return 1 + len(card.findChildren(OpenRow))
