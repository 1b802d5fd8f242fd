"""What must stay erased: the lines that any register at hand has, of the base or of its backups."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.retention import register
from conseil_mobilite.store.backups.shelf import Backup, on_shelf, within
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.erasures_file import lines_beside
from conseil_mobilite.store.errors import StoreError


def all_known(base: Path, chosen: Backup, present: Store | None = None) -> tuple[Erasure, ...]:
    """Unite the register beside the base, that of the base if it opens, and those of backups.

    One that is damaged is passed over: the others, newer or older, mostly say the same. Awaiting
    lines beside a base that opens were settled by it; beside one that is lost they are taken as
    done, and beside a backup, which has its own register, they say nothing.
    """
    near = (*on_shelf(base), *within(chosen.folder.parent))  # newer ones may lie beside it
    backups = dict.fromkeys((chosen.base, *(each.base for each in near)))
    standing, awaiting = _beside(base)
    own = present.read(register.lines) if present is not None else awaiting
    return united(own, standing, *(_beside(each)[0] for each in backups))


def united(*registers: Iterable[Erasure]) -> tuple[Erasure, ...]:
    return tuple({line.id: line for each in registers for line in each}.values())


def _beside(base: Path) -> tuple[tuple[Erasure, ...], tuple[Erasure, ...]]:
    with suppress(StoreError):
        return lines_beside(base)
    return (), ()
