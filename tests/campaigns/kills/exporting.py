"""Killed while lists are written where the adviser asked: the old file whole, or the new one."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.campaigns.kills.subject import (
    BASE,
    CANARY,
    SLOW_STICK,
    Finding,
    Subject,
    Tell,
    data_key,
    now,
)

from conseil_mobilite.interchange.imports.lists_writing import write_csv
from conseil_mobilite.services.imports import taking_out
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.private_files import write_private

_FILE: Final = "personnes.csv"
_DIGEST: Final = 32
_BLOCK: Final = 512


def prepare(folder: Path) -> None:
    make_base(folder / BASE, data_key())
    store = Store.open(folder / BASE, data_key(), clock=now)
    for first in "ABCDEFGHIJKLMNOPQRST":
        newcomer = NewPerson(CANARY, f"{first}wa")
        store.run(people.welcome, newcomer, Origin(), now().date())
    store.close()


def work(over: bool, folder: Path, tell: Tell, *, unsafe: bool) -> None:  # noqa: FBT001 - bound
    """Write the list again and again, numbered and with its digest at the end."""
    store = opened(folder)
    while True:
        export(over, folder, store, tell, _over_itself if unsafe else write_private)


def opened(folder: Path) -> Store:
    return Store.open(folder / BASE, data_key(), clock=now)


def export(
    over: bool,  # noqa: FBT001 - bound
    folder: Path,
    store: Store,
    tell: Tell,
    write: Callable[[Path, bytes], None] = write_private,
) -> None:
    number = _last(folder) + 1
    write(folder / (_FILE if over else f"{number}-{_FILE}"), _content(store, number))
    tell(str(number))


def look(over: bool, folder: Path, told: Sequence[str]) -> Finding:  # noqa: FBT001 - bound
    """Read every file; one to be written over is written once more, as she does who was told no."""
    files = list(folder.glob(f"*{_FILE}"))
    kept = {_number(path) for path in files}
    found = Finding(corrupt=[f"{path.name} is not whole" for path in files if not _whole(path)])
    if told and int(told[-1]) > max(kept, default=0):
        found.lost.append(f"list {told[-1]}")
    if over:
        write_private(folder / _FILE, b"")
    return found


def _content(store: Store, number: int) -> bytes:
    table = store.read(taking_out.people_list, PeopleQuery(now()))
    content = number.to_bytes(8, "big") + write_csv(table)
    return content + sha256(content).digest()


def _last(folder: Path) -> int:
    return max((_number(path) for path in folder.glob(f"*{_FILE}")), default=0)


def _number(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[:8], "big")


def _whole(path: Path) -> bool:
    content = path.read_bytes()
    return sha256(content[:-_DIGEST]).digest() == content[-_DIGEST:]


def _over_itself(path: Path, content: bytes) -> None:
    """Write into the file itself, block after block."""
    path.touch(mode=0o600)
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(content), _BLOCK):
            file.write(content[start : start + _BLOCK])
            time.sleep(SLOW_STICK)


EXPORTING, EXPORTING_OVER = (
    Subject(
        name, prepare, partial(work, over), partial(look, over), in_clear=f"*{_FILE}", longest=0.4
    )
    for name, over in (("exporting", False), ("exporting over a file", True))
)
