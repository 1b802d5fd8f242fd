"""Kill the window again and again on one base; hold the notes it kept against the keys typed."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.campaigns.acted_window import killing
from tests.campaigns.acted_window.killing import LONGEST, KilledWindow, blows
from tests.campaigns.bases.met_once import CLEAR, Bench, Remains, remains
from tests.campaigns.bases.strays import strays
from tests.campaigns.kill_notes.starving import Starving

CHILD: Final = "tests.campaigns.kill_notes.notetaker"
WITHIN = 1.0
"""Seconds of typing that may be missing."""
EVERY = 10
"""Kills between two lines of progress."""

Typed = Sequence[tuple[float, str]]
"""The texts of a note, each with the instant of the key that made it."""


@dataclass
class Told(killing.Told):
    """What a child told before it was killed: how many notes it showed, then each key."""

    shown: int = -1
    typed: dict[str, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    starving: Starving | None = None

    def begin(self, program: subprocess.Popen[bytes], shown: str, _seconds: float) -> None:
        self.shown = int(shown or -1)
        self.starving = Starving(program.pid)

    def end(self) -> None:
        if self.starving is not None:
            self.starving.stop()

    def hear(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "touche":
            instant, note, text = rest.split(" ", 2)
            self.typed[note].append((float(instant), json.loads(text)))

    @property
    def keys(self) -> int:
        return sum(map(len, self.typed.values()))


@dataclass
class Tally:
    kills: int = 0
    keys: int = 0
    lost: int = 0
    unsound: int = 0
    stray: int = 0
    shown: int = 0
    unseen: int = 0
    longest: float = 0.0
    owned: float = 0.0
    """The same, less what the machine was busy with for others."""

    @property
    def passed(self) -> bool:
        faults = (self.lost, self.unsound, self.stray, self.unseen)
        return self.keys > 0 and self.shown == self.kills and not any(faults)

    def __str__(self) -> str:
        return (
            f"kills: {self.kills}; keys typed: {self.keys}; notes that lost more than the last "
            f"second, or an older word: {self.lost}; longest typing lost: {self.longest:.2f} s, "
            f"{self.owned:.2f} s of it with a processor; "
            f"unsound bases: {self.unsound}; files in clear: {self.stray}; restarts that showed "
            f"the notes: {self.shown}, with one missing: {self.unseen}"
        )


def lost_since(typed: Typed, kept: str, before: str, killed: float) -> float | None:
    """Return for how long what is missing was typed before the kill; None for no such text.

    `before` is what the note held before this child typed in it.
    """
    texts = [before, *(text for _, text in typed)]
    for rank in range(len(texts) - 1, -1, -1):
        if texts[rank] == kept:
            return killed - typed[rank][0] if rank < len(typed) else 0.0
    return None


def campaign(
    folder: Path, kills: int, seed: int, *, unsafe: str = "", longest: float = LONGEST
) -> Tally:
    """Kill again and again on one base, which keeps all its notes from one kill to the next."""
    bench, tally = Bench.make(folder), Tally()
    window, known = KilledWindow(CHILD, bench.arguments()), remains(bench)
    for blow in blows(kills, seed, longest):
        told = window.killed(Told(), blow, unsafe=unsafe)
        if tally.kills:
            _count_shown(tally, told, known)
        left = remains(bench)
        _count(tally, told, known.notes, left)
        tally.stray += len(strays(bench.path, CLEAR))
        known = left
        if tally.kills % EVERY == 0:
            print(tally, flush=True)
    _count_shown(tally, window.opened_only(Told()), known)
    return tally


def _count_shown(tally: Tally, told: Told, known: Remains) -> None:
    tally.shown += told.shown >= 0
    tally.unseen += told.shown != sum(bool(text) for text in known.notes.values())


def _count(tally: Tally, told: Told, before: Mapping[str, str], left: Remains) -> None:
    tally.kills += 1
    tally.keys += told.keys
    tally.unsound += not left.sound
    for note in {*before, *told.typed}:
        kept, was = left.notes.get(note, ""), before.get(note, "")
        since = lost_since(told.typed.get(note, ()), kept, was, told.killed)
        owned = _own(since or 0.0, told)
        tally.lost += since is None or owned > WITHIN
        tally.longest = max(tally.longest, since or 0.0)
        tally.owned = max(tally.owned, owned)


def _own(since: float, told: Told) -> float:
    """Return how much of a delay was not spent waiting for a processor."""
    waited = told.starving.since(told.killed - since) if told.starving else 0.0
    return max(0.0, since - waited)
