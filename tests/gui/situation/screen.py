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
    """Return what can be read on a page, its buttons included; not what stands over it."""
    labels = [each.text() for each in page.findChildren(QLabel) if _is_read(each, page)]
    buttons = [each.text() for each in page.findChildren(QAbstractButton) if _is_read(each, page)]
    return "\n".join([*labels, *buttons])


def _is_read(part: QWidget, page: QWidget) -> bool:
    return part.isVisibleTo(page) and part.window() is page.window()
