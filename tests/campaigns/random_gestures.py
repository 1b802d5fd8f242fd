"""Do anything, anywhere, in the real window; count what comes out, and the memory it takes.

    python -m tests.campaigns.random_gestures --gestures 20000 --people 10000
    python -m tests.campaigns.random_gestures --gestures 300 --people 50 --unsafe raise
    python -m tests.campaigns.random_gestures --gestures 2000 --people 50 --unsafe leak

Clicks, keys, shortcuts, typing, pages, dialogs, undoing, resizing, locking and unlocking, drawn
with a seed. The exit status is 0 where nothing went uncaught, Qt warned of nothing, the memory
stays within 20 % of what it was after the first fifth, nothing of an opening of the base is in
memory once it was locked and opened anew, and the base is sound at the end. The last gestures
before a fault are told. `--unsafe raise` lets a slot fail now and then, `--unsafe leak` keeps a
megabyte every ten gestures, `--unsafe hold` keeps the first opening: each must be found out.
"""

import argparse
import faulthandler
import gc
import logging
import os
import random
import sys
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import methodcaller
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, TextIO
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from sqlmodel import Session, col, select
from tests.campaigns.acted_window.any_hand import AnyHand
from tests.campaigns.acted_window.demonstration import is_sound, unlock

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.faults import SERIOUS
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.errors import GoneError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.store import vault

RAISE, LEAK, HOLD = UNSAFE = ("raise", "leak", "hold")
_BREATH_EVERY: Final = 8
_LONG_DIALOG: Final = 40
"""Gestures after which a dialog is given up, so that all is not done in one."""
_STUCK_MS: Final = 3000
_MOST_GROWTH: Final = 1.2
_PEOPLE: Final = 300
_OFFSCREEN: Final = "This plugin does not support"
"""What Qt says of a screen that is not there."""


