"""Whom a slip in what was typed may have meant, asked for where the list finds nobody."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

from PySide6.QtCore import QObject, Signal

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.services.people.near_names import NearPerson, near_people
from conseil_mobilite.services.people.people_query import PeopleQuery


class NearPeople(QObject):
    """`found` carries some `NearPerson`, where what was asked is still what `query` gives."""

    found = Signal(object)

    def __init__(self, desk: Desk, query: Callable[[], PeopleQuery], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._query = desk, query
        self._given_up = Event()

    def ask(self) -> None:
        asked, self._given_up = self._query(), Event()
        reading = self._desk.background.read(near_people, asked, self._given_up.is_set)
        reading.then(lambda near: self._tell(asked, near))

    def give_up(self) -> None:
        """Look no further: something else is asked."""
        self._given_up.set()

    def _tell(self, asked: PeopleQuery, near: tuple[NearPerson, ...]) -> None:
        if near and replace(self._query(), at=asked.at) == asked:
            self.found.emit(near)
