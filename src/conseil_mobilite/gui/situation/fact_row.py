"""A fact on its card: what it is, its state in a badge, its dates, the day it was noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column, columns, frame, row
from conseil_mobilite.gui.kit.theme import dp

LEAD: Final = 24


@dataclass(frozen=True, slots=True)
class Value:
    """A named value of a fact, and its tone; the words say all that the tone does."""

    name: str
    words: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class FactWords:
    """What a row says. `state` is a badge, with its tone."""

    icon: str
    title: str
    detail: str
    state: str = ""
    tone: str = ""
    values: Sequence[Value] = ()

    def spoken(self) -> str:
        said = [f"{value.name} : {value.words}" for value in self.values]
        return ", ".join(part for part in (self.title, self.state, *said, self.detail) if part)


def fact_row(words: FactWords) -> OpenRow:
    """Make the row; call `.can_open(name, callable)` for it to be changed."""
    made = OpenRow(words.spoken())
    head: list[Item] = [(label(words.title, "strong", wrap=True), 1)]
    if words.state:
        head.append(badge(words.state, words.tone))
    values = [(_value(value), 1) for value in words.values]
    rows: list[Item] = [row(*head, gap=12)]
    if values:
        rows.append(columns(*values, gap=12))
    rows.append(label(words.detail, "small", wrap=True))
    lead = column(glyph(words.icon, "primary", LEAD), None, gap=0)
    made.setLayout(row(lead, (column(*rows, gap=6), 1), gap=12, pad=(16, 12, 12, 12)))
    return made


def _value(value: Value) -> QWidget:
    words = label(value.words, "", value.tone, wrap=True)
    made = frame(column(label(value.name, "small"), words, gap=0))
    made.setMinimumWidth(dp(96))
    return made
