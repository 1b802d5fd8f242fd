"""Put a base where it is awkward: odd and long names, no right to read or write; nothing is lost.

    python -m tests.campaigns.awkward_places --cases 40 [--unsafe uncaught|taken]

Whoever runs it as root becomes somebody else in a child, or the rights prove nothing. The exit
status is 0 where each base opened with all it held, or was refused with a sentence and kept. Two
programs that are unsafe show that the harness sees it: one lets out what the system says as it is,
the other takes a base that it may not read for no base, and begins an empty one in its place.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from tests import cheap_guesses
from tests.campaigns.bases.answering import NOW, answer, begin, look

from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.slots_file import slots_path

PHRASE: Final = "trois hérissons traversent la Thiérache"
NOBODY: Final = 65534
OUTCOMES: Final = ("opened", "refused", "uncaught", "lost")
NAMES: Final = (
    "é à ü ç.base", "l’été d'Ana.base", "🚲 mobilité.base", "avec  deux espaces.base", "fin....",
    "n" * 240, "n" * 255, "%41?#&=.base", "-rf.base", "حافلة.base", "retour\nligne.base",
    "e\u0301.base",
)  # fmt: skip
MODES: Final = ((0o400, 0o700), (0o000, 0o700), (0o600, 0o500), (0o600, 0o000), (0o400, 0o500))


Opening: TypeAlias = Callable[[Path], Store]


def safely(path: Path) -> Store:
    return vault.open_with_passphrase(path, PHRASE, clock=lambda: NOW)


def with_errors_let_out(path: Path) -> Store:
    """Open with a hasty check of its own: the system answers in its own words."""
    with path.open("r+b"):
        return safely(path)


def taking_the_place(path: Path) -> Store:
    """Begin another base where the one that is there cannot be opened."""
    try:
        return safely(path)
    except StoreError:
        path.parent.chmod(0o700)
        path.unlink(missing_ok=True)
        slots_path(path).unlink(missing_ok=True)
        return vault.create(path, PHRASE, "Zoé", clock=lambda: NOW)


UNSAFE: Final[dict[str, Opening]] = {"uncaught": with_errors_let_out, "taken": taking_the_place}


@dataclass
class Tally:
    cases: int = 0
    opened: int = 0
    refused: int = 0
    uncaught: int = 0
    lost: int = 0

    @property
    def passed(self) -> bool:
        return self.cases > 0 and not (self.uncaught or self.lost)

    def __str__(self) -> str:
        return (
            f"awkward places: {self.cases}; opened: {self.opened}; refused with a sentence: "
            f"{self.refused}; uncaught errors: {self.uncaught}; lost: {self.lost}"
        )


def campaign(folder: Path, cases: int, opening: Opening = safely) -> Tally:
    tally = Tally()
    for number in range(cases):
        tally.cases += 1
        place = folder / str(number)
        place.mkdir(mode=0o700)
        if number % 2:
            outcome = _without_right(place, MODES[number // 2 % len(MODES)], opening)
        else:
            outcome = _named(place, NAMES[number // 2 % len(NAMES)], opening)
        setattr(tally, outcome, getattr(tally, outcome) + 1)
    return tally


def _named(place: Path, name: str, opening: Opening) -> str:
    path = place / name
    try:
        store = vault.create(path, PHRASE, "Zoé", clock=lambda: NOW)
        answer(store, store.run(begin), 1)
        store.close()
        return _opened(path, opening)
    except StoreError:
        return "lost" if path.exists() else "refused"
    except Exception:  # noqa: BLE001 — whatever comes out uncaught is what we count
        return "uncaught"


def _without_right(place: Path, modes: tuple[int, int], opening: Opening) -> str:
    path = place / "suivi.base"
    store = vault.create(path, PHRASE, "Zoé", clock=lambda: NOW)
    answer(store, store.run(begin), 1)
    store.close()
    before = path.read_bytes(), slots_path(path).read_bytes()
    path.chmod(modes[0])
    place.chmod(modes[1])
    outcome = _asked_of_a_child(path, opening)
    place.chmod(0o700)
    if not path.exists():
        return "lost"
    path.chmod(0o600)
    kept = outcome == "opened" or before == (path.read_bytes(), slots_path(path).read_bytes())
    return outcome if kept and _opened(path, safely) == "opened" else "lost"


def _asked_of_a_child(path: Path, opening: Opening) -> str:
    child = os.fork()
    if not child:
        if not os.geteuid():
            for each in (path, slots_path(path), path.parent):
                os.chown(each, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
        os._exit(OUTCOMES.index(_tried(path, opening)))
    return OUTCOMES[os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])]


def _tried(path: Path, opening: Opening) -> str:
    try:
        return _opened(path, opening)
    except StoreError:
        return "refused"
    except Exception:  # noqa: BLE001 — whatever comes out uncaught is what we count
        return "uncaught"


def _opened(path: Path, opening: Opening) -> str:
    store = opening(path)
    left = look(store)
    store.close()
    return "opened" if left.sound and left.numbers == {1} else "lost"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=40)
    parser.add_argument("--unsafe", choices=UNSAFE)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        cheap_guesses.spare(patch)  # they are not the subject
        Path(folder).chmod(0o755)
        tally = campaign(Path(folder), asked.cases, UNSAFE.get(asked.unsafe, safely))
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())
