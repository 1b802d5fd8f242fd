"""Somebody who has a keyboard and nothing else: counts the keys, and times what the program does.

Every key goes to whatever has the focus, as the window system would send it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter, sleep
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.page import Route
from conseil_mobilite.services.organisation import setup

FAR: Final = 400
"""More presses of Tab than any page has stops."""
ROUNDS: Final = 3
PATIENCE: Final = 20.0
TICK: Final = 0.0005
"""Seconds."""


@dataclass(slots=True)
class Tally:
    """`painted` are the waits, in ms, from each key to the picture it leads to."""

    keys: int = 0
    painted: list[tuple[float, str]] = field(default_factory=list)
    working: float = 0.0
    """Seconds the program took by itself: between a key and its rest."""

    def over(self, limit_ms: float) -> list[tuple[float, str]]:
        return [wait for wait in self.painted if wait[0] > limit_ms]


class Typist:
    def __init__(self, sitting: Sitting) -> None:
        self.sitting, self.hand, self.tally = sitting, Hand(sitting.window), Tally()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key, and let the window paint what follows at once."""
        self.hand.take_back()
        target = self.hand.focus()
        began = perf_counter()
        QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)
        self._painted(began, Qt.Key(key).name)

    def alt(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.AltModifier)

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Type letter after letter; a letter with its accent is one key of a French keyboard."""
        self.hand.take_back()
        for letter in text:
            began = perf_counter()
            self.hand.type_text(letter)
            self._painted(began, letter)

    def replace(self, text: str) -> None:
        """Type over all that the field holds."""
        self.control(Qt.Key.Key_A)
        self.type(text)

    def reach(self, name: str, *, back: bool = False) -> QWidget:
        """Press Tab until the widget of that name has the keyboard.

        A name that ends with a low line is a beginning: « plan_ » is the first action proposed.
        """
        key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
        for _ in range(FAR):
            found = self.focused(name)
            if found is not None:
                return found
            self.press(key)
        raise AssertionError(f"Tab never reaches « {name} »; it is at « {self.place()} ».")

    def focused(self, name: str) -> QWidget | None:
        """Return the widget of that name if it, or what it holds, has the keyboard."""
        widget = QApplication.focusWidget()
        while widget is not None and not _is_named(widget.objectName(), name):
            widget = widget.parentWidget()
        return widget

    def choose(self, name: str, code: str) -> None:
        """Go to a closed list and down to one of its choices with the arrows."""
        box = self.reach(name)
        assert isinstance(box, Choice)
        for _ in range(box.count()):
            if box.code() == code:
                return
            self.press(Qt.Key.Key_Down)
        for _ in range(box.count()):
            if box.code() == code:
                return
            self.press(Qt.Key.Key_Up)
        assert box.code() == code, f"« {code} » is not in « {name} »."

    def until(self, met: Callable[[], bool], sentence: str) -> None:
        """Let the program work until something shows, and count the time it took."""
        began = perf_counter()

        def awake_and_met() -> bool:
            if QApplication.activeWindow() is None:
                self.hand.take_back()
            return met()

        _live_until(awake_and_met, sentence)
        self.tally.working += perf_counter() - began

    def settle(self) -> None:
        """Let the program finish what the last key asked of it, and what it asked after that."""
        began = perf_counter()
        for _ in range(ROUNDS):
            self._pass_through()
        self.tally.working += perf_counter() - began

    def route(self) -> Route:
        workspace = self.sitting.workspace
        assert workspace is not None
        return workspace.stage.route()

    def place(self) -> str:
        """Say where the keyboard is."""
        names = []
        widget = QApplication.focusWidget()
        while widget is not None:
            names.append(widget.objectName())
            widget = widget.parentWidget()
        return " < ".join(name for name in names if name)

    def _pass_through(self) -> None:
        """Send an errand down both threads: it comes back after all that went before."""
        background = self.sitting.background
        assert background is not None
        back: list[object] = []
        background.note(setup.organisation).then(back.append)
        background.read(setup.organisation).then(back.append)
        _live_until(lambda: len(back) == 2, "The base does not answer.")
        QApplication.processEvents()

    def _painted(self, began: float, key: str) -> None:
        QApplication.processEvents()
        spent = perf_counter() - began
        self.tally.keys += 1
        self.tally.working += spent
        self.tally.painted.append((spent * 1000, f"{key} at {self.place()[:60]}"))


def _live_until(met: Callable[[], bool], sentence: str) -> None:
    """Let the window live; the sleeps leave the processor to the threads that work for it."""
    end = perf_counter() + PATIENCE
    while not met():
        assert perf_counter() < end, sentence
        QApplication.processEvents()
        sleep(TICK)


def _is_named(whole: str, name: str) -> bool:
    return whole.startswith(name) if name.endswith("_") else whole == name
