"""Beside the grid: what waits for an answer, and the hours of the days shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.agenda.free_slots import FreeSlot
from conseil_mobilite.domain.language.french import duration, hour
from conseil_mobilite.domain.language.paris import paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, refill, row
from conseil_mobilite.gui.kit.marks import Swatch
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

MOST_WAITING: Final = 4


class WaitingCard(QFrame):
    """« À compléter »: the latest first; choosing one shows it with its gestures."""

    chosen = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self._whole = False
        self._shown: tuple[Sequence[DiaryEntry], date] = ((), date.min)
        self.setLayout(column(gap=0))

    def show_waiting(self, waiting: Sequence[DiaryEntry], today: date) -> None:
        self._shown = (waiting, today)
        most = len(waiting) if self._whole else MOST_WAITING
        rows: list[QWidget] = [self._row(each, today) for each in waiting[:most]]
        if not waiting:
            rows = [empty_line("Tout est complété, merci.")]
        more = None
        if len(waiting) > most:
            more = button("waiting_whole", "Tout afficher", role="quiet")
            more.clicked.connect(self._show_whole)
        count = str(len(waiting)) if waiting else ""
        made = card(wording.TO_COMPLETE, *rows, count=count, extra=more)
        made.setObjectName("agenda_waiting")
        refill_kept(self, made)

    def _show_whole(self) -> None:
        self._whole = True
        self.show_waiting(*self._shown)

    def _row(self, waiting: DiaryEntry, today: date) -> QWidget:
        words = "Présence ?" if len(waiting.people) == 1 else "Présences ?"
        title = wording.title(waiting, self._lists)
        when = wording.near_short(waiting.appointment.starts_at, today)
        made = entry(title, when, badge(words, "warning"))
        name = f"waiting_{waiting.appointment.id.hex}"
        return made.can_open(name, partial(self.chosen.emit, waiting))


class SlotsCard(QFrame):
    """« Prochains créneaux »: `chosen` carries the `FreeSlot` to book."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(column(gap=0))

    def show_slots(self, slots: Sequence[FreeSlot], minutes: int, today: date) -> None:
        self.setVisible(bool(slots))
        title = f"Prochains créneaux d’{duration(minutes)}"
        made = card(title, *(self._row(each, today) for each in slots))
        made.setObjectName("agenda_slots")
        refill_kept(self, made)

    def _row(self, slot: FreeSlot, today: date) -> QWidget:
        when = wording.near_short(slot.starts_at, today)
        booking = button(f"slot_{slot.starts_at:%Y%m%d}", "Réserver", role="quiet")
        call(booking, f"Réserver : {when}")
        booking.clicked.connect(partial(self.chosen.emit, slot))
        return entry(when, f"Libre jusqu’à {hour(paris_time(slot.until))}", booking)


class HoursCard(QFrame):
    """The key of the colours, with the hours that each family takes."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayout(column(gap=0))

    def show_hours(self, title: str, minutes: Mapping[str, int], waiting: int) -> None:
        """`minutes` by family; `waiting` counts what is to complete among the days shown."""
        rows: list[Item] = [
            _line(tone, wording.FAMILY_WORDS[family], _much(minutes.get(family, 0)))
            for family, tone in wording.FAMILY_TONES.items()
        ]
        rows.append(_line("warning", wording.TO_COMPLETE, str(waiting)))
        made = card(title, *rows)
        made.setObjectName("agenda_hours")
        refill(self, made)


def _much(minutes: int) -> str:
    return duration(minutes) if minutes else "—"


def _line(tone: str, words: str, much: str) -> QWidget:
    items = (Swatch(tone), (label(words), 1), label(much, "muted"))
    return frame(row(*items, gap=10, pad=(16, 6, 16, 6)), "entry")
