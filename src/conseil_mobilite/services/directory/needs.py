"""What a person needs of the directory: where she lives, her barriers, the publics she is of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.assessment.grid import BarrierDefinition
from conseil_mobilite.domain.directory.need import Need, Place
from conseil_mobilite.domain.directory.service import Point
from conseil_mobilite.domain.language.french import age_on
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment import latest
from conseil_mobilite.services.assessment.assessment_beginning import unfinished_of
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people.person_publics import publics_of
from conseil_mobilite.store.reference import grids
from conseil_mobilite.store.reference.reference import code_lists

_LIFTED: Final = "leve"
_ACCESS: Final = "accessibilite"
_WOMAN, _UNTOLD = "F", "NSP"
_YOUTH, _SENIOR = range(16, 26), 50
_NEVER_ASKED: Final = frozenset(
    {
        *("etudiants", "familles", "personnes-exilees"),
        "personnes-en-situation-juridique-specifique",
    }
)
"""Publics of the schema that a file does not tell, some of which are never to be collected."""
_DISABLED: Final = "personnes-en-situation-de-handicap"


def need_of(
    session: Session, person_id: UUID, on: date, centres: Mapping[str, Point] | None = None
) -> Need:
    """Return the need that her file tells that day; `centres` are those of communes, by code."""
    person = session.get_one(Person, person_id)
    barriers = _barriers(session, person_id)
    themes, hidden_themes = _themes(barriers)
    publics, hidden = _publics(session, person, on)
    return Need(
        place=_place(person, centres or {}),
        themes=themes,
        hidden_themes=hidden_themes,
        publics=publics,
        hidden_publics=hidden - publics,
        unknown_publics=_unknown(person) - publics,
        needs_access=_DISABLED in hidden or any(each.code == _ACCESS for each in barriers),
    )


def narrowed(need: Need, *, free: bool, accessible: bool) -> Need:
    """Return the need with what the adviser asks for beside it."""
    return replace(
        need, wants_free=need.wants_free or free, needs_access=need.needs_access or accessible
    )


def _place(person: Person, centres: Mapping[str, Point]) -> Place:
    return Place(
        insee_code=person.insee_code,
        name=person.municipality_name,
        epci_code=person.epci_code,
        centre=centres.get(person.insee_code),
    )


def _barriers(session: Session, person_id: UUID) -> list[BarrierDefinition]:
    """Return the barriers kept, and not lifted, in the last assessment that keeps any."""
    for assessment in _assessments(session, person_id):
        kept = select(Barrier.code, Barrier.status).where(
            Barrier.assessment_id == assessment.id, Barrier.kept
        )
        codes = {code for code, status in session.exec(kept) if status != _LIFTED}
        if codes:
            known = grids.grid_of(session, assessment.grid_version).barriers
            return [each for each in known if each.code in codes]
    return []


def _assessments(session: Session, person_id: UUID) -> Iterator[Assessment]:
    """Yield the assessment under way, then the last validated one, of the last pathway."""
    for pathway in pathways.of_person(session, person_id)[:1]:
        begun, validated = unfinished_of(session, pathway.id), latest.validated(session, pathway.id)
        yield from filter(None, (begun, validated))


def _themes(
    barriers: Iterable[BarrierDefinition],
) -> tuple[Mapping[str, tuple[str, ...]], frozenset[str]]:
    """Return the themes that may be told, with their barriers, and the others."""
    told: dict[str, tuple[str, ...]] = {}
    hidden = set[str]()
    for barrier in barriers:
        for theme in barrier.themes:
            if barrier.sensitive:
                hidden.add(theme)
            else:
                told[theme] = (*told.get(theme, ()), barrier.label)
    return told, frozenset(hidden - told.keys())


def _publics(session: Session, person: Person, on: date) -> tuple[frozenset[str], frozenset[str]]:
    """Return the publics that may be named, and those that a sensitive fact alone tells."""
    known = code_lists()["publics"]
    told, hidden = _by_identity(person, on), set[str]()
    for code in publics_of(session, person.id, on).whole:
        if code in known:
            (hidden if known[code].sensitive else told).update(known[code].texts("data_inclusion"))
    return frozenset(told), frozenset(hidden)


def _by_identity(person: Person, on: date) -> set[str]:
    found = {"femmes"} if person.sex == _WOMAN else set[str]()
    if person.birth_date is not None:
        age = age_on(person.birth_date, on)
        found |= {"jeunes"} if age in _YOUTH else set()
        found |= {"seniors"} if age >= _SENIOR else set()
    return found


def _unknown(person: Person) -> frozenset[str]:
    women = {"femmes"} if person.sex == _UNTOLD else set[str]()
    ages = {"jeunes", "seniors"} if person.birth_date is None else set[str]()
    homes = {"residents-qpv-frr"} if _UNTOLD.lower() in {person.qpv, person.frr} else set[str]()
    return _NEVER_ASKED | women | ages | homes
