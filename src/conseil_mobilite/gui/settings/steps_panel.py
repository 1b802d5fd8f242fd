"""The steps of the first run on its deep panel: done, under way, to come, each in a word."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QLabel

from conseil_mobilite.gui.kit.labels import Glyph, glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.theme import restyle

_DONE, _PRESENT, _TO_COME = "check-circle", "play-circle", "circle"


class StepsPanel(QObject):
    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._marks = [_mark() for _ in titles]
        self._titles = [label(title, wrap=True) for title in titles]
        self._states = [label("") for _ in titles]
        self.show_current(0)

    def body(self) -> QBoxLayout:
        lines = [
            row(column(mark, None), (column(title, state, gap=0), 1), gap=12)
            for mark, title, state in zip(self._marks, self._titles, self._states, strict=True)
        ]
        return column(*lines, gap=14)

    def show_current(self, current: int) -> None:
        """Mark the steps before `current` as done, those after as to come."""
        for rank, (mark, title, state) in enumerate(
            zip(self._marks, self._titles, self._states, strict=True)
        ):
            _show(mark, state, rank - current)
            restyle(title, role="strong" if rank == current else "")


def _mark() -> Glyph:
    return glyph(_TO_COME, "rail", 18)


def _show(mark: Glyph, state: QLabel, ahead: int) -> None:
    if ahead < 0:
        mark.show_icon(_DONE, "rail")
        say(state, "Fait")
    elif ahead == 0:
        mark.show_icon(_PRESENT, "rail")
        say(state, "En cours")
    else:
        mark.show_icon(_TO_COME, "rail")
        say(state, "À venir")
