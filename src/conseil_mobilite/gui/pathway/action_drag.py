"""Carry an action with the mouse: to another state, or to another place among its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import refill, row
from conseil_mobilite.gui.kit.theme import dp, restyle
from conseil_mobilite.gui.pathway.action_row import ActionRow
from conseil_mobilite.gui.pathway.wording import STATUS_TONES

TARGET: Final = "target"
BEFORE: Final = "before"
EDGE: Final = 48


@dataclass(frozen=True, slots=True)
class Group:
    """The card of a state and its rows, from top to bottom."""

    status: str
    card: QFrame
    rows: tuple[ActionRow, ...]


class DropZones(QFrame):
    """The states that have no action yet: they float at the foot of the list while one is held."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop_zones")
        self.setProperty("role", "card")
        self.setAccessibleName("États sans action")
        self.setLayout(row(gap=8, pad=(12, 8, 12, 8)))
        self._zones: dict[str, QWidget] = {}
        self.hide()

    def show_states(self, states: Sequence[tuple[str, str]], over: QRect) -> None:
        """Offer these states, pairs of code and words, at the bottom of what is seen."""
        self._zones = {code: badge(words, STATUS_TONES.get(code, "")) for code, words in states}
        refill(self, label("Déposer ici :", "small"), *self._zones.values(), None)
        height = self.sizeHint().height()
        self.setGeometry(over.left(), over.bottom() - height, over.width(), height)
        self.raise_()
        self.show()

    def state_at(self, place: QPoint) -> str:
        """Return the state under a place of the screen, or nothing."""
        if not self.isVisible():
            return ""
        margin = dp(6)
        for code, zone in self._zones.items():
            area = zone.rect().adjusted(-margin, -margin, margin, margin)
            if area.contains(zone.mapFromGlobal(place)):
                return code
        return ""

    def covers(self, place: QPoint) -> bool:
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(place))


class Drag(QObject):
    """Marks where the action held would go. `moved` and `ordered` say where it was let go."""

    moved = Signal(object, str)
    """The identity of an action and the state it should go to."""
    ordered = Signal(list)
    """The identities of the actions of one state, in the order wanted."""

    def __init__(self, holder: QFrame) -> None:
        super().__init__(holder)
        self._holder = holder
        self._zones = DropZones(holder)
        self._groups: Sequence[Group] = ()
        self._empty: Sequence[tuple[str, str]] = ()

    def show_groups(self, groups: Sequence[Group], empty: Sequence[tuple[str, str]]) -> None:
        """Take the groups now shown, and the states that have none."""
        self._zones.hide()
        self._groups, self._empty = groups, empty

    def drag(self, held: ActionRow, place: QPoint) -> None:
        """Follow the mouse: scroll near the edges, mark what is under it."""
        self._scroll(place)
        if self._empty and not self._zones.isVisible():
            self._zones.show_states(self._empty, self._holder.visibleRegion().boundingRect())
        self._unmark()
        group = self._group_at(place)
        if group is None:
            return
        if group.status != held.planned.action.status:
            restyle(group.card, tone=TARGET)
            return
        below = self._below(group, place)
        if below is not None and below is not held:
            restyle(below, tone=BEFORE)

    def release(self, held: ActionRow, place: QPoint) -> None:
        """Let go: outside any state, nothing happens."""
        zone, group = self._zones.state_at(place), self._group_at(place)
        self.give_up(held)
        action = held.planned.action
        status = zone or (group.status if group else "")
        if status and status != action.status:
            self.moved.emit(action.id, status)
        elif group is not None:
            self._order(held, group, self._below(group, place))

    def give_up(self, held: ActionRow) -> None:
        """Forget where the action held would go."""
        self._zones.hide()
        self._unmark()
        held.mark(chosen=True)

    def _order(self, held: ActionRow, group: Group, below: ActionRow | None) -> None:
        before = identities(group.rows)
        if below is held:
            return
        wanted = [each for each in before if each != held.planned.action.id]
        rank = wanted.index(below.planned.action.id) if below is not None else len(wanted)
        wanted.insert(rank, held.planned.action.id)
        if wanted != before:
            self.ordered.emit(wanted)

    def _group_at(self, place: QPoint) -> Group | None:
        if self._zones.covers(place):
            return None
        inside = (g for g in self._groups if g.card.rect().contains(g.card.mapFromGlobal(place)))
        return next(inside, None)

    def _below(self, group: Group, place: QPoint) -> ActionRow | None:
        """Return the first row whose middle is under the place."""
        return next(
            (row for row in group.rows if row.mapFromGlobal(place).y() < row.height() // 2), None
        )

    def _unmark(self) -> None:
        for group in self._groups:
            _tone(group.card, TARGET)
            for each in group.rows:
                _tone(each, BEFORE)

    def _scroll(self, place: QPoint) -> None:
        above: QWidget | None = self._holder
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inside = above.widget() if above is not None else None
        if above is not None and inside is not None:
            at = inside.mapFromGlobal(place)
            above.ensureVisible(at.x(), at.y(), 0, dp(EDGE))


def identities(rows: Sequence[ActionRow]) -> list[UUID]:
    return [each.planned.action.id for each in rows]


def _tone(widget: QWidget, mark: str) -> None:
    if widget.property("tone") == mark:
        restyle(widget, tone="")
