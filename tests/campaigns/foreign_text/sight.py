"""What the window shows of a text: plain, whole, in its own place; else it is a fault."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QMenu,
    QScrollArea,
    QTabBar,
    QWidget,
)
from tests.campaigns.foreign_text.fields import name_of
from tests.campaigns.foreign_text.texts import MARK, TURNING

from conseil_mobilite.gui.paper.pages.page_view import PageView

WIDEST: Final = 1366
PICTURED: Final = frozenset({"paper_preview"})
"""They show a page of paper as it will be printed: it may be wider than its place."""
_NEARLY: Final = 4
_MOST_ROWS: Final = 60
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class Sight:
    """Judges all that is shown at a moment; knows the text that was typed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.readings = 0
        """How many times a text that was typed was met again."""

    def faults(self) -> Iterator[str]:
        """Yield what is drawn as something else than plain text, or turns what is beside it."""
        for top in QApplication.topLevelWidgets():
            if not top.isVisible():
                continue
            yield from self._words(top, "title", top.windowTitle())
            for widget in (top, *top.findChildren(QWidget)):
                if widget.isVisible():
                    yield from self._widget(widget)
            for action in top.findChildren(QAction):
                yield from self._mnemonic(action, action.text())
            yield from too_wide(top)

    def _widget(self, widget: QWidget) -> Iterator[str]:
        for what, told in (
            ("tip", widget.toolTip()),
            ("help", widget.whatsThis()),
        ):
            yield from self._rich(widget, what, told)
        for what, told in (
            ("accessible name", widget.accessibleName()),
            ("accessible description", widget.accessibleDescription()),
        ):
            yield from self._words(widget, what, told)
            if MARK in told and self._garbled(told):
                yield f"{_where(widget)}: {what} garbled: {told[:60]!r}"
        yield from self._shown(widget)

    def _shown(self, widget: QWidget) -> Iterator[str]:
        if isinstance(widget, QLabel):
            yield from self._label(widget)
        elif isinstance(widget, QAbstractItemView):
            yield from self._table(widget)
        elif isinstance(widget, QComboBox):
            for rank in range(widget.count()):
                yield from self._words(widget, "choice", widget.itemText(rank))
        for told in _named_by_keys(widget):
            yield from self._mnemonic(widget, told)

    def _label(self, shown: QLabel) -> Iterator[str]:
        yield from self._words(shown, "label", shown.text())
        if MARK in shown.text() and shown.textFormat() is not Qt.TextFormat.PlainText:
            yield f"{_where(shown)}: a label draws markup"
        if shown.buddy() is not None:
            yield from self._mnemonic(shown, shown.text())

    def _table(self, view: QAbstractItemView) -> Iterator[str]:
        for index in _cells(view):
            for role in _ROLES:
                told = index.data(role)
                if not isinstance(told, str):
                    continue
                if role == Qt.ItemDataRole.ToolTipRole:
                    yield from self._rich(view, "tip of a cell", told)
                else:
                    yield from self._words(view, "cell", told)

    def _words(self, widget: QWidget, what: str, told: str) -> Iterator[str]:
        """Tell what turns the words beside it."""
        self.readings += MARK in told
        if turning := TURNING.intersection(told):
            yield f"{_where(widget)}: {what} holds {sorted(map(ascii, turning))}"

    def _rich(self, widget: QWidget, what: str, told: str) -> Iterator[str]:
        """Tell a tip, or a help, where Qt would read what was typed as markup, or one too wide."""
        yield from self._words(widget, what, told)
        if MARK not in told:
            return
        if f"<b>{MARK}" in told and Text.mightBeRichText(told):
            yield f"{_where(widget)}: {what} draws markup"
        drawn = QLabel(told)
        drawn.setWordWrap(Text.mightBeRichText(told))  # as a tip does
        if drawn.sizeHint().width() > WIDEST:
            yield f"{_where(widget)}: {what} {drawn.sizeHint().width()} wide"

    def _mnemonic(self, widget: QWidget | QAction, told: str) -> Iterator[str]:
        """Tell a button or a line of a menu that takes « & » for the mark of a key."""
        self.readings += MARK in told
        if TURNING.intersection(told):
            yield f"{_where(widget)}: {told[:60]!a} turns"
        after = told.partition(MARK)[2]
        if "&" in self._text and "&" in after.replace("&&", ""):
            yield f"{_where(widget)}: {told[:60]!r} eats an ampersand"

    def _garbled(self, told: str) -> bool:
        return "&amp;" in told and "&amp;" not in self._text


def _named_by_keys(widget: QWidget) -> Iterator[str]:
    """Yield the words of a widget in which « & » stands before the letter of a key."""
    if isinstance(widget, QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(rank) for rank in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())


def _cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model, root = view.model(), QModelIndex()
    for row in range(min(model.rowCount(root), _MOST_ROWS)):
        for column in range(model.columnCount(root)):
            yield model.index(row, column, root)


def too_wide(top: QWidget) -> Iterator[str]:
    """Tell what a text made wider than a small screen, or than the place it scrolls in."""
    if top.minimumSizeHint().width() > WIDEST or top.width() > WIDEST:
        yield f"{_where(top)}: {top.minimumSizeHint().width()} wide at least"
    for area in top.findChildren(QScrollArea):
        beyond = area.horizontalScrollBar().maximum()
        pictured = isinstance(area, PageView) or area.objectName() in PICTURED
        if area.isVisible() and not pictured and beyond > _NEARLY:
            yield f"{_where(area)}: scrolls sideways by {beyond}"


def _where(widget: QWidget | QAction) -> str:
    """Name a widget, or the nearest one above that has a name."""
    named = widget.objectName()
    above = widget.parent()
    while not named and above is not None:
        named, above = above.objectName(), above.parent()
    return f"{type(widget).__name__}:{name_of(widget) or 'in ' + named}"
