"""The hand of somebody who does anything, anywhere, in the real window."""

import random
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TextIO

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.gui.kit.page import Route, Screen

REMEMBERED: Final = 50
WORDS: Final = (
    "Lefèvre",
    "Zoé-Marie",
    "12/03/2027",
    "31/02/2027",
    "0612345678",
    "14h30",
    "02120",
    "Guise",
    "-1",
    "999999999999",
    "<b>x</b>",
    "'; DROP TABLE person;--",
    "=1+1",
    "\u202eabc",
    "é" * 300,
    " ",
)
_KEYS: Final = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Return,
    Qt.Key.Key_Return,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_F2,
    Qt.Key.Key_F1,
)
_CONTROLLED: Final = (
    Qt.Key.Key_K,
    Qt.Key.Key_N,
    Qt.Key.Key_R,
    Qt.Key.Key_P,
    Qt.Key.Key_T,
    Qt.Key.Key_F,
    Qt.Key.Key_Z,
    Qt.Key.Key_Y,
    Qt.Key.Key_A,
)
_SIZES: Final = ((1366, 768), (1920, 1080), (1024, 700), (1100, 900))
_HOMES: Final = (
    Screen.TODAY,
    Screen.PEOPLE,
    Screen.AGENDA,
    Screen.STATISTICS,
    Screen.SETTINGS,
)
_CONTROLS: Final = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QPlainTextEdit,
)


class AnyHand:
    """Draws gestures and does them; remembers the last ones."""

    def __init__(
        self,
        sitting: Sitting,
        people: Sequence[Route],
        dice: random.Random,
        diary: TextIO | None,
    ) -> None:
        """`diary` is told each gesture before it is done: what falls hard leaves no other trace."""
        self._sitting, self._people, self._dice, self._diary = sitting, people, dice, diary
        self.last: deque[str] = deque(maxlen=REMEMBERED)
        self._gestures: tuple[tuple[int, Callable[[], None]], ...] = (
            (40, self._press_a_control),
            (8, self._click_anywhere),
            (18, self._press_a_key),
            (8, self._press_a_shortcut),
            (12, self._type),
            (7, self._go_somewhere),
            (4, self._turn_the_wheel),
            (1, self._resize),
        )

    def do_one(self) -> None:
        weights = [weight for weight, _gesture in self._gestures]
        ((_weight, gesture),) = self._dice.choices(self._gestures, weights)
        gesture()

    def tell(self, said: str) -> None:
        """Remember a gesture that is about to be done."""
        self.last.append(said)
        if self._diary is not None:
            print(said, file=self._diary, flush=True)

    def place(self) -> QWidget:
        """Return what is in front: a list that opened, a dialog, or the window."""
        return (
            QApplication.activePopupWidget()
            or QApplication.activeModalWidget()
            or self._sitting.window
        )

    def _press_a_control(self) -> None:
        place = self.place()
        shown = [each for each in _below(place) if _may_be_pressed(each)]
        if not shown:
            self._press_a_key()
            return
        target = self._dice.choice(shown)
        self.tell(f"click {_named(target)}")
        spot = target.viewport() if isinstance(target, QAbstractItemView) else target
        point = QPoint(
            self._dice.randrange(max(1, spot.width())), self._dice.randrange(max(1, spot.height()))
        )
        double = self._dice.random() < 0.1
        (QTest.mouseDClick if double else QTest.mouseClick)(
            spot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point
        )

    def _click_anywhere(self) -> None:
        place = self.place()
        point = QPoint(
            self._dice.randrange(max(1, place.width())),
            self._dice.randrange(max(1, place.height())),
        )
        target = place.childAt(point) or place
        self.tell(f"click at {point.x()},{point.y()} {_named(target)}")
        where = self._dice.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton))
        QTest.mouseClick(
            target, where, Qt.KeyboardModifier.NoModifier, target.mapFrom(place, point)
        )

    def _press_a_key(self) -> None:
        key, target = self._dice.choice(_KEYS), self._focus()
        self.tell(f"key {key.name} on {_named(target)}")
        QTest.keyClick(target, key)

    def _press_a_shortcut(self) -> None:
        key, target = self._dice.choice(_CONTROLLED), self._focus()
        self.tell(f"Ctrl and {key.name} on {_named(target)}")
        QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)

    def _type(self) -> None:
        text, target = self._dice.choice(WORDS), self._focus()
        self.tell(f"type {text[:20]!r} in {_named(target)}")
        for letter in text:
            if shiboken6.isValid(target):
                _type(target, letter)

    def _go_somewhere(self) -> None:
        workspace = self._sitting.workspace
        if workspace is None or QApplication.activeModalWidget() is not None:
            self._press_a_key()
            return
        route = (
            self._dice.choice(self._people)
            if self._dice.random() < 0.6
            else Route(self._dice.choice(_HOMES))
        )
        self.tell(f"open {route.screen} {route.part}")
        workspace.open(route)

    def _turn_the_wheel(self) -> None:
        place = self.place()
        point = QPoint(place.width() // 2, place.height() // 2)
        target = place.childAt(point) or place
        self.tell(f"wheel on {_named(target)}")
        turn = QPoint(0, self._dice.choice((-480, -120, 120, 480)))
        QApplication.sendEvent(target, _wheel(target, turn))

    def _resize(self) -> None:
        width, height = self._dice.choice(_SIZES)
        self.tell(f"resize to {width}×{height}")
        self._sitting.window.resize(width, height)

    def _focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.place()


def _below(place: QWidget) -> Iterator[QWidget]:
    """Give all widgets of a place, outer ones first.

    Not by `findChildren`: PySide keeps what that finds as long as the one that was asked, and the
    window is asked for ever.
    """
    for each in place.children():
        if isinstance(each, QWidget):
            yield each
            yield from _below(each)


def _may_be_pressed(widget: QWidget) -> bool:
    return isinstance(widget, _CONTROLS) and widget.isVisible() and widget.isEnabled()


def _type(target: QWidget, letter: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if shiboken6.isValid(target):
            modifiers = Qt.KeyboardModifier.NoModifier
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_unknown, modifiers, letter))


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__}:{widget.objectName()}"


def _wheel(target: QWidget, turn: QPoint) -> QWheelEvent:
    middle = QPointF(target.rect().center())
    return QWheelEvent(
        middle,
        QPointF(target.mapToGlobal(target.rect().center())),
        QPoint(),
        turn,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - the wheel is not turned round
    )
