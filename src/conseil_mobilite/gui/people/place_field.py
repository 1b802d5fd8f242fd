"""A place: a label as it is said, whose commune is proposed as it is typed."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.situation.places import (
    Place,
    commune_part,
    names_commune,
    with_commune,
)
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.gui.people.municipality_field import where_it_is
from conseil_mobilite.store.reference.territories import Municipality

PROPOSALS: Final = 8


class PlaceField(CompletionField):
    """Holds a `Place`, that `given` carries once it is chosen or the field is left.

    « Laon » and « Usine Materne, Laon » name a commune, found in the list or written whole where
    no other bears that name; « chez mes parents » names none and is kept as it is.
    """

    given = Signal(object)

    def __init__(self, name: str, desk: Desk, *, placeholder: str = "Lieu ou commune") -> None:
        super().__init__(name, placeholder=placeholder, icon="map-pin", eager=False)
        self._desk = desk
        self._kept = Place()
        self._commune = Place()
        self._found: dict[str, Municipality] = {}
        self.searched.connect(self._search)
        self.picked.connect(self._choose)
        self.editingFinished.connect(self._leave)

    def place(self) -> Place:
        """Return what the field says, with the commune it names, if it names one."""
        label = " ".join(self.text().split())
        commune = self._commune if names_commune(label, self._commune.name) else self._only(label)
        return Place(label, commune.insee if label else "")

    def show_place(self, place: Place) -> None:
        """Show a stored place, without emitting."""
        self._kept = place
        named = commune_part(place.name) if place.insee else ""
        self._commune = Place(named, place.insee)
        self.setText(place.name)
        self.setCursorPosition(0)

    def _search(self, text: str) -> None:
        begun, search = commune_part(text), self._desk.territories.search
        work = self._desk.background.work(lambda: search(begun, PROPOSALS))
        work.then(partial(self._offer, text), owner=self)

    def _offer(self, typed: str, found: Sequence[Municipality]) -> None:
        if not self.wanted(typed):
            return
        self._found = {place.insee_code: place for place in found}
        label = self.text()
        proposals = [
            Proposal(
                place.insee_code,
                with_commune(label, place.name),
                where_it_is(place),
                icon="map-pin",
            )
            for place in found
        ]
        self.offer(proposals)

    def _choose(self, code: str) -> None:
        self._commune = Place(self._found[code].name, code)
        self._give()

    def _leave(self) -> None:
        if not self.choosing() and self.place() != self._kept:
            self._give()

    def _give(self) -> None:
        self._kept = self.place()
        self.given.emit(self._kept)

    def _only(self, label: str) -> Place:
        """Return the one commune whose whole name is written."""
        written = fold(commune_part(label))
        same = [place for place in self._found.values() if fold(place.name) == written]
        return Place(same[0].name, same[0].insee_code) if len(same) == 1 else Place()
