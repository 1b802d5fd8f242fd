"""What must stay erased: the lines that any register at hand has, of the base or of its backups."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.retention import register
from conseil_mobilite.store.backups.shelf import Backup, on_shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.erasures_file import read_erasures
from conseil_mobilite.store.errors import StoreError


def all_known(base: Path, chosen: Backup, present: Store | None = None) -> tuple[Erasure, ...]:
    """Unite the register beside the base, that of the base if it opens, and those of backups.

    One that is damaged is passed over: the others, newer or older, mostly say the same.
    """
    bases = (base, chosen.base, *(each.base for each in on_shelf(base)))
    inside = present.read(register.lines) if present is not None else ()
    return united(inside, *map(_beside, bases))


def united(*registers: Iterable[Erasure]) -> tuple[Erasure, ...]:
    return tuple({line.id: line for each in registers for line in each}.values())


def _beside(base: Path) -> tuple[Erasure, ...]:
    with suppress(StoreError):
        return read_erasures(base)
    return ()
