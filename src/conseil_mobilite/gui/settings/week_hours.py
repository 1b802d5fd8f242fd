"""The hours of a week: a morning and an afternoon a day, kept once both their ends are told."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from conseil_mobilite.domain.agenda.working_week import WorkingWeek, checked_day, checked_week
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.kit.week import HourRange

DAY_WIDTH: Final = 92
RANGE_WIDTH: Final = 224
HALVES: Final = (("morning", "Matin"), ("afternoon", "Après-midi"))
MONDAY, FRIDAY = 0, 4
HALF_TOLD: Final = "Indiquez le début et la fin, ou laissez les deux vides."
NOON: Final = 12 * 60


class WeekHours(QFrame):
    """`told` carries the week; a day that cannot be read stays as it was kept, and says why."""

    told = Signal(object)

    def __init__(self, days: Sequence[tuple[str, str]]) -> None:
        """`days` are the codes and the names of the seven days, from Monday."""
        super().__init__()
        self._kept: WorkingWeek = {}
        self._days = [_DayHours(code, name) for code, name in days]
        for rank, day in enumerate(self._days):
            for half in day.halves:
                for field in (half.first, half.second):
                    field.editingFinished.connect(partial(self._leave, rank, half))
        alike = button("hours_alike", "&Du mardi au vendredi, comme lundi", "copy", "quiet")
        alike.clicked.connect(self._copy_monday)
        rows: list[Item] = [_heads(), *self._days, row(alike, None)]
        self.setLayout(column(*rows, gap=8))
        self.setFocusProxy(self._days[MONDAY].halves[0])

    def show_week(self, week: WorkingWeek) -> None:
        """Show stored hours, without emitting."""
        self._kept = week
        for rank, day in enumerate(self._days):
            day.show_hours(week.get(rank, ()))

    def _leave(self, rank: int, half: HourRange) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not half.isAncestorOf(focused):  # else its other end comes next
            self._tell(rank)

    def _copy_monday(self) -> None:
        try:
            monday = self._days[MONDAY].hours(MONDAY)
        except UserError as error:
            self._days[MONDAY].say(str(error))
            return
        for day in self._days[MONDAY + 1 : FRIDAY + 1]:
            day.show_hours(monday)
        self._tell(MONDAY)

    def _tell(self, rank: int) -> None:
        """Tell the week if it changed; the day just left says what is wrong with the whole."""
        try:
            week = checked_week({each: self._read(each) for each in range(len(self._days))})
        except UserError as error:
            self._days[rank].say(str(error))
            return
        if dict(week) != dict(self._kept):
            self._kept = week
            self.told.emit(week)

    def _read(self, rank: int) -> tuple[tuple[int, int], ...]:
        """Return what is typed of a day, else what was kept of it, once the error is said."""
        day = self._days[rank]
        try:
            hours = day.hours(rank)
        except UserError as error:
            day.say(str(error))
            return self._kept.get(rank, ())
        day.say("")
        return hours


class _DayHours(QFrame):
    """One day: its morning, its afternoon, and beneath them what is wrong."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__()
        self.halves = tuple(_half(code, name, *half) for half in HALVES)
        self._trouble = label("", "small", "danger", wrap=True)
        self._trouble.setObjectName(f"hours_{code}_trouble")
        self.setLayout(column(_day_line(name, self.halves), self._trouble, gap=4))
        self._trouble.hide()

    def hours(self, rank: int) -> tuple[tuple[int, int], ...]:
        """Return the half-days told. UserError where an end is missing or they cross."""
        return checked_day(rank, [told for half in self.halves for told in _told(half)])

    def show_hours(self, hours: Sequence[tuple[int, int]]) -> None:
        """Put a lone half-day where it belongs: the afternoon begins at noon."""
        self.say("")
        shown: list[tuple[int, int] | None] = [*hours]
        if len(hours) == 1:
            shown = [None, hours[0]] if hours[0][0] >= NOON else [hours[0], None]
        for half, ends in zip(self.halves, [*shown, None, None], strict=False):
            half.show_hours(*(_clock(each) for each in ends or (None, None)))

    def say(self, trouble: str) -> None:
        say(self._trouble, trouble)
        self._trouble.setVisible(bool(trouble))
        for half in self.halves:
            half.setAccessibleDescription(self._trouble.text())


def _half(code: str, day: str, part: str, words: str) -> HourRange:
    about = f"{day}, {words.lower()}"
    made = HourRange(f"hours_{code}_{part}", about, f"{about}, début", f"{about}, fin")
    for field in (made.first, made.second):
        field.setPlaceholderText("")  # an hour in grey would pass for one that is told
    made.setFixedWidth(dp(RANGE_WIDTH))
    return made


def _day_line(day: str, halves: Sequence[HourRange]) -> Item:
    """Lay the halves beside the day, or beneath it, each named, where the text is large."""
    if not large_text():
        return row(_sized(day, "strong", DAY_WIDTH), *halves, None, gap=24)
    named = [_sized(words, "muted", DAY_WIDTH) for _, words in HALVES]
    lines = [row(words, half, None) for words, half in zip(named, halves, strict=True)]
    return column(label(day, "strong"), *lines, gap=4)


def _heads() -> Item:
    """Name the two columns, where they stand side by side."""
    if large_text():
        return frame(row())
    heads = [_sized(words, "field", RANGE_WIDTH) for _, words in HALVES]
    return row(_sized("", "", DAY_WIDTH), *heads, None, gap=24)


def _sized(words: str, role: str, width: int) -> QLabel:
    made = label(words, role)
    made.setFixedWidth(dp(width))
    return made


def _told(half: HourRange) -> list[tuple[int, int]]:
    first, second = half.hours()
    if bool(first) != bool(second):
        raise UserError(HALF_TOLD)
    return [(_minutes(first), _minutes(second))] if first else []


def _minutes(kept: str) -> int:
    hours, minutes = kept.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"
