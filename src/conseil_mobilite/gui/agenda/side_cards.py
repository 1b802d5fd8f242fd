"""Beside the grid: what waits for an answer, and the hours of the days shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.code_lists import CodeLists
from conseil_mobilite.domain.french import duration
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, refill, row
from conseil_mobilite.gui.kit.marks import Swatch
from conseil_mobilite.services.diary import DiaryEntry

MOST_WAITING: Final = 5


class WaitingCard(QFrame):
    """« À compléter »: the latest first; choosing one shows it with its gestures."""

    chosen = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self.setLayout(column(gap=0))

    def show_waiting(self, waiting: Sequence[DiaryEntry], today: date) -> None:
        if not waiting:
            rows: list[QWidget] = [empty_line("Tout est complété, merci.")]
        else:
            rows = [self._row(each, today) for each in waiting[:MOST_WAITING]]
        count = str(len(waiting)) if waiting else ""
        made = card(wording.TO_COMPLETE, *rows, count=count)
        made.setObjectName("agenda_waiting")
        refill(self, made)

    def _row(self, waiting: DiaryEntry, today: date) -> QWidget:
        words = "Présence ?" if len(waiting.people) == 1 else "Présences ?"
        title = wording.title(waiting, self._lists)
        when = wording.near(waiting.appointment.starts_at, today)
        made = entry(title, when, badge(words, "warning"))
        name = f"waiting_{waiting.appointment.id.hex}"
        return made.can_open(name, partial(self.chosen.emit, waiting))


class HoursCard(QFrame):
    """The key of the colours, with the hours that each family takes."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(column(gap=0))

    def show_hours(self, title: str, minutes: Mapping[str, int], waiting: int) -> None:
        """`minutes` by family; `waiting` counts what is to complete among the days shown."""
        rows: list[Item] = [
            _line(tone, wording.FAMILY_WORDS[family], duration(minutes.get(family, 0)))
            for family, tone in wording.FAMILY_TONES.items()
        ]
        rows.append(_line("warning", wording.TO_COMPLETE, str(waiting)))
        made = card(title, *rows)
        made.setObjectName("agenda_hours")
        refill(self, made)


def _line(tone: str, words: str, much: str) -> QWidget:
    items = (Swatch(tone), (label(words), 1), label(much, "muted"))
    return frame(row(*items, gap=10, pad=(16, 6, 16, 6)), "entry")
