"""I-32: the communes of the basin where somebody supported lives."""

from contextlib import closing
from functools import cache

from tests.naive_statistics.contacts import supported
from tests.naive_statistics.people import counted_people, epcis_of_basin
from tests.naive_statistics.question import Question, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.store.reference.territories import Territories


def communes(base: Base, asked: Question) -> list[Unit]:
    """Return those of the EPCI that are members of the basin on the last day of P."""
    people = counted_people(base)
    lived_in = {
        present_commune(person.insee_code)
        for one in supported(base, asked)
        if one.basin_id == asked.basin_id and (not asked.public or asked.public in one.publics)
        for person in people.values()
        if person.id == one.who
    }
    return [
        Unit(
            who=commune,
            day=asked.end,
            basin_id=asked.basin_id,
            publics=frozenset({asked.public}),
            values={"commune_couverte": "oui" if commune in lived_in else "non"},
        )
        for epci in epcis_of_basin(base, asked, asked.end)
        for commune in communes_of(epci)
    ]


@cache
def communes_of(epci: str) -> tuple[str, ...]:
    with closing(Territories.open()) as territories:
        return tuple(place.insee_code for place in territories.municipalities_of(epci))


@cache
def present_commune(insee_code: str) -> str:
    """Return the commune of today: an arrondissement is its city, a former commune the new one."""
    with closing(Territories.open()) as territories:
        place = territories.by_code(insee_code)
    return place.city_code if place else ""
