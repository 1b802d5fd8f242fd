"""Layouts that read like the screen, and the frames they fill."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLayout,
    QScrollArea,
    QWidget,
)

from conseil_mobilite.gui.kit.theme import dp, large_text

Item = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
"""A widget or layout, alone or with its stretch; a gap in dp; None for a spring."""

NO_PAD: Final = (0, 0, 0, 0)
PAGE_PAD: Final = (24, 16, 24, 16)
CARD_GAP: Final = 16
DENSE_GAP: Final = 12
PANEL_WIDTH: Final = 200


def row(*items: Item, gap: int = 8, pad: Sequence[int] = NO_PAD) -> QBoxLayout:
    """Lay items from left to right. `pad` is left, top, right, bottom, in dp."""
    return _box(QBoxLayout.Direction.LeftToRight, items, gap, pad)


def column(*items: Item, gap: int = 8, pad: Sequence[int] = NO_PAD) -> QBoxLayout:
    """Lay items from top to bottom."""
    return _box(QBoxLayout.Direction.TopToBottom, items, gap, pad)


def columns(*items: Item, gap: int = 8, pad: Sequence[int] = NO_PAD) -> QBoxLayout:
    """Lay items side by side, or one under the other when the text is large."""
    return column(*items, gap=gap, pad=pad) if large_text() else row(*items, gap=gap, pad=pad)


def gestures(*items: Item, gap: int = 8) -> QBoxLayout:
    """Lay the buttons of a header: at the right beside its title, at the left once stacked."""
    return row(*items, None, gap=gap) if large_text() else row(*items, gap=gap)


def frame(layout: QLayout, role: str = "", *, width: int = 0, tone: str = "") -> QFrame:
    """Put a layout in a frame that the style sheet dresses by its role.

    `width` in dp fixes it; a side panel gives it up when the text is large and columns stack.
    """
    made = QFrame()
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setLayout(layout)
    if width and not (role in {"", "card"} and width > PANEL_WIDTH and large_text()):
        made.setFixedWidth(dp(width))
    return made


def rule() -> QFrame:
    """Make a hairline as wide as its place."""
    return frame(column(), "rule")


def scrolled(page: QWidget) -> QScrollArea:
    """Let a page scroll down when it must, never sideways."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def scrolled_inside(layout: QLayout) -> QScrollArea:
    """Let what a card holds scroll within it, on the card's own ground."""
    area = scrolled(frame(layout, "inside"))
    area.setProperty("role", "inside")
    return area


def bring(control: QWidget) -> None:
    """Scroll what holds a control until it is in sight."""
    above = control.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(control)
        above = above.parentWidget()


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete it, before filling it anew."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            empty_layout(inner)


def set_shown(part: QWidget, *, shown: bool) -> None:
    """Show or hide a part of a form; one not laid out yet would open as a window."""
    if not shown or part.parentWidget() is not None:
        part.setVisible(shown)


def refill(holder: QFrame, *items: Item) -> None:
    """Replace what a framed layout shows by other items, keeping its gaps and its turn in Tab."""
    layout = holder.layout()
    assert isinstance(layout, QBoxLayout)
    empty_layout(layout)
    _add(layout, items)
    _take_turn(holder, layout)


def add_to(holder: QFrame, *items: Item) -> None:
    """Show more items after those that a framed layout shows."""
    layout = holder.layout()
    assert isinstance(layout, QBoxLayout)
    _add(layout, items)
    _take_turn(holder, layout)


def _take_turn(holder: QWidget, layout: QLayout) -> None:
    """Have Tab reach what a layout holds where it stands: Qt puts what is new at the very end.

    Qt sets nothing after what Tab passes over, nor what already follows but for such; hence the
    policy and the mark.
    """
    controls = [control for part in _widgets(layout) for control in _controls(part)]
    if not controls:
        return
    policy, mark = holder.focusPolicy(), QWidget(holder)
    for each in (holder, mark):
        each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for control in (mark, *reversed(controls)):
        QWidget.setTabOrder(holder, control)
    holder.setFocusPolicy(policy)
    mark.setParent(None)


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    """Return the widgets of a layout and of those within it, in reading order."""
    for rank in range(layout.count()):
        item = layout.itemAt(rank)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        if inner is not None:
            yield from _widgets(inner)


def _controls(part: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a part, in the order it was laid out; menus are windows apart."""
    window = part.window()
    return [
        each
        for each in (part, *part.findChildren(QWidget))
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and each.window() is window
    ]


def _box(
    direction: QBoxLayout.Direction, items: Sequence[Item], gap: int, pad: Sequence[int]
) -> QBoxLayout:
    layout = QBoxLayout(direction)
    layout.setSpacing(dp(gap))
    layout.setContentsMargins(*(dp(side) for side in pad))
    _add(layout, items)
    return layout


def _add(layout: QBoxLayout, items: Sequence[Item]) -> None:
    for item in items:
        thing, stretch = item if isinstance(item, tuple) else (item, 0)
        if thing is None:
            layout.addStretch(1)
        elif isinstance(thing, int):
            layout.addSpacing(dp(thing))
        elif isinstance(thing, QLayout):
            layout.addLayout(thing, stretch)
        else:
            layout.addWidget(thing, stretch)
