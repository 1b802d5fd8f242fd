"""Do anything, anywhere, in the real window; count what comes out, and the memory it takes.

    python -m tests.campaigns.random_gestures --gestures 20000 --people 10000
    python -m tests.campaigns.random_gestures --gestures 300 --people 50 --unsafe raise
    python -m tests.campaigns.random_gestures --gestures 2000 --people 50 --unsafe leak

Clicks, keys, shortcuts, typing, pages, dialogs, undoing, resizing, locking and unlocking, drawn
with a seed. The exit status is 0 where nothing went uncaught, Qt warned of nothing, the memory
stays within 20 % of what it was after the first fifth, and the base is sound at the end. The last
gestures before a fault are told. `--unsafe raise` lets a slot fail now and then, `--unsafe leak`
keeps a megabyte every ten gestures: both must be found out.
"""

import argparse
import logging
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlmodel import Session, col, select
from tests.campaigns.gesturing import AnyHand, dismissed

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.store import health, vault

RAISE, LEAK = UNSAFE = ("raise", "leak")
_LOCK_EVERY: Final = 700
_BREATH_EVERY: Final = 8
_LONG_DIALOG: Final = 40
"""Gestures after which a dialog is given up, so that all is not done in one."""
_STUCK_MS: Final = 3000
_MOST_GROWTH: Final = 1.2
_PEOPLE: Final = 300


@dataclass
class Tally:
    gestures: int = 0
    locks: int = 0
    faults: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    sound: bool = False

    @property
    def growth(self) -> float:
        """Say how much more memory the last tenth takes than what came after the first fifth."""
        size = len(self.memory)
        if size < 20:
            return 1.0
        return median(self.memory[-(size // 10) :]) / median(self.memory[size // 5 : 3 * size // 10])

    @property
    def passed(self) -> bool:
        return self.sound and not self.faults and self.growth <= _MOST_GROWTH

    def __str__(self) -> str:
        least, most = min(self.memory, default=0), max(self.memory, default=0)
        return (
            f"gestures: {self.gestures}; locked and unlocked: {self.locks}; uncaught or warned of: "
            f"{len(self.faults)}; memory: {least:.0f} to {most:.0f} MB, last tenth "
            f"{self.growth:.2f} times what came after the first fifth; base sound: {self.sound}"
        )


class _Listener(logging.Handler):
    """Hears what ends in the log: all that nobody caught, and all that Qt has to say."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(record.getMessage())


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


class Campaign:
    def __init__(self, base: Path, seed: int, unsafe: str = "") -> None:
        self._base, self._seed, self._unsafe = base, seed, unsafe
        self.tally = Tally()
        self._kept: list[bytes] = []

    def run(self, folder: Path, gestures: int) -> Tally:
        people = self._people()
        listener = _Listener(self._note)
        logging.getLogger("conseil_mobilite").addHandler(listener)
        QDesktopServices.setUrlHandler("file", self, "ignore") if False else None
        with open_stage(folder) as sitting:
            self._hand = AnyHand(sitting, people, random.Random(self._seed))  # noqa: S311 - gestures
            self._unlock(sitting)
            self._gesture(sitting, gestures)
        logging.getLogger("conseil_mobilite").removeHandler(listener)
        self.tally.sound = self._is_sound()
        return self.tally
