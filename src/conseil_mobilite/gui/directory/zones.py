"""Where a service is offered: communes, intercommunalités, départements, or all of France."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.directory.schema import FRANCE
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.gui.kit.completion import Proposal
from conseil_mobilite.gui.settings.wording import epci_detail
from conseil_mobilite.store.reference.territories import Department, Territories

EVERYWHERE: Final = "Toute la France"
MOST: Final = 6


class Zones:
    """Finds the codes of zones and says them."""

    def __init__(self, territories: Territories) -> None:
        self._territories = territories

    def look_up(self, text: str) -> list[Proposal]:
        """Return what the words begin, the largest zones first."""
        look, typed = self._territories, fold(text)
        found = (
            [Proposal(FRANCE, EVERYWHERE, "", "map-trifold")] if _begins(EVERYWHERE, typed) else []
        )
        found += [
            Proposal(each.code, _department(each), "Département", "map-trifold")
            for each in look.departments()
            if each.code.casefold() == typed or _begins(each.name, typed)
        ][:MOST]
        found += [
            Proposal(each.siren, each.name, epci_detail(each), "buildings")
            for each in look.search_intercommunalities(text, MOST)
        ]
        return found + list(self._communes(text))

    def name_of(self, code: str) -> str:
        """Say a stored code; one that is not known says itself."""
        if code == FRANCE:
            return EVERYWHERE
        group = self._territories.intercommunality(code)
        if group is not None:
            return group.name
        place = self._territories.by_code(code)
        if place is not None:
            return place.label
        known = {each.code: each for each in self._territories.departments()}
        return _department(known[code]) if code in known else code

    def _communes(self, text: str) -> Iterator[Proposal]:
        for each in self._territories.search(text, MOST):
            detail = f"Commune · {each.epci_name}" if each.epci_name else "Commune"
            yield Proposal(each.insee_code, each.label, detail, "map-pin")


def _department(each: Department) -> str:
    return f"{each.name} ({each.code})"


def _begins(name: str, typed: str) -> bool:
    words = fold(name).split()
    return all(any(word.startswith(each) for word in words) for each in typed.split())
