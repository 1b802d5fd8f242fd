"""Damage the file of a base in every way; count what goes unseen, fails or is written over.

    python -m tests.campaigns.damaged_files --files 200

Each damaged copy is opened, checked and read as the program does. The exit status is 0 where each
was refused with a sentence or found unsound, no error came out uncaught, and the file kept each of
its bytes.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns.answering import Bench, answer, open_store, remains

from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.cipher import DataKey

PAGE = 4096
ANSWERS = 40


@dataclass
class Tally:
    files: int = 0
    refused: int = 0
    found_unsound: int = 0
    unseen: int = 0
    uncaught: int = 0
    written_over: int = 0

    @property
    def passed(self) -> bool:
        return self.files > 0 and not (self.unseen or self.uncaught or self.written_over)

    def __str__(self) -> str:
        return (
            f"damaged files: {self.files}; refused with a sentence: {self.refused}; opened and "
            f"found unsound: {self.found_unsound}; unseen: {self.unseen}; "
            f"uncaught errors: {self.uncaught}; written over: {self.written_over}"
        )


def flipped_bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def zeroed_page(content: bytearray, chance: random.Random) -> None:
    start = _page(content, chance)
    content[start : start + PAGE] = bytes(PAGE)


def swapped_pages(content: bytearray, chance: random.Random) -> None:
    one, other = chance.sample(range(0, len(content), PAGE), 2)
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = kept


def garbage(content: bytearray, chance: random.Random) -> None:
    start = _page(content, chance)
    content[start : start + 100] = chance.randbytes(100)


def truncation(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flipped_bit,
    zeroed_page,
    swapped_pages,
    garbage,
    truncation,
)


def campaign(folder: Path, files: int, seed: int) -> Tally:
    bench, chance, tally = Bench.make(folder), random.Random(seed), Tally()  # noqa: S311 — bytes
    store = open_store(bench.path, bench.key)
    for number in range(1, ANSWERS + 1):
        answer(store, bench.assessment, number)
    store.close()
    sound = bench.path.read_bytes()
    for number in range(files):
        damaged = bytearray(sound)
        DAMAGES[number % len(DAMAGES)](damaged, chance)
        path = folder / f"{number}.base"
        path.write_bytes(damaged)
        _judge(tally, path, bench.key)
        tally.written_over += path.read_bytes() != damaged
        path.unlink()
    return tally


def _judge(tally: Tally, path: Path, key: DataKey) -> None:
    tally.files += 1
    try:
        sound = remains(path, key).sound
    except StoreError:
        tally.refused += 1
    except Exception:  # noqa: BLE001 — whatever comes out uncaught is what we count
        tally.uncaught += 1
    else:
        tally.unseen += sound
        tally.found_unsound += not sound


def _page(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(0, len(content), PAGE)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.files, asked.seed)
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())
