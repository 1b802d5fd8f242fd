"""The commune of the body, found by its name or its postcode as it is typed."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Protocol, TypeVar

from PySide6.QtCore import Signal

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.kit.completion import CompletionField, Proposal
from conseil_mobilite.store.reference.territories import Municipality, Territories

T = TypeVar("T")
PROPOSALS: Final = 12
NOT_CHOSEN: Final = "Choisissez la commune dans la liste : tapez son nom ou son code postal."


class Errands(Protocol):
    """Does something away from the GUI thread: `Worker.do`, or `Background.work`."""

    def __call__(self, errand: Callable[[], T], /) -> Job[T]: ...


class PlaceField(CompletionField):
    """Holds a commune and one of its postcodes. `chosen` carries the `Municipality`."""

    chosen = Signal(object)

    def __init__(self, name: str, territories: Territories, do: Errands) -> None:
        super().__init__(name, placeholder="Nom ou code postal", icon="map-pin")
        self._territories, self._do = territories, do
        self._found: dict[str, tuple[Municipality, str]] = {}
        self._town, self._postcode, self._shown = "", "", ""
        self.searched.connect(self._search)
        self.picked.connect(self._choose)

    def town(self) -> tuple[str, str]:
        """Return the name and the postcode, empty if none; UserError where neither is known."""
        typed = self.text().strip()
        if not typed:
            return "", ""
        if typed != self._shown:
            raise UserError(NOT_CHOSEN, "postcode")
        return self._town, self._postcode

    def show_town(self, town: str, postcode: str) -> None:
        """Show a stored commune, without emitting."""
        self._town, self._postcode = town, postcode
        self._shown = f"{town} ({postcode})" if town and postcode else town
        self.setText(self._shown)

    def _search(self, text: str) -> None:
        if not text or text == self._shown:
            self.offer(())
            return
        look_up = self._territories.search
        self._do(lambda: look_up(text, PROPOSALS)).then(partial(self._offer, text), self)

    def _offer(self, typed: str, places: Sequence[Municipality]) -> None:
        if not self.wanted(typed):
            return
        pairs = [(place, code) for place in places for code in place.postcodes]
        self._found = {f"{place.insee_code} {code}": (place, code) for place, code in pairs}
        exact = {key: pair for key, pair in self._found.items() if pair[1] == typed}
        shown = list((exact or self._found).items())[:PROPOSALS]
        self.offer([_proposal(key, *pair) for key, pair in shown])

    def _choose(self, key: str) -> None:
        place, postcode = self._found[key]
        self.show_town(place.name, postcode)
        self.chosen.emit(place)


def _proposal(key: str, place: Municipality, postcode: str) -> Proposal:
    parts = (place.department_name, place.epci_name, place.mention)
    detail = " · ".join(part for part in parts if part)
    return Proposal(key, f"{place.name} ({postcode})", detail, icon="map-pin")
