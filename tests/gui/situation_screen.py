"""How tests of the tab « Mobilité » find what is on it."""

from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def find(page: QWidget, kind: type[W], name: str) -> W:
    """Return what is on a page or over it by its name; of several, the one that shows."""
    found = page.findChildren(kind, name)
    assert found, name
    return next((each for each in found if each.isVisible()), found[0])


def words(page: QWidget) -> str:
    """Return what can be read on a page, its buttons included."""
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]
    buttons = [each.text() for each in page.findChildren(QAbstractButton) if each.isVisibleTo(page)]
    return "\n".join([*labels, *buttons])
