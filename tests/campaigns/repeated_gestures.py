"""Do one gesture over and over in the real window; name each that leaves something behind.

    python -m tests.campaigns.repeated_gestures --times 20 --people 100
    python -m tests.campaigns.repeated_gestures --times 5 --people 20 --only lock --unsafe keep

Every place, tab and section is opened and left, every dialog that a button of theirs opens is
opened and closed, and the window is locked and unlocked. Counted are the widgets of Qt, the living
objects of Qt that Python knows, and all that Python's collector knows: what comes back to its
level leaves nothing. The exit status is 0 where all do. `--unsafe keep` has each repetition hold a
widget: every gesture must then be named.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from sqlmodel import Session, col, select
from tests.campaigns.acted_window.demonstration import unlock

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.record_tabs import record_tabs
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.people.record import FIRST_TABS, LAST_TABS
from conseil_mobilite.gui.settings.headings import HEADINGS
from conseil_mobilite.store import vault

KEEP: Final = "keep"
LOCK: Final = "lock"
WARM: Final = 3
"""Repetitions before the first count: what is made once, at the first visit, is no growth."""
MOST_WIDGETS = MOST_OBJECTS = 0.5
MOST_KNOWN: Final = 100.0
"""Of all that Python's collector knows: its own book-keeping moves by some dozens."""
_HOME: Final = Route(Screen.TODAY)
_PLACES: Final = (
    Screen.PEOPLE,
    Screen.AGENDA,
    Screen.DIRECTORY,
    Screen.STATISTICS,
    Screen.SETTINGS,
)
_PATIENCE_MS: Final = 30_000
_ROUNDS: Final = 4


@dataclass(frozen=True, slots=True)
class Count:
    widgets: int
    objects: int
    known: int


@dataclass(frozen=True, slots=True)
class Left:
    """What one repetition of a gesture leaves behind, on average."""

    gesture: str
    widgets: float
    objects: float
    known: float

    @property
    def grows(self) -> bool:
        return (
            self.widgets >= MOST_WIDGETS or self.objects >= MOST_OBJECTS or self.known >= MOST_KNOWN
        )

    def __str__(self) -> str:
        sign = "GROWS" if self.grows else "level"
        return (
            f"{sign}  {self.gesture}: widgets {self.widgets:+.1f}, objects {self.objects:+.1f}, "
            f"known to Python {self.known:+.0f}"
        )


