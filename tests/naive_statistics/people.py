"""Who the units are: age, publics, address, kind of prescriber, on the day of the event."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from tests.naive_statistics.question import Items, Question, Thing, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store.reference.reference import code_lists

UNKNOWN: Final = "NSP"
ELSEWHERE: Final = "HORS"
YES: Final = "oui"
VULNERABLE: Final = {"rsa", "ass", "aah", "salarie_precaire", "sans_hebergement"}


def counted_people(base: Base) -> dict[UUID, Person]:
    """Return everybody who is not in the recycle bin."""
    return {person.id: person for person in base.people if person.deleted_at is None}


def unit(
    base: Base,
    asked: Question,
    person: Person,
    day: date,
    where: Pathway | tuple[UUID | None, str, str],
) -> Unit:
    """Describe a person on a day, under a pathway, or under a basin, an EPCI and a prescriber."""
    if isinstance(where, Pathway):
        where = (where.basin_id, where.epci_code, where.prescriber_kind)
    basin_id, epci, prescriber = where
    publics = publics_on(base, person, day)
    return Unit(
        who=person.id,
        day=day,
        basin_id=basin_id,
        publics=publics,
        values={
            "sexe": person.sex,
            "age": age_band(person.birth_date, day),
            "prescripteur": prescriber_group(prescriber),
            "epci": epci_value(base, asked, epci),
            "qpv": UNKNOWN if person.qpv == "nsp" else person.qpv,
            "frr": UNKNOWN if person.frr == "nsp" else person.frr,
        },
        items={
            "public": dict.fromkeys(publics, YES),
            "public_legal": dict.fromkeys(legal_publics(publics), YES),
        },
    )


def told(
    one: Unit, values: Mapping[str, str], items: Items | None = None, things: Iterable[Thing] = ()
) -> Unit:
    """Add to a unit what her population knows of her."""
    return replace(
        one,
        values={**one.values, **values},
        items={**one.items, **(items or {})},
        things=(*one.things, *things),
    )


def age_band(born: date | None, day: date) -> str:
    if born is None:
        return UNKNOWN
    birthday_to_come = (day.month, day.day) < (born.month, born.day)
    age = day.year - born.year - (1 if birthday_to_come else 0)
    for above, band in ((60, "60_plus"), (50, "50_59"), (40, "40_49"), (26, "26_39")):
        if age >= above:
            return band
    return "18_25" if age >= 18 else "moins_18"


def publics_on(base: Base, person: Person, day: date) -> frozenset[str]:
    """Return those declared for that day, told with the address, and derived from the others."""
    publics = {
        held.code
        for held in base.audiences
        if held.person_id == person.id
        and held.since <= day
        and (held.until is None or day <= held.until)
    }
    if person.qpv == YES:
        publics.add("qpv")
    if person.frr == YES:
        publics.add("frr")
    if publics & VULNERABLE:
        publics.add("vulnerabilite")
    return frozenset(publics)


def legal_publics(publics: frozenset[str]) -> set[str]:
    """Return the publics that the law names (article L1215-3) among which somebody is."""
    named = {
        "vulnerabilite": {"vulnerabilite"},
        "handicap_ou_pmr": {"handicap", "aah", "pmr"},
        "demandeur_emploi": {"demandeur_emploi", "deld", "detld"},
        "eloigne_emploi": {"eloigne_emploi"},
        "apprenti": {"apprenti"},
    }
    return {legal for legal, any_of in named.items() if publics & any_of}


def prescriber_group(kind: str) -> str:
    kinds = code_lists()["prescriber_kinds"]
    return kinds[kind].text("statistics_group") if kind in kinds else "AUTRE"


def epcis_of_basin(base: Base, asked: Question, first: date) -> list[str]:
    """Return the EPCI that are members of the basin on a day from `first` to the end of P."""
    found = []
    for member in base.memberships:
        begun = member.valid_from <= asked.end
        ended = member.valid_to is not None and member.valid_to < first
        if member.basin_id == asked.basin_id and begun and not ended:
            found.append(member.epci_code)
    return sorted(set(found))


def epci_value(base: Base, asked: Question, code: str) -> str:
    if not code:
        return UNKNOWN
    return code if code in epcis_of_basin(base, asked, asked.start) else ELSEWHERE
