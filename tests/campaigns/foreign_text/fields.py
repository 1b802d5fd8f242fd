"""The fields of the real window that take text: found, written in as a person does, read again."""

import re
import time
from enum import StrEnum
from typing import Final, TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from tests.campaigns.foreign_text.texts import MARK

from conseil_mobilite.gui.kit.completion import CompletionField
from conseil_mobilite.gui.kit.fields import Field

Input: TypeAlias = QLineEdit | QTextEdit | QPlainTextEdit

_OWN_OF_QT: Final = (QFileDialog, QAbstractItemView, QCalendarWidget)
_NEAR: Final = 3
_CHANGING: Final = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|\d+", re.IGNORECASE
)


class Fate(StrEnum):
    """What a field did of a text."""

    KEPT = "kept"
    REFUSED = "refused in words"
    BOUNDED = "bounded"
    CHOOSER = "a choice among what it proposes"
    GONE = "taken, the field gone with it"
    LOST = "lost without a word"


def inputs(place: QWidget) -> list[Input]:
    """Return the fields of the program that are there, seen or not."""
    found: list[Input] = [
        *place.findChildren(QLineEdit),
        *place.findChildren(QTextEdit),
        *place.findChildren(QPlainTextEdit),
    ]
    return [each for each in found if not _is_of_qt(each)]


def writable(place: QWidget) -> list[Input]:
    """Return the fields in sight that can be written in."""
    return [
        each
        for each in inputs(place)
        if each.isVisible() and each.isEnabled() and not each.isReadOnly()
    ]


def name_of(widget: QObject) -> str:
    """Return the name of a control, without the keys and figures that differ from row to row."""
    named: QObject | None = widget
    if isinstance(widget.parent(), QAbstractSpinBox):
        named = widget.parent()
    return _CHANGING.sub("*", named.objectName() if named is not None else "")


def typed(field: Input) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def write(field: Input, text: str) -> float:
    """Write over all that the field holds, in one go, as pasting does; return the seconds taken.

    They are those of this thread: what the machine does beside them does not count.
    """
    field.window().activateWindow()
    QApplication.processEvents()
    begun = time.thread_time()
    field.setFocus()
    field.selectAll()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
    QApplication.processEvents()
    return time.thread_time() - begun


def fate(field: Input, text: str) -> Fate:
    """Tell what became of a text, once the base has answered."""
    held = typed(field)
    if error_beside(field):
        return Fate.REFUSED
    if _bare(held) == _bare(text):
        return Fate.KEPT
    if isinstance(field, CompletionField):
        return Fate.CHOOSER
    if MARK in held or _takes_less(field):
        return Fate.BOUNDED
    return Fate.LOST


def error_beside(field: Input) -> str:
    """Return what is said against a field: in its own frame, else in the nearest one that says."""
    around = _above(field)
    own = next((each for each in around if isinstance(each, Field)), None)
    if own is not None:
        return own.error()
    for each in around[:_NEAR]:
        for said in each.findChildren(QLabel):
            if said.property("tone") == "danger" and said.isVisible() and len(said.text()) > 1:
                return said.text()
    return ""


def _above(field: Input) -> list[QWidget]:
    """Return what holds a field, the nearest first, up to what scrolls."""
    found, around = list[QWidget](), field.parentWidget()
    while around is not None and not isinstance(around, QAbstractScrollArea | QDialog):
        found.append(around)
        around = around.parentWidget()
    return found


def _takes_less(field: Input) -> bool:
    """Tell whether it can be seen that the field takes some signs only, or a few."""
    if not isinstance(field, QLineEdit):
        return False
    return bool(field.inputMask()) or field.validator() is not None


def _is_of_qt(widget: QWidget) -> bool:
    """Tell what Qt makes by itself: the name of a file, the editor of a cell, a year."""
    above: QObject | None = widget.parent()
    while above is not None:
        if isinstance(above, _OWN_OF_QT):
            return True
        above = above.parent()
    return False


def _bare(text: str) -> str:
    """Leave out spaces: a field puts those of French typography, and a line holds no line end."""
    return "".join(text.split())
