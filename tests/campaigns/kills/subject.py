"""What a program can be killed at: how its files are made, what it does, and what must remain."""

import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Final, Protocol

import pytest
from tests import cheap_guesses

from conseil_mobilite.store.keys.cipher import DataKey

NOW: Final = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
BASE: Final = "suivi.base"
CANARY: Final = "Zéphyrinelle"
"""The name of somebody in every base: no file may show it but one that the adviser asked for."""
SLOW_STICK: Final = 0.003
"""Seconds between two blocks that a careless program writes, on a slow memory stick."""

Tell = Callable[[str], None]
"""Acknowledge something: from there on it must be found after any kill."""


class Work(Protocol):
    def __call__(self, folder: Path, tell: Tell, *, unsafe: bool) -> None: ...


@dataclass
class Finding:
    """What the next start found: `lost` was acknowledged, `corrupt` says what is neither nor."""

    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Subject:
    """One kind of act, in a folder of its own.

    `prepare` fills an empty folder, which is copied for each kill. `work` does the act, once or
    without end, and tells each thing once it is kept; `unsafe` asks it for what a careless program
    would do. `look` opens what is left as the next start does, and judges it by what was told.
    `in_clear` is the pattern of files that the adviser asked for, where names may be read.
    """

    name: str
    prepare: Callable[[Path], None]
    work: Work
    look: Callable[[Path, Sequence[str]], Finding]
    in_clear: str = ""
    longest: float = 3.0
    """Seconds after which one that works without end is killed at the latest."""


def now() -> datetime:
    """Return an instant of a day that never changes, later each time."""
    return NOW + timedelta(microseconds=time.monotonic_ns() // 1000 % 3_600_000_000)


@cache
def data_key() -> DataKey:
    """Return the one key of all the bases of this process and of its children."""
    return DataKey.new()


@contextmanager
def cheap() -> Generator[None]:
    """Pay little for a passphrase: what is proved is what stays of files, not their price."""
    with pytest.MonkeyPatch.context() as patch:
        cheap_guesses.spare(patch)
        yield
