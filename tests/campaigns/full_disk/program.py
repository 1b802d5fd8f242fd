"""The program that is without room, as it goes on: what it was told to do, and what it said."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlmodel import Session, func, select
from tests.campaigns.full_disk.act import Act

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import ClosedBaseError, StoreError


@dataclass
class Program:
    act: Act
    place: Path
    told: list[str] = field(default_factory=list)
    store: Store | None = None

    def start(self) -> None:
        """Open the base, with room, where the act is another one; do it once if it is to be."""
        if self.act.do is not None:
            self._begin()
            if self.act.warm:
                self.do()

    def do(self) -> None:
        if self.act.do is None:
            self._begin()
            return
        if self.store is None or not _is_open(self.store):
            self._begin()
        assert self.store is not None
        self.store = self.act.do(self.place, self.store, self.told.append)

    def attempt(self) -> str:
        """Do it; return the sentence where it is refused, nothing where it is done."""
        try:
            self.do()
        except UserError as error:
            return str(error)
        return ""

    def linger(self, *, leave: bool) -> str:
        """Read what there is, or leave, while there is no room: neither asks for any."""
        if self.store is None or not _is_open(self.store):
            return ""
        return _hindrance(self.store.close if leave else partial(self.store.read, _changes))

    def again(self, *, refused: bool) -> None:
        """Do it once more, now that there is room; a base that was opened stays so."""
        if refused or self.act.do is not None:
            self.do()
        if self.store is not None:
            self.store.close()

    def _begin(self) -> None:
        self.store = self.act.begin(self.place, self.told.append)


def _hindrance(gesture: Callable[[], object]) -> str:
    try:
        gesture()
    except UserError as error:
        return str(error)
    return ""


def _is_open(store: Store) -> bool:
    try:
        store.read(lambda _session: None)
    except ClosedBaseError:
        return False
    except StoreError:
        return True  # it cannot be read for want of room
    return True


def _changes(session: Session) -> int:
    return session.exec(select(func.count()).select_from(Change)).one()
