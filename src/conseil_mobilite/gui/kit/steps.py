"""The steps at the top of an assistant: each is done, under way or to come, in words."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row, rule
from conseil_mobilite.gui.kit.theme import restyle

_DONE, _PRESENT, _TO_COME = "check-circle", "play-circle", "circle"


class Steps(QFrame):
    def __init__(self, name: str, names: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName(name)
        self._marks = [glyph(_TO_COME, "primary", 22) for _ in names]
        self._names = [label(each) for each in names]
        self._states = [label("", "small") for _ in names]
        items: list[Item] = []
        for rank, mark in enumerate(self._marks):
            words = column(self._names[rank], self._states[rank], gap=0)
            items += [frame(row(mark, words, gap=12))]
            if rank < len(names) - 1:
                items += [(rule(), 1)]
        self.setLayout(row(*items, gap=12, pad=(24, 10, 24, 10)))
        self.show_current(0)

    def show_current(self, current: int) -> None:
        """Mark the steps before `current` as done; all of them where it is past the last."""
        for rank, mark in enumerate(self._marks):
            done, present = rank < current, rank == current
            mark.show_icon(
                _DONE if done else _PRESENT if present else _TO_COME,
                "success" if done else "primary" if present else "",
            )
            state = "Fait" if done else "En cours" if present else "À venir"
            say(self._states[rank], f"Étape {rank + 1} · {state}")
            restyle(self._names[rank], role="strong" if present else "")
