"""Look for possible pairs without ever keeping other reading waiting for long."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.domain.duplicates.likeness import Traits
from conseil_mobilite.domain.duplicates.pair import PairSearch
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.duplicates import pairs

_Apart = frozenset[tuple[UUID, UUID]]


class Looking(QObject):
    """Reads people by lots, then compares by slices: a search typed meanwhile passes between."""

    found = Signal(object)
    """Every `Pair`, what is surest first."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._background = desk.background
        self._people: list[Traits] = []
        self._busy = False

    def start(self) -> None:
        """Look anew; asked meanwhile, it is answered by what is under way."""
        if not self._busy:
            self._busy, self._people = True, []
            self._read_on()

    def _read_on(self) -> None:
        last = self._people[-1].id if self._people else None
        reading = self._background.read(pairs.lot_after, last)
        reading.then(self._take).otherwise(self._fall)

    def _take(self, lot: list[Traits]) -> None:
        self._people += lot
        if lot:
            self._read_on()
        else:
            self._background.read(pairs.apart).then(self._compare).otherwise(self._fall)

    def _compare(self, apart: _Apart) -> None:
        people, self._people = self._people, []
        self._go_on(PairSearch(people, apart))

    def _go_on(self, search: PairSearch) -> None:
        slicing = self._background.work(search.go_on)
        slicing.then(lambda more: self._next(search, more=more), self).otherwise(self._fall)

    def _next(self, search: PairSearch, *, more: bool) -> None:
        if more:
            self._go_on(search)
        else:
            self._background.work(search.pairs).then(self._tell).otherwise(self._fall)

    def _tell(self, found: object) -> None:
        self._busy = False
        self.found.emit(found)

    def _fall(self, error: Exception) -> None:
        self._busy = False
        self._background.failed.emit(error)
