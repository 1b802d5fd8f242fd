"""Killed while a passphrase is changed: the base opens by the last one told, or by the next."""

import time
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path

import pytest
from tests.campaigns.kills.subject import BASE, SLOW_STICK, Finding, Subject, Tell, cheap, now

from conseil_mobilite.store import health, vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import WrongPassphraseError
from conseil_mobilite.store.keys import slot_changes, slots_file
from conseil_mobilite.store.keys.slots_file import read_slots


def prepare(folder: Path) -> None:
    with cheap():
        vault.create(folder / BASE, _phrase(0), "Zoé", clock=now).close()


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    """Change it again and again, each time for the one that follows."""
    with cheap(), _in_place() if unsafe else nullcontext():
        store = opened(folder)
        while True:
            change(store, tell)


def opened(folder: Path) -> Store:
    with cheap():
        return next(_opened(folder / BASE, count()))[0]


def change(store: Store, tell: Tell) -> None:
    """Change the present passphrase, whichever it is, for the one that follows."""
    with cheap():
        slots = read_slots(store.path)
        present = next(each for each in count() if slots.opened_by_passphrase(_phrase(each)))
        slot_changes.change_passphrase(store, _phrase(present), _phrase(present + 1))
    tell(str(present + 1))


def look(folder: Path, told: Sequence[str]) -> Finding:
    last = int(told[-1]) if told else 0
    with cheap():
        for store, _number in _opened(folder / BASE, (last, last + 1)):
            sound = health.check(store).sound
            store.close()
            return Finding(corrupt=[] if sound else ["the base is not sound"])
    return Finding(lost=[f"neither passphrase {last} nor the one after opens the base"])


def _opened(path: Path, numbers: Iterable[int]) -> Generator[tuple[Store, int]]:
    for number in numbers:
        try:
            yield vault.open_with_passphrase(path, _phrase(number), clock=now), number
        except WrongPassphraseError:
            continue


def _phrase(number: int) -> str:
    return f"trois hérissons traversent la Thiérache sous la pluie {number}"


@contextmanager
def _in_place() -> Generator[None]:
    """Write the keys over themselves, block after block."""

    def overwrite(path: Path, content: bytes) -> None:
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(content), 256):
                file.write(content[start : start + 256])
                time.sleep(SLOW_STICK)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots_file, "write_atomically", overwrite)
        yield


SLOT_CHANGING = Subject("changing a slot", prepare, work, look, longest=0.4)