class Repetition:
    """The window open on a base of the demonstration, and its gestures by name."""

    def __init__(self, base: Path, sitting: Sitting, times: int, unsafe: str = "") -> None:
        self._held: list[QLabel] = []
        self._sitting, self._times, self.unsafe = sitting, times, unsafe
        store = vault.open_with_passphrase(base, PHRASE, clock=now)
        self._person, self._assessment = store.read(_records)
        store.close()
        sitting.begin(base)
        self._unlock()

    def routes(self) -> Iterator[tuple[str, Route]]:
        """Give the pages, tabs and sections by name."""
        for place in _PLACES:
            yield place, Route(place)
        for tab in (*FIRST_TABS, *record_tabs(), *LAST_TABS):
            yield f"person {tab.code}", Route(Screen.PERSON, self._person.subject, tab.code)
        yield "assessment", self._assessment
        yield "comparison", Route(Screen.COMPARISON, self._person.subject)
        for section in HEADINGS:
            yield f"settings {section.code}", Route(Screen.SETTINGS, part=section.code)

    def measured(self, only: str = "", *, dialogs: bool = True) -> Iterator[Left]:
        """Measure each gesture whose name has `only` in it."""
        if only in LOCK:
            yield self.lock()
        for name, route in self.routes():
            if only in name:
                yield self._measure(name, partial(self._visit, route))
                if dialogs:
                    yield from self._dialogs(name, route)

    def dialog(self, route: Route, button: str) -> Left:
        """Measure one dialog, opened by a button of a page."""
        return self._measure(button, partial(self._open_and_close, route, button))

    def lock(self, places: Sequence[Screen] = _PLACES) -> Left:
        """Measure the lock of the window, once its places were seen: they live until then."""
        return self._measure(LOCK, partial(self._lock, places))

    def _dialogs(self, page: str, route: Route) -> Iterator[Left]:
        self._go(route)
        for button in self._buttons():
            self._go(_HOME)
            gesture = partial(self._open_and_close, route, button)
            if gesture():
                yield self._measure(f"{page}, {button}", gesture)
        self._go(_HOME)

    def _measure(self, name: str, gesture: Callable[[], object]) -> Left:
        for _ in range(min(WARM, self._times // 2)):
            gesture()
        before = self._count()
        for _ in range(self._times):
            gesture()
            if self.unsafe == KEEP:
                self._held.append(QLabel())
        after = self._count()
        return Left(
            name,
            (after.widgets - before.widgets) / self._times,
            (after.objects - before.objects) / self._times,
            (after.known - before.known) / self._times,
        )

    def _count(self) -> Count:
        self._settle()
        for _ in range(_ROUNDS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
        known = gc.get_objects()
        objects = sum(isinstance(each, QObject) and shiboken6.isValid(each) for each in known)
        return Count(len(QApplication.allWidgets()), objects, len(known))

    def _visit(self, route: Route) -> None:
        self._go(route)
        self._go(_HOME)

    def _go(self, route: Route) -> None:
        assert self._sitting.workspace is not None
        self._sitting.workspace.open(route)
        self._settle()

    def _lock(self, places: Sequence[Screen]) -> None:
        for place in (*places, _HOME.screen):
            self._go(Route(place))
        self._sitting.lock()
        self._unlock()

    def _unlock(self) -> None:
        unlock(self._sitting)
        self._settle()

    def _buttons(self) -> list[str]:
        """Name the buttons of the page; those of rows that look alike count as one."""
        found: dict[str, str] = {}
        for each in self._page_buttons():
            kind = each.objectName().rstrip("0123456789abcdef").rstrip("_")
            found.setdefault(kind, each.objectName())
        return list(found.values())

    def _page_buttons(self) -> list[QAbstractButton]:
        assert self._sitting.workspace is not None
        buttons = self._sitting.workspace.stage.findChildren(QAbstractButton)
        return [b for b in buttons if b.objectName() and b.isVisible() and b.isEnabled()]

    def _open_and_close(self, route: Route, name: str) -> bool:
        """Click a button and close the dialog that it opens; False where it opens none."""
        self._go(route)
        button = next((b for b in self._page_buttons() if b.objectName() == name), None)
        if button is None:
            return False
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._settle()
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        for each in (popup, dialog):
            if each is not None:
                each.close()
        self._settle()
        return dialog is not None

    def _settle(self) -> None:
        """Wait until both threads have done what was asked, and the window has shown it."""
        background, hand = self._sitting.background, Hand(self._sitting.window)
        for _ in range(_ROUNDS):
            done: list[object] = []
            if background is not None:
                background.note(_nothing).then(done.append)
                background.work(lambda: None).then(done.append)
                hand.soon(partial(_both, done), _PATIENCE_MS)
            live(5)


def _records(session: Session) -> tuple[Route, Route]:
    person = session.exec(select(Person.id).order_by(col(Person.id))).first()
    assessment = session.exec(select(Assessment.id).order_by(col(Assessment.id))).first()
    return Route(Screen.PERSON, person), Route(Screen.ASSESSMENT, assessment)


def _both(done: list[object]) -> bool:
    return len(done) == 2


def _nothing(_session: Session) -> None:
    """Take a turn of the writer."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--only", default="", help="a part of the names to measure")
    parser.add_argument("--unsafe", choices=(KEEP,), default="")
    asked = parser.parse_args()
    left: list[Left] = []
    with TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        wanted = Wanted(asked.people, 11, paris_day(now()))
        base = make(Path(folder), wanted, lambda _done, _all: None)
        with open_stage(Path(folder) / "poste") as sitting:
            repetition = Repetition(base, sitting, asked.times, asked.unsafe)
            for each in repetition.measured(asked.only):
                print(each, flush=True)
                left.append(each)
    growing = [each.gesture for each in left if each.grows]
    print(f"gestures: {len(left)}, {asked.times} times each; growing: {len(growing)}")
    return 1 if growing or not left else 0


if __name__ == "__main__":
    sys.exit(main())
