"""Kill a program that opens the window, again and again on one base, and hear what it told."""

import random
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from tests.campaigns.children.starting import first_line, lines_left, started

SHORTEST, LONGEST = 0.02, 4.0
"""Seconds between the page being there and the kill."""
_READY: Final = "pret"


@dataclass
class Told:
    """What a child told before it was killed; `killed` is when, by the monotonic clock."""

    killed: float = 0.0

    def begin(self, program: subprocess.Popen[bytes], shown: str, seconds: float) -> None:
        """Hear what the page shows once it is there, so many seconds after the program started.

        Nothing is shown where the program ended before.
        """
        raise NotImplementedError

    def hear(self, line: str) -> None:
        """Hear a line that it told since."""
        raise NotImplementedError

    def end(self) -> None:
        """Do what is to be done just before the kill, or once it closed by itself."""


T = TypeVar("T", bound=Told)


@dataclass(frozen=True)
class Blow:
    """A kill to come: what the child draws its keys from, and seconds from its page to its end."""

    seed: int
    delay: float


def blows(kills: int, seed: int, longest: float) -> Iterator[Blow]:
    chance = random.Random(seed)  # noqa: S311 - instants
    for kill in range(kills):
        yield Blow(seed + kill, chance.uniform(SHORTEST, longest))


@dataclass(frozen=True)
class KilledWindow:
    """The module that opens the window, and what it is told of the base."""

    module: str
    arguments: Sequence[str]

    def killed(self, told: T, blow: Blow, *, unsafe: str = "") -> T:
        """Run the window, kill it a while after its page is there, and return what it told."""
        option = ["--unsafe", unsafe] if unsafe else []
        program = self._begun(told, "--seed", str(blow.seed), *option)
        time.sleep(blow.delay)
        told.end()
        program.kill()
        told.killed = time.monotonic()
        for line in lines_left(program):
            told.hear(line)
        return told

    def opened_only(self, told: T) -> T:
        """Open the page as at the next start, and close the window."""
        self._begun(told, "--only-open").communicate()
        told.end()
        return told

    def _begun(self, told: Told, *options: str) -> subprocess.Popen[bytes]:
        start, program = time.monotonic(), started(self.module, *self.arguments, *options)
        word, _, shown = first_line(program).decode().strip().partition(" ")
        told.begin(program, shown if word == _READY else "", time.monotonic() - start)
        return program
