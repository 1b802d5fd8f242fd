"""The pages of people as they come, one request at a time."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import PeoplePage

PAGE = 60


class Listing(QObject):
    """Asks for people. While one answer is awaited, only the last thing asked is remembered."""

    begun = Signal(object)
    """The first `PeoplePage` of what was asked."""
    continued = Signal(object)
    """The `PeoplePage` after those shown."""
    counted = Signal(object)
    """The `PeopleCount` of what was asked."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query: PeopleQuery | None = None
        self._last: PeoplePage | None = None
        self._waiting: Callable[[], None] | None = None
        self._then: Callable[[], None] | None = None
        self._busy = False

    def ask(self, query: PeopleQuery, *, at_least: int = PAGE) -> None:
        """Ask anew; `at_least` so many rows, to come back to what was shown."""
        self._soon(lambda: self._begin(replace(query, limit=max(at_least, PAGE), after=None)))

    def go_on(self) -> None:
        """Ask for the page after the last."""
        self._soon(self._continue)

    def once_shown(self, do: Callable[[], None]) -> None:
        """Do something with the people asked for, once they are those shown."""
        if self._busy:
            self._then = do
        else:
            do()

    def give_up(self) -> None:
        """Do no more with them than to show them."""
        self._then = None

    def _soon(self, do: Callable[[], None]) -> None:
        if self._busy:
            self._waiting = do
        else:
            do()

    def _begin(self, query: PeopleQuery) -> None:
        self._busy, self._query = True, query
        reader = self._desk.background
        reader.read(people_search.search, query).then(self._show).otherwise(self._fall)
        reader.read(people_search.count, query).then(self.counted.emit, owner=self)

    def _continue(self) -> None:
        if self._query is None or self._last is None or self._last.next_key is None:
            return
        self._busy = True
        query = replace(self._query, limit=PAGE, after=self._last.next_key)
        reading = self._desk.background.read(people_search.search, query)
        reading.then(self._append).otherwise(self._fall)

    def _show(self, page: PeoplePage) -> None:
        self._last = page
        self.begun.emit(page)
        self._next()

    def _append(self, page: PeoplePage) -> None:
        self._last = page
        self.continued.emit(page)
        self._next()

    def _fall(self, error: Exception) -> None:
        self.give_up()
        self._next()
        self._desk.background.failed.emit(error)

    def _next(self) -> None:
        self._busy = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
            return
        then, self._then = self._then, None
        if then is not None:
            then()
