"""Municipalities of the basin, and those of them where people supported live."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.organisation.basin import BasinIntercommunality
from conseil_mobilite.services.statistics.counting.scope import FigureScope
from conseil_mobilite.store.reference.territories import Territories
from conseil_mobilite.store.statistics.counting import Grouping
from conseil_mobilite.store.statistics.registry import POPULATIONS

LIVED_IN: Final = Grouping(POPULATIONS["personnes_accompagnees"], ("insee_code",))
"""What to ask: the INSEE codes where people supported live."""


def covered(session: Session, scope: FigureScope, lived_in: Iterable[str]) -> Mapping[str, bool]:
    """Say of each municipality of the basin, on the last day, whether a person lives in it."""
    with closing(Territories.open()) as territories:
        told = _present(territories, lived_in)
        return {code: code in told for code in _of_basin(session, scope, territories)}


def _present(territories: Territories, codes: Iterable[str]) -> set[str]:
    """Take former municipalities and districts of a city to the municipality of today."""
    found = (territories.by_code(code) for code in codes)
    return {place.city_code for place in found if place is not None}


def _of_basin(session: Session, scope: FigureScope, territories: Territories) -> list[str]:
    member, last = BasinIntercommunality, scope.period.end
    query = select(member.epci_code).where(
        member.basin_id == scope.basin_id,
        col(member.valid_from) <= last,
        col(member.valid_to).is_(None) | (col(member.valid_to) >= last),
    )
    epcis = sorted(set(session.exec(query)))
    places = (place for epci in epcis for place in territories.municipalities_of(epci))
    return list(dict.fromkeys(place.insee_code for place in places))
