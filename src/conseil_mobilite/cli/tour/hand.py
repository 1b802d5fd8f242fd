"""The adviser's hand: keys and clicks on what can be seen, and waiting for what must happen."""

from collections.abc import Callable
from time import monotonic
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.gui.kit.choice import Choice

W = TypeVar("W", bound=QWidget)

PATIENCE_MS: Final = 10_000
_STEP_MS: Final = 2
_TURNS: Final = 3
_MOST_LINES: Final = 40
_SIGN: Final = 12
_TROUBLE: Final = "trouble_sentence"


class Hand:
    """Acts on the one window and on the dialogs over it."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def wait(self, met: Callable[[], bool], sentence: str, patience_ms: int = PATIENCE_MS) -> None:
        """Let the window live until a condition is met; `sentence` says what did not happen."""
        end = monotonic() + patience_ms / 1000
        while not met():
            if self._trouble():
                raise StepFailed(f"{sentence} La fenêtre dit : {self._trouble()}")
            if monotonic() > end:
                raise StepFailed(f"{sentence}{self.shown_errors()}")
            live(_STEP_MS)

    def soon(self, met: Callable[[], bool], patience_ms: int) -> bool:
        """Let the window live until a condition is met; say whether it was, in time."""
        end = monotonic() + patience_ms / 1000
        while not met():
            if monotonic() > end:
                return False
            live(_STEP_MS)
        return True

    def find(self, name: str, kind: type[W]) -> W:
        """Return the widget of that name once it can be seen and used."""
        self.wait(
            lambda: self._seen(name, kind) is not None, f"« {name} » n’est pas apparu à l’écran."
        )
        found = self._seen(name, kind)
        assert found is not None
        return found

    def sees(self, name: str) -> bool:
        """Say whether something of that name can be seen and used now."""
        return self._seen(name, QWidget) is not None

    def name_of(self, beginning: str, ending: str = "") -> str:
        """Return the name of the first widget in sight whose name begins, and ends, so."""
        for found in self._place().findChildren(QWidget):
            name = found.objectName()
            if name.startswith(beginning) and name.endswith(ending) and found.isVisible():
                return name
        raise StepFailed(f"Rien de visible ne s’appelle « {beginning}…{ending} ».")

    def says(self, name: str, beginning: str) -> bool:
        """Say whether the words of that name can be read, and begin so."""
        found = self._seen(name, QLabel)
        return found is not None and found.text().replace("\u00a0", " ").startswith(beginning)

    def reads(self, words: str) -> bool:
        """Say whether these words can be read on the screen, as they are."""
        place = self._place()
        labels = (each for each in place.findChildren(QLabel) if each.isVisible())
        return any(each.text().replace("\u00a0", " ") == words for each in labels)

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
        QTest.keyPress(self._place().windowHandle(), key, modifiers)
        QTest.keyRelease(self._place().windowHandle(), key, modifiers)

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
        top = self._place()
        if QApplication.activeWindow() is not top and QApplication.activePopupWidget() is None:
            top.activateWindow()
            self.wait(lambda: QApplication.activeWindow() is top, "La fenêtre reste inactive.")

    def _place(self) -> QWidget:
        """Return where gestures land: the dialog over the window, else the window."""
        return QApplication.activeModalWidget() or self.window

    def _seen(self, name: str, kind: type[W]) -> W | None:
        place = self._place()
        for found in place.findChildren(kind, name):
            if found.isVisible() and found.isEnabled():
                return found
        return None

    def _trouble(self) -> str:
        """Return what the window's own message says, if it shows one."""
        over = QApplication.activeModalWidget()
        said = over.findChild(QLabel, _TROUBLE) if over is not None else None
        return said.text() if said is not None else ""

    def shown_errors(self) -> str:
        """Return what the page complains of, for whoever reads why the step failed."""
        place = self._place()
        told = [
            label.text()
            for label in place.findChildren(QLabel)
            if label.property("tone") == "danger" and label.isVisible() and len(label.text()) > 1
        ]
        return f" À l’écran : {' '.join(told[:3])}" if told else ""


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
