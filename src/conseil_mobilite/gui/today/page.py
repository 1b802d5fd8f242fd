"""Aujourd’hui: what needs the adviser now."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import Entry
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import (
    CARD_GAP,
    PAGE_PAD,
    Item,
    column,
    columns,
    frame,
    refill,
    row,
)
from conseil_mobilite.gui.kit.page import Gesture, Page, Screen
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.today.lists import TodayLists, resume
from conseil_mobilite.gui.today.next_card import NextCard
from conseil_mobilite.gui.today.wording import summary, title_of
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.today import today
from conseil_mobilite.services.today.today import Today
from conseil_mobilite.services.today.today_lists import Listed
from conseil_mobilite.services.today.today_people import ExpiringFile

MINUTE_MS = 60_000
SHOWN = 5
SHOWN_FILES = 3
WHOLE = 200
NEXT_ROWS = 4
"""As tall as the card of the next appointment."""


class TodayPage(Page):
    """Read again each time it is shown, and each minute while it is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = SHOWN
        self._lists = TodayLists(
            desk,
            self.open_person,
            lambda: self.go(Screen.AGENDA),
            lambda: self.open_referrals(desk.adviser.id),
            self._unfold,
        )
        self._title, self._detail = label("", "title"), label("", "muted", wrap=True)
        self._next = NextCard(desk)
        self._next.opened.connect(self.open_person)
        self._next.answered.connect(self._answer)
        self._content = frame(column(gap=CARD_GAP))
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        self._lay_out()

    def refresh(self) -> None:
        reading = self._desk.background.read(
            today.picture, self._desk.clock(), self._desk.adviser.id, self._shown
        )
        reading.then(self._show)

    def leave(self) -> None:
        self._shown = SHOWN

    def _lay_out(self) -> None:
        meet = button("today_appointment", "Nouveau &rendez-vous", "calendar-plus")
        welcome = button("today_person", "&Nouvelle personne", "user-plus")
        meet.clicked.connect(lambda: self.gesture_chosen.emit(Gesture.NEW_APPOINTMENT))
        welcome.clicked.connect(lambda: self.gesture_chosen.emit(Gesture.NEW_PERSON))
        words = column(self._title, self._detail, gap=0)
        gestures = row(meet, welcome, *([None] if large_text() else []))
        head = columns((words, 1), gestures)
        self.lay_out(column(head, (self._content, 1), gap=CARD_GAP, pad=PAGE_PAD))

    def _show(self, picture: Today) -> None:
        say(self._title, title_of(picture.on))
        say(self._detail, summary(picture))
        self._next.setParent(self)  # out of what is refilled, never a window of its own
        if picture.nobody_yet:
            self._next.hide()
            refill(self._content, self._welcome(), None)
            return
        self._next.show_meeting(picture.following)
        refill(self._content, (self._columns(picture), 1), *self._resume(picture))

    def _columns(self, picture: Today) -> QBoxLayout:
        on, made = picture.on, self._lists
        stacks: list[list[QFrame]] = [
            [self._next, made.meetings(picture)],
            [made.actions(picture.actions, on), made.referrals(picture.referrals, on)],
            [made.silent(picture.silent, on), made.followups(picture.followups, on)],
        ]
        shortest = min(stacks, key=_rows)
        shortest.append(made.expiring(self._fewer(picture.expiring), on))
        left, middle, right = (column(*stack, None, gap=CARD_GAP) for stack in stacks)
        return columns((left, 25), (middle, 22), (right, 20), gap=CARD_GAP)

    def _fewer(self, files: Listed[ExpiringFile]) -> Listed[ExpiringFile]:
        """Show less of what presses least, until the lists are unfolded."""
        return files if self._shown == WHOLE else replace(files, rows=files.rows[:SHOWN_FILES])

    def _resume(self, picture: Today) -> list[Item]:
        if not picture.recent:
            return []
        names = [(file.person_id, file.person) for file in picture.recent]
        return [columns(label("Reprendre :", "muted"), *resume(names, self.open_person), None)]

    def _welcome(self) -> QFrame:
        """Open an empty base with what can be done first."""
        register = button("first_person", "Inscrire une personne", "user-plus", "primary")
        settle = button("first_settings", "Voir mes réglages", "gear")
        register.clicked.connect(lambda: self.gesture_chosen.emit(Gesture.NEW_PERSON))
        settle.clicked.connect(lambda: self.go(Screen.SETTINGS))
        sentence = (
            "Votre base est prête, et vide. Inscrivez une première personne : ses rendez-vous, "
            "ses actions et ce qui vous attend apparaîtront ici."
        )
        title = f"Bienvenue, {self._desk.adviser.first_name}"
        return frame(column(empty_page("sun-horizon", title, sentence, register, settle)), "card")

    def _unfold(self) -> None:
        """Show the lists whole, until the page is left."""
        self._shown = WHOLE
        self.refresh()

    def _answer(self, meeting: UUID, person: UUID, status: str) -> None:
        answering = self._desk.background.run(
            appointments.set_status, meeting, person, status, self._desk.clock()
        )
        answering.then(self._answered)

    def _answered(self, _nothing: None) -> None:
        self.refresh()

    def _tick(self) -> None:
        if self.isVisible():
            self.refresh()


def _rows(cards: Sequence[QFrame]) -> int:
    """Count the rows that stand one above the other, heads included."""
    return sum(NEXT_ROWS if isinstance(each, NextCard) else _listed(each) for each in cards)


def _listed(card: QFrame) -> int:
    return 1 + len(card.findChildren(Entry))
