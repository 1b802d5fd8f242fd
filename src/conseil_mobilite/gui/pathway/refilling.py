"""Make the content of a frame anew without taking the focus away from who is using it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import Item, refill


def refill_kept(holder: QFrame, *items: Item) -> None:
    """Refill; the focus goes back to the control of the same name, or to what took its place."""
    before = _controls(holder)
    focused = next((rank for rank, one in enumerate(before) if one.hasFocus()), None)
    if focused is None:
        refill(holder, *items)
        return
    name = before[focused].objectName()
    holder.setFocus(Qt.FocusReason.OtherFocusReason)  # else the widget that follows takes it
    refill(holder, *items)
    # New rows show at the next turn of the event loop, and the focus only goes to what shows.
    soon(holder, partial(_give_focus, holder, name, focused))


def _give_focus(holder: QFrame, name: str, rank: int) -> None:
    after = _controls(holder)
    same = [control for control in after if control.objectName() == name]
    for control in (same or after[min(rank, len(after) - 1) :])[:1]:
        control.setFocus(Qt.FocusReason.OtherFocusReason)


def _controls(holder: QFrame) -> list[QWidget]:
    """Return what the keyboard reaches; what is being deleted is hidden already."""
    return [
        child
        for child in holder.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(holder)
    ]
