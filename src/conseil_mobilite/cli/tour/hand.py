"""The adviser's hand: keys and clicks on what can be seen."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QMenu,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.sight import Sight
from conseil_mobilite.gui.kit.choice import Choice

_TURNS: Final = 3
_MOST_LINES: Final = 40
_SIGN: Final = 12


class Hand(Sight):
    """Acts on the one window and on the dialogs over it."""

    def click(self, name: str) -> None:
        """Click a widget, brought into view first: its middle, or the sign of a box."""
        target = self.find(name, QWidget)
        self.take_back()
        self.bring(target)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=_spot(target))

    def bring(self, target: QWidget) -> None:
        """Scroll what holds the widget until it is in view."""
        parent = target.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(target)
            parent = parent.parentWidget()

    def scroll_to_top(self) -> None:
        """Bring every page back to its beginning."""
        for area in self.window.findChildren(QScrollArea):
            if area.isVisible():
                area.verticalScrollBar().setValue(0)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key where the keyboard is: in a list that opened, else in what has the focus."""
        self.take_back()
        QTest.keyClick(self.focus(), key, modifiers)

    def press_window(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a key as the system gives it to the window, or to the dialog over it.

        It is let go in what is there by then: the dialog may be gone.
        """
        self.take_back()
        QTest.keyPress(self.place().windowHandle(), key, modifiers)
        QTest.keyRelease(self.place().windowHandle(), key, modifiers)

    def focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def type_text(self, text: str) -> None:
        """Type where the focus is, letter after letter, accents included."""
        for letter in text:
            target = self.focus()
            if letter.isascii():
                QTest.keyClicks(target, letter)
            else:
                _type_composed(target, letter)

    def write(self, name: str, text: str) -> None:
        """Click into a field and type over what it holds."""
        field = self.find(name, QWidget)
        self.click(name)
        self.wait(field.hasFocus, f"Le champ « {name} » ne prend pas le clavier.")
        if isinstance(field, QLineEdit):
            field.selectAll()
        self.type_text(text)

    def choose(self, name: str, code: str) -> None:
        """Open a list of choices and go down to one with the arrows."""
        box = self.find(name, Choice)
        rank = box.findData(code)
        if rank < 0:
            raise StepFailed(f"« {code} » manque dans la liste « {name} ».")
        self.bring(box)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        view = box.view()
        self.wait(view.isVisible, f"La liste « {name} » ne s’ouvre pas.")
        self.take_back()
        QTest.keyClick(view, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if view.currentIndex().row() == rank:
                break
            QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.wait(
            lambda: box.code() == code and not view.isVisible(),
            f"La liste « {name} » n’a pas pris « {code} ».",
        )
        self.take_back()

    def choose_line(self, name: str, line: str) -> None:
        """Open the menu of a button and go down to a line of it, by its name, with the arrows."""
        self.click(name)
        self.wait(lambda: _menu() is not None, f"Le menu de « {name} » ne s’ouvre pas.")
        for _ in range(_MOST_LINES):
            if _line_reached() == line:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise StepFailed(f"« {line} » manque au menu de « {name} ».")

    def pick_first(self, name: str, typed: str) -> None:
        """Type in a field that proposes what it finds, and take its first proposal."""
        self.write(name, typed)
        self.wait(
            lambda: QApplication.activePopupWidget() is not None,
            f"Rien n’est proposé pour « {typed} » dans « {name} ».",
        )
        self.press(Qt.Key.Key_Return)

    def take_back(self) -> None:
        """Give the keyboard back to the window, or the dialog over it, once a list has closed.

        A window manager does so; where there is no screen nobody else does. What the platform
        has to say of windows opened and closed is heard first: it comes some turns later.
        """
        for _ in range(_TURNS):
            QApplication.processEvents()
        self.wait(self._given_back, "La fenêtre reste inactive.")

    def _given_back(self) -> bool:
        """Say whether the keyboard is where gestures land; ask for it where it is not.

        What is on top may close meanwhile.
        """
        top = self.place()
        if QApplication.activePopupWidget() is not None or QApplication.activeWindow() is top:
            return True
        top.activateWindow()
        return False


def _spot(target: QWidget) -> QPoint:
    """Return where a click counts: a box may be wider than its words."""
    middle = target.rect().center()
    if isinstance(target, QCheckBox | QRadioButton):
        return QPoint(min(_SIGN, middle.x()), middle.y())
    return middle


def _menu() -> QMenu | None:
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def _line_reached() -> str:
    """Return the name of the line the keyboard is on, in the menu that is open."""
    menu = _menu()
    action = menu.activeAction() if menu else None
    return action.objectName() if action else ""


def _type_composed(target: QWidget, letter: str) -> None:
    """Type a letter no single key of QTest has: « é », « œ »."""
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, 0, none, letter))
