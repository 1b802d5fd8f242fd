"""What many tests begin with is made once, and each of them opens a fresh copy of it.

A module whose tests all begin with the same rows says so by its own `first_base`:

    @pytest.fixture(scope="module")
    def made(once: Once) -> Made[UUID]:
        return once(lambda store: store.run(fill))

    @pytest.fixture(scope="module")
    def first_base(made: Made[UUID]) -> Base:
        return made.base

The fixture `store` copies that base for each test, so that none sees what another wrote. What a
maker returns is shared by all of them: identifiers and what cannot be changed, never a row.
"""

import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar
from uuid import UUID

from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.cipher import DataKey

T = TypeVar("T")
Base: TypeAlias = tuple[Path, UUID]
"""A closed base, only to be copied, and the adviser who acts in it."""


@dataclass(frozen=True)
class Made(Generic[T]):
    base: Base
    told: T
    """What the maker returned."""

    @contextmanager
    def opened(self, folder: Path, key: DataKey, clock: Clock) -> Generator[Store]:
        """Open a copy of the base and of all that is beside it: its keys, its backups."""
        path, adviser = self.base
        shutil.copytree(path.parent, folder)
        store = Store.open(folder / path.name, key, clock=clock, adviser=adviser)
        try:
            yield store
        finally:
            store.close()


@dataclass(frozen=True)
class Once:
    """Makes bases in `folders`, each of them from a copy of the settled one."""

    settled: Base
    key: DataKey
    clock: Clock
    folders: Iterator[Path]

    def __call__(self, make: Callable[[Store], T], clock: Clock | None = None) -> Made[T]:
        """Fill a base by the clock of the tests, or by another one, and close it."""
        folder, (settled, adviser) = next(self.folders), self.settled
        folder.mkdir()
        path = folder / "faite.base"
        shutil.copyfile(settled, path)
        store = Store.open(path, self.key, clock=clock or self.clock, adviser=adviser)
        try:
            told = make(store)
        finally:
            store.close()
        return Made((path, adviser), told)
