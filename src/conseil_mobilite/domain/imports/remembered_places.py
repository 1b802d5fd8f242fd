"""The list of communes, each question asked once: a file names few communes, many times."""

from collections.abc import Sequence

from conseil_mobilite.domain.imports.places import Place, Places


class RememberedPlaces:
    """Fulfils `Places`."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._searched: dict[tuple[str, int], Sequence[Place]] = {}
        self._served: dict[str, Sequence[Place]] = {}
        self._coded: dict[str, Place | None] = {}

    def search(self, text: str, limit: int = 12) -> Sequence[Place]:
        key = (text, limit)
        if key not in self._searched:
            self._searched[key] = self._places.search(text, limit)
        return self._searched[key]

    def by_postcode(self, postcode: str) -> Sequence[Place]:
        if postcode not in self._served:
            self._served[postcode] = self._places.by_postcode(postcode)
        return self._served[postcode]

    def by_code(self, insee_code: str) -> Place | None:
        if insee_code not in self._coded:
            self._coded[insee_code] = self._places.by_code(insee_code)
        return self._coded[insee_code]
