"""Two files side by side: what each holds, what is to be chosen, and what a merge would do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.agenda.appointment import Participation
from conseil_mobilite.domain.duplicates.likeness import agreeing
from conseil_mobilite.domain.duplicates.merge_fields import differing, proposed
from conseil_mobilite.domain.duplicates.pair_words import (
    agreement_words,
    difference_words,
    meaning,
)
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted, lower_first
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.services.duplicates import attached, pairs
from conseil_mobilite.services.duplicates.merges import GONE
from conseil_mobilite.services.journal.things import THINGS
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import person_changes
from conseil_mobilite.services.people.timeline_course import OPEN_ACTIONS
from conseil_mobilite.store.reference.reference import code_lists

_TOLD: Final = (
    *("pathway", "assessment", "action", "participation", "contact_attempt"),
    *("note", "issued_document", "referral", "vehicle", "licence", "journey"),
)


@dataclass(frozen=True, slots=True)
class OpenPathway:
    """The pathway under way in a file, and what is under way in it."""

    opened_on: date
    state: str
    actions: int


@dataclass(frozen=True, slots=True)
class FileSide:
    """One of two files. `held` says what hangs on it, in words; `rows` how many rows do."""

    person: Person
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    publics: tuple[str, ...]
    adviser: str
    pathway: OpenPathway | None
    held: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both files in the order asked for.

    `fields` are those to choose; `taken[n]`, what is proposed to take from the other file where the
    n-th stays; `together` are the appointments where both are expected.
    """

    sides: tuple[FileSide, FileSide]
    agreed: tuple[str, ...]
    differing: tuple[str, ...]
    meaning: str
    fields: tuple[str, ...]
    taken: tuple[frozenset[str], frozenset[str]]
    together: int

    @property
    def richer(self) -> int:
        """Return which of the two holds more: that one is proposed to stay."""
        return int(self.sides[1].rows > self.sides[0].rows)

    @property
    def both_open(self) -> bool:
        return all(side.pathway is not None for side in self.sides)


def compare(session: Session, one: UUID, other: UUID) -> Comparison:
    """Read two files. UserError where one is gone, or in the recycle bin."""
    traits = pairs.traits_of(session, (one, other))
    if {one, other} - traits.keys():
        raise UserError(GONE)
    sides = _side(session, one), _side(session, other)
    first, second = (side.person for side in sides)
    mine, theirs = traits[one], traits[other]
    agreed = agreeing(mine, theirs)
    return Comparison(
        sides=sides,
        agreed=agreement_words(mine, theirs, agreed),
        differing=difference_words(mine, theirs, agreed),
        meaning=meaning(mine, theirs, agreed),
        fields=differing(first, second),
        taken=(proposed(first, second), proposed(second, first)),
        together=_together(session, one, other),
    )


def _side(session: Session, key: UUID) -> FileSide:
    details, tree = person_changes.details(session, key), attached.counts(session, (key,))
    person = details.person
    adviser = session.get(Adviser, person.adviser_id) if person.adviser_id else None
    return FileSide(
        person=person,
        phones=details.phones,
        emails=details.emails,
        publics=tuple(_codes(details.publics)),
        adviser=adviser.full_name if adviser else "",
        pathway=_open_pathway(session, key),
        held=tuple(_held(tree)),
        rows=tree.total(),
    )


def _codes(publics: Sequence[PersonAudience]) -> Iterator[str]:
    """Give the publics of today, those that are sensitive left out."""
    listed = code_lists()["publics"]
    current = (each.code for each in publics if each.until is None)
    return (code for code in current if code in listed and not listed[code].sensitive)


def _open_pathway(session: Session, person: UUID) -> OpenPathway | None:
    pathway: Pathway | None = pathways.current(session, person)
    if pathway is None:
        return None
    under_way = select(func.count()).where(
        Action.pathway_id == pathway.id,
        col(Action.status).in_(OPEN_ACTIONS),
        col(Action.deleted_at).is_(None),
    )
    return OpenPathway(pathway.opened_on, pathway.state, session.exec(under_way).one())


def _held(tree: dict[str, int]) -> Iterator[str]:
    for table in _TOLD:
        if tree.get(table):
            yield _counted(table, tree[table])


def _counted(table: str, count: int) -> str:
    if table == "participation":
        return counted(count, "rendez-vous", "rendez-vous")
    thing = THINGS[table]
    return counted(count, lower_first(thing.name), thing.plural or lower_first(thing.name))


def _together(session: Session, one: UUID, other: UUID) -> int:
    theirs = select(Participation.appointment_id).where(Participation.person_id == other)
    both = select(func.count()).where(
        Participation.person_id == one, col(Participation.appointment_id).in_(theirs)
    )
    return session.exec(both).one()