@dataclass
class Tally:
    gestures: int = 0
    locks: int = 0
    gone: int = 0
    """How often a gesture was on what is no more: said on the status line, no fault."""
    faults: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    sound: bool = False

    @property
    def growth(self) -> float:
        """Say how much more memory the last tenth takes than what came after the first fifth."""
        size = len(self.memory)
        if size < 20:
            return 1.0
        return median(self.memory[-(size // 10) :]) / median(
            self.memory[size // 5 : 3 * size // 10]
        )

    @property
    def passed(self) -> bool:
        return self.sound and not self.faults and self.growth <= _MOST_GROWTH

    def __str__(self) -> str:
        least, most = min(self.memory, default=0), max(self.memory, default=0)
        return (
            f"gestures: {self.gestures}; on what is no more: {self.gone}; locked and unlocked: "
            f"{self.locks}; uncaught or warned of: {len(self.faults)}; memory: {least:.0f} to "
            f"{most:.0f} MB, last tenth {self.growth:.2f} times what came after the first fifth; "
            f"base sound: {self.sound}"
        )


class _Listener(logging.Handler):
    """Hears what ends in the log: all that nobody caught, and what was no more."""

    def __init__(self, tell: Callable[[str], object], tally: Tally) -> None:
        super().__init__(logging.INFO)
        self._tell, self._tally = tell, tally

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if record.levelno < logging.WARNING and said.startswith(GoneError.__name__):
            self._tally.gone += 1
        else:
            self._tell(said)


class _Unblocker(QObject):
    """Gives up what holds the window in a loop of its own, such as the menu of a text field."""

    def __init__(self) -> None:
        super().__init__()
        self.since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_STUCK_MS // 3)

    @Slot()
    def _look(self) -> None:
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None and time.monotonic() - self.since > _STUCK_MS / 1000:
            popup.close()


@dataclass(frozen=True)
class Asked:
    """How many gestures, of which seed; `diary` is told each of them."""

    gestures: int
    seed: int = 11
    unsafe: str = ""
    lock_every: int = 700
    diary: TextIO | None = None


class _Outside(QObject):
    """Stands for the programs that a link or a file would open."""

    @Slot(QUrl)
    def ignore(self, _url: QUrl) -> None:
        """Open nothing."""


class Campaign:
    """`sitting` is the window, open on `base`; the same seed draws the same gestures."""

    def __init__(self, base: Path, sitting: Sitting, asked: Asked) -> None:
        self._sitting, self._unsafe, self._diary = sitting, asked.unsafe, asked.diary
        self._dice = random.Random(asked.seed)  # noqa: S311 - gestures
        self.tally = Tally()
        self._unblocker, self._outside = _Unblocker(), _Outside()
        self._kept: list[bytes] = []
        self._openings: list[weakref.ref[Background]] = []
        self._held: Background | None = None
        self._clock = QTimer(singleShot=True)
        self._clock.timeout.connect(self._fail)
        self._in_dialog = 0
        self._base, self._lock_every = base, asked.lock_every

    def run(self, gestures: int) -> Tally:
        listener = _Listener(self._note, self.tally)
        log = logging.getLogger("conseil_mobilite")
        log.setLevel(logging.INFO)
        log.addHandler(listener)
        heard = qInstallMessageHandler(self._hear_qt)
        for scheme in ("file", "mailto", "https", "http"):
            _send(scheme, self._outside)
        people = _people(self._base)
        self._hand = AnyHand(self._sitting, people, self._dice, self._diary)
        self._open()
        try:
            for number in range(1, gestures + 1):
                self._gesture(number)
        finally:
            log.removeHandler(listener)
            qInstallMessageHandler(heard)
            for scheme in ("file", "mailto", "https", "http"):
                QDesktopServices.unsetUrlHandler(scheme)
        return self.tally

    def _gesture(self, number: int) -> None:
        self._unblocker.since = time.monotonic()
        try:
            self._hand.do_one()
            live(30 if number % _BREATH_EVERY == 0 else 1)
        except Exception as error:  # noqa: BLE001 - PySide hands it back through whoever waits
            self._note(repr(error))
        self._get_out()
        if number % self._lock_every == 0 or self._sitting.workspace is None:
            self._lock_and_unlock()
        self._be_careless(number)
        self.tally.gestures += 1
        self.tally.memory.append(_megabytes())

    def _get_out(self) -> None:
        """Give up the dialogs for files at once, the others in the end."""
        dialog = QApplication.activeModalWidget()
        self._in_dialog = self._in_dialog + 1 if dialog is not None else 0
        if dialog is None:
            return
        if isinstance(dialog, QFileDialog) or self._in_dialog > _LONG_DIALOG:
            self._hand.tell(f"give up {type(dialog).__name__}:{dialog.objectName()}")
            dialog.close()
            self._in_dialog = 0

    def _lock_and_unlock(self) -> None:
        while (dialog := QApplication.activeModalWidget()) is not None:
            dialog.close()
            live(1)
        self._hand.tell("lock")
        self._sitting.lock()
        unlock(self._sitting)
        self.tally.locks += 1
        self._look_for_former_openings()

    def _look_for_former_openings(self) -> None:
        gc.collect()
        there = [each for each in self._openings if each() is not None]
        if len(there) > 1:
            self._note(f"{len(there) - 1} former openings of the base are still in memory")
        self._openings = there[-1:]

    def _remember_opening(self) -> None:
        opened = self._sitting.background
        assert opened is not None
        self._openings.append(weakref.ref(opened))
        if self._unsafe == HOLD and self._held is None:
            self._held = opened

    def _open(self) -> None:
        self._sitting.opened.connect(self._remember_opening)
        self._sitting.begin(self._base)
        unlock(self._sitting)

    def _note(self, said: str) -> None:
        last = "\n    ".join(self._hand.last)
        self.tally.faults.append(f"{said}\n  after:\n    {last}")

    def _hear_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Note what Qt warns of in its own words: the log of the program keeps none of them."""
        if kind in SERIOUS and _OFFSCREEN not in message:
            self._note(f"Qt: {message}")

    def _be_careless(self, number: int) -> None:
        if self._unsafe == RAISE and number % 20 == 0:
            self._clock.start(0)
        if self._unsafe == LEAK and number % 10 == 0:
            self._kept.append(os.urandom(1 << 20))

    def _fail(self) -> None:
        raise ValueError(self._unsafe)


def campaign(base: Path, folder: Path, asked: Asked) -> Tally:
    """Do as many gestures as asked on a base that the passphrase of the demonstration opens."""
    with open_stage(folder) as sitting:
        tally = Campaign(base, sitting, asked).run(asked.gestures)
    tally.sound = is_sound(base)
    return tally


def _send(scheme: str, outside: _Outside) -> None:
    """Hand the links of a scheme over: the name is text, whatever the declared types say."""
    methodcaller("setUrlHandler", scheme, outside, "ignore")(QDesktopServices)


def _people(base: Path) -> list[Route]:
    """Return the way to the files of some of the people."""
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    found = store.read(_identifiers)
    store.close()
    return [Route(Screen.PERSON, person, part) for person in found for part in ("", "situation")]


def _identifiers(session: Session) -> list[UUID]:
    query = select(Person.id).where(col(Person.deleted_at).is_(None)).order_by(col(Person.id))
    return list(session.exec(query.limit(_PEOPLE)))


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gestures", type=int, default=20_000)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--base", type=Path, help="a demonstration made before")
    parser.add_argument("--diary", type=argparse.FileType("w"), help="told each gesture")
    parser.add_argument("--unsafe", choices=UNSAFE, default="")
    asked = parser.parse_args()
    start = time.monotonic()
    faulthandler.enable()  # where the library itself falls, say where
    with TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        wanted = Wanted(asked.people, asked.seed, paris_day(now()))
        base = asked.base or make(Path(folder), wanted, lambda _done, _all: None)
        wish = Asked(asked.gestures, asked.seed, asked.unsafe, diary=asked.diary)
        tally = campaign(base, Path(folder) / "poste", wish)
    print(f"{tally}; in {time.monotonic() - start:.0f} s; seed {asked.seed}")
    print("\n".join(tally.faults[:5]))
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())
