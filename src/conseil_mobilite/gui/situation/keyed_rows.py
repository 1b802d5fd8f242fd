"""Rows that stay while facts are read again: what is being typed in one of them is never lost."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame

from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.situation.unfolding_row import UnfoldingRow

T = TypeVar("T")


class KeyedRows(QFrame, Generic[T]):
    """One row a fact, found back by its identity; one of them is open at a time."""

    def __init__(self, make: Callable[[T], UnfoldingRow[T]]) -> None:
        super().__init__()
        self._make = make
        self._rows: dict[UUID, UnfoldingRow[T]] = {}
        self._awaited: UUID | None = None
        self.setLayout(column(gap=0))

    def show_facts(self, facts: Sequence[tuple[UUID, T]]) -> None:
        """Show the facts in this order, the rows of those already there included."""
        kept = dict(facts)
        ranks = list(self._rows)
        for gone in [key for key in ranks if key not in kept]:
            self._drop(gone, ranks.index(gone))
        for rank, (key, fact) in enumerate(facts):
            made = self._rows.get(key) or self._add(key, fact)
            self._place(made, rank)
            made.show_fact(fact)
        self._open_awaited()

    def open_when_shown(self, key: UUID) -> None:
        """Open the row of a fact as soon as it is read, for it to be filled in."""
        self._awaited = key
        self._open_awaited()

    def flush(self) -> None:
        for made in self._rows.values():
            made.flush()

    def _add(self, key: UUID, fact: T) -> UnfoldingRow[T]:
        made = self._make(fact)
        made.opened.connect(partial(self._close_others, key))
        self._rows[key] = made
        return made

    def _place(self, made: UnfoldingRow[T], rank: int) -> None:
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        if layout.indexOf(made) != rank:
            layout.insertWidget(rank, made)
            made.show()  # at once: the keyboard goes only to what shows

    def _drop(self, key: UUID, rank: int) -> None:
        made = self._rows.pop(key)
        focused = QApplication.focusWidget()
        if focused is not None and made.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else the widget that follows takes it
            soon(self, partial(self._focus_near, rank))
        made.hide()
        made.deleteLater()

    def _focus_near(self, rank: int) -> None:
        rows = list(self._rows.values())
        if rows:
            near = rows[min(rank, len(rows) - 1)]
            near.told.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_others(self, key: UUID) -> None:
        for other, made in self._rows.items():
            if other != key:
                made.close_editor()

    def _open_awaited(self) -> None:
        row = self._rows.get(self._awaited) if self._awaited else None
        if row is not None:
            self._awaited = None
            row.open_editor()
