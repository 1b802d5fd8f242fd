"""Goes everywhere in the window, presses all that can be pressed, and writes in each field met."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QWidget
from sqlmodel import Session
from tests.campaigns.foreign_text.fields import (
    Fate,
    Input,
    error_beside,
    fate,
    inputs,
    name_of,
    typed,
    writable,
    write,
)
from tests.campaigns.foreign_text.pressing import left_alone, press, pressable
from tests.campaigns.foreign_text.sight import Sight

from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.page import Route

SLOWEST: Final = 1.0
"""Seconds that a field may take of the thread of the window for one text."""
OFTEN: Final = 2
"""How many times a dialog is gone through, in one walk."""
_LONGEST_REST: Final = 400
"""Milliseconds."""
DEEPEST: Final = 2
"""How many dialogs may stand one over the other."""
ROUNDS: Final = 6
VALUES: Final = (
    "12/03/2027",
    "06 12 34 56 78",
    "zoe@exemple.fr",
    "732 829 320 00074",
    "12",
    "14:30",
    "12,50",
    "02120",
    "https://exemple.fr",
    "zzq",
)
"""What a field that refuses a text may want in its place, for the rest to be created."""


@dataclass
class Tally:
    """What was met on the way."""

    written: dict[str, Counter[Fate]] = field(default_factory=dict)
    """By the name of the field, what it did of the texts."""
    met: set[str] = field(default_factory=set)
    """Every field that was there, seen or not."""
    typed: int = 0
    readings: int = 0
    pressed: int = 0
    dialogs: Counter[str] = field(default_factory=Counter)
    created: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


class Walk:
    """One text, taken through the whole window."""

    def __init__(self, sitting: Sitting, text: str, tally: Tally) -> None:
        self._sitting, self._text, self.tally = sitting, text, tally
        self._sight = Sight(text)
        self._done: set[tuple[str, str]] = set()
        self._written: set[tuple[str, str]] = set()
        self._opened: Counter[str] = Counter()
        self._depth = 0

    def visit(self, routes: Iterable[Route], most: int = 10_000) -> None:
        """Explore these places, and those that their controls lead to, `most` in all."""
        todo, known = list(routes), set[str]()
        while todo and len(known) < most:
            route = todo.pop(0)
            if _key(route) not in known:
                known.add(_key(route))
                self._go(route)
                todo += self.explore(self._here() or _key(route), route)
        self.tally.readings += self._sight.readings

    def explore(self, place: str, route: Route | None = None) -> list[Route]:
        """Write in what is in sight, press each control once; return where they lead to."""
        led, front = list[Route](), self._front()
        self._write_all(place)
        while (target := self._next(place)) is not None:
            self._press(target)
            if route is not None and self._here() != place:
                led += self._came_to()
                self._go(route)
            if route is None and self._front() is not front:
                break
            self._write_all(place)
        return led

    def settle(self) -> None:
        """Wait until what was asked of the base came back, and what it asked after that.

        What a page will ask for after a rest is waited for too: a field changes then.
        """
        self._sitting.stay()  # else the window locks itself: nobody touches it but its fields
        for _turn in range(2):
            live(1)
            rested = QDeadlineTimer(_LONGEST_REST)
            while _rests(self._front()) and not rested.hasExpired():
                live(1)
            background = self._sitting.background
            if background is None:
                return
            back: list[object] = []
            background.note(_nothing).then(back.append)
            background.work(lambda: None).then(back.append)
            end = QDeadlineTimer(20_000)
            while len(back) < 2 and not end.hasExpired():
                live(1)

    def _go(self, route: Route) -> None:
        self._close_all()
        workspace = self._sitting.workspace
        assert workspace is not None
        workspace.open(route)
        self.settle()

    def _here(self) -> str:
        """Name the place that is shown."""
        return "".join(f"{_key(route)}{_tab(self._front())}" for route in self._came_to())

    def _came_to(self) -> list[Route]:
        workspace = self._sitting.workspace
        shown = workspace is not None and workspace.stage.page() is not None
        return [workspace.stage.route()] if workspace is not None and shown else []

    def _front(self) -> QWidget:
        """Return what is in front: a dialog, else the page, else the window."""
        workspace = self._sitting.workspace
        page = workspace.stage.page() if workspace is not None else None
        return QApplication.activeModalWidget() or page or self._sitting.window

    def _write_all(self, place: str) -> None:
        """Write in the fields in sight that were not written in yet."""
        whole = place.partition("/")[0]
        for _round in range(ROUNDS):
            front = self._front()
            self.tally.met |= {name_of(each) for each in inputs(front)}
            todo = [each for each in writable(front) if (whole, name_of(each)) not in self._written]
            if not todo:
                return
            for each in todo:
                if shiboken6.isValid(each) and each.isVisible():
                    self._written.add((whole, name_of(each)))
                    self._write(place, each)
            self._see()

    def _write(self, place: str, each: Input) -> None:
        name, before = name_of(each), typed(each)
        took = write(each, self._text)
        begun = time.thread_time()
        each.clearFocus()
        QApplication.processEvents()
        took += time.thread_time() - begun
        self.tally.typed += 1
        self.tally.slowest = max(self.tally.slowest, took)
        if took > SLOWEST:
            self.tally.faults[f"{place} {name}: {took:.1f} s"] += 1
        self.settle()
        became = fate(each, self._text) if shiboken6.isValid(each) else Fate.GONE
        self.tally.written.setdefault(name, Counter())[became] += 1
        if became is Fate.LOST:
            self.tally.faults[f"{place} {name}: lost, holds {typed(each)[:30]!r}"] += 1
        if became is Fate.REFUSED:
            self._mend(each, before)

    def _mend(self, each: Input, before: str) -> None:
        """Write something that the field takes in the place of what it refused."""
        for value in filter(None, (before, *VALUES)):
            if not shiboken6.isValid(each) or not each.isVisible():
                return
            write(each, value)
            each.clearFocus()
            self.settle()
            if shiboken6.isValid(each) and not error_beside(each):
                return

    def _see(self) -> None:
        for fault in self._sight.faults():
            self.tally.faults[fault] += 1

    def _next(self, place: str) -> QWidget | None:
        screen = place.partition("/")[0]
        for each in self._front().findChildren(QWidget):
            name = name_of(each)
            if name and (screen, name) not in self._done and pressable(each):
                self._done.add((screen, name))
                return each
        return None

    def _press(self, target: QWidget) -> None:
        self.tally.pressed += 1
        under = QApplication.activeModalWidget()
        for _gesture in press(target):
            self.settle()
            self._see()
            self._into_what_opened(under)
            if isinstance(target, QComboBox):
                self._write_all(self._here())

    def _into_what_opened(self, under: QWidget | None) -> None:
        """Fill the dialog that opened over `under`, if one did, and create what it creates."""
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        if dialog is None or dialog is under:
            return
        if not isinstance(dialog, QFileDialog) and self._depth < DEEPEST:
            self._fill(dialog)
        if shiboken6.isValid(dialog) and dialog.isVisible():
            dialog.close()
        self.settle()

    def _fill(self, dialog: QWidget) -> None:
        name = name_of(dialog)
        if self._depth and self._opened[name]:
            return
        self.tally.dialogs[name] += 1
        self._opened[name] += 1
        if self._opened[name] <= OFTEN:
            self._depth += 1
            self.explore(f"dialog {name}")
            self._depth -= 1
            self._create(dialog, name)

    def _create(self, dialog: QWidget, name: str) -> None:
        """Press « Créer », with something else where a text is refused, up to three times."""
        if not shiboken6.isValid(dialog) or not isinstance(dialog, Creation) or left_alone(name):
            return
        for _again in range(3):
            dialog.confirm.click()
            self.settle()
            if not shiboken6.isValid(dialog) or not dialog.isVisible():
                self.tally.created[name] += 1
                return
            self._see()
            for each in _at_fault(dialog):
                self._mend(each, "")

    def _close_all(self) -> None:
        for _round in range(ROUNDS):
            front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if front is None:
                return
            front.close()
            QApplication.processEvents()


def _at_fault(dialog: QWidget) -> Iterator[Input]:
    for each in writable(dialog):
        if shiboken6.isValid(each) and error_beside(each):
            yield each


def _rests(page: QWidget) -> bool:
    pauses = (each for each in page.findChildren(QTimer) if each.isSingleShot())
    return any(each.isActive() and each.interval() < _LONGEST_REST for each in pauses)


def _tab(page: QWidget) -> str:
    """Name the tab of a person's file that is shown: its page does not tell."""
    tabs = (each for each in page.findChildren(QWidget) if each.isVisible())
    names = (each.objectName() for each in tabs)
    return next((name for name in names if name.startswith("record_tab_")), "")


def _key(route: Route) -> str:
    return f"{route.screen}/{route.part}"


def _nothing(_session: Session) -> None:
    """Ask for nothing: what counts is to come back."""
