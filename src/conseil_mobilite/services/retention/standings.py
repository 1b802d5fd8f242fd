"""What the rules look at in every file, read by few statements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlmodel import Session, col

from conseil_mobilite.domain.agenda.appointment import ContactAttempt, Participation
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.retention.rules import Standing
from conseil_mobilite.domain.situation.budget import MobilityBudget
from conseil_mobilite.services.people.person_facts import ATTENDED, REACHED
from conseil_mobilite.services.retention.last_events import last_events, last_exits
from conseil_mobilite.services.retention.sensitive import sensitive_part
from conseil_mobilite.store.journal.rows_at_once import slices

_LIMITATION: Final = "limitation"
_GRANTED: Final = ("accordee", "partielle")
# Columns, not files: of ten thousand people the whole rows would take seconds.
_READ: Final = (
    col(Person.id),
    col(Person.file_number),
    col(Person.first_name),
    col(Person.last_name),
    col(Person.usual_name),
    col(Person.deleted_at),
    col(Person.registered_on),
)


@dataclass(frozen=True, slots=True)
class File:
    """Whose file it is, and what the rules look at in it."""

    person_id: UUID
    name: str
    file_number: str
    in_bin: bool
    standing: Standing


def standings(session: Session, *kept: ColumnElement[bool], whole: bool = False) -> Iterator[File]:
    """Give by name the files that may leave one day, of the people whom all conditions keep.

    Those of open pathways are left out. With `whole`, nothing is told of the parts that may leave
    before the rest.
    """
    people = select(col(Person.id)).where(
        col(Person.anonymised_on).is_(None), without_pathway(), *kept
    )
    found = session.scalars(people.order_by(col(Person.search_text))).all()
    for some in slices(found):
        yield from _files(session, some, whole=whole)


def standing_of(session: Session, person_id: UUID) -> File | None:
    """Give one file, though a pathway is open in it; None where it is anonymous, or gone."""
    file = next(_files(session, (person_id,)), None)
    if file is None:
        return None
    free = session.scalar(select(without_pathway()).where(col(Person.id) == person_id))
    return replace(file, standing=replace(file.standing, open=not free))


def without_pathway() -> ColumnElement[bool]:
    """Keep the people who have no open pathway."""
    opened = exists().where(
        col(Pathway.person_id) == col(Person.id), col(Pathway.ended_on).is_(None)
    )
    return ~opened.correlate(Person)


def _files(session: Session, some: Sequence[UUID], *, whole: bool = False) -> Iterator[File]:
    gathered = (_Gathered.of_whole if whole else _Gathered.read)(session, some)
    people = select(*_READ).where(col(Person.anonymised_on).is_(None), col(Person.id).in_(some))
    rows = session.execute(people.order_by(col(Person.search_text)))
    for who, number, first, last, usual, deleted, registered in rows:
        name, standing = f"{first} {usual or last}", gathered.standing(who, registered)
        yield File(who, name, number, deleted is not None, standing)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What was read of some people, by person."""

    events: Mapping[UUID, date]
    met: set[UUID]
    limited: set[UUID]
    exits: Mapping[UUID, date] = field(default_factory=dict)
    waiting: set[UUID] = field(default_factory=set)
    sensitive: set[UUID] = field(default_factory=set)
    documents: set[UUID] = field(default_factory=set)
    contacts: set[UUID] = field(default_factory=set)

    @classmethod
    def of_whole(cls, session: Session, some: Sequence[UUID]) -> "_Gathered":
        """Read what tells when the whole file leaves, and no more."""
        return cls(last_events(session, some), _met(session, some), _limited(session, some))

    @classmethod
    def read(cls, session: Session, some: Sequence[UUID]) -> "_Gathered":
        return replace(
            cls.of_whole(session, some),
            exits=last_exits(session, some),
            waiting=_waiting(session, some),
            sensitive=_sensitive(session, some),
            documents=_who(
                session, some, IssuedDocument.person_id, col(IssuedDocument.sha256) != ""
            ),
            contacts=_who(session, some, ContactPoint.person_id),
        )

    def standing(self, who: UUID, registered_on: date) -> Standing:
        return Standing(
            last_event=self.events.get(who, registered_on),
            met=who in self.met,
            exited_on=self.exits.get(who),
            followups_wait=who in self.waiting,
            sensitive=who in self.sensitive,
            documents=who in self.documents,
            contacts=who in self.contacts,
            limited=who in self.limited,
        )


def _who(
    session: Session, some: Sequence[UUID], person: UUID, *conditions: ColumnElement[bool]
) -> set[UUID]:
    found = select(col(person)).where(col(person).in_(some), *conditions)
    return set(session.scalars(found.distinct()))


def _met(session: Session, some: Sequence[UUID]) -> set[UUID]:
    attended = col(Participation.status) == ATTENDED
    assessed = (
        select(col(Pathway.person_id))
        .join(Assessment, col(Assessment.pathway_id) == col(Pathway.id))
        .where(col(Assessment.validated_on).is_not(None), col(Pathway.person_id).in_(some))
    )
    return (
        _who(session, some, Participation.person_id, attended)
        | _who(session, some, ContactAttempt.person_id, col(ContactAttempt.result) == REACHED)
        | set(session.scalars(assessed.distinct()))
    )


def _waiting(session: Session, some: Sequence[UUID]) -> set[UUID]:
    """Return who is still to be heard from after an exit."""
    waits = (
        select(col(Pathway.person_id))
        .join(PostExitFollowup, col(PostExitFollowup.pathway_id) == col(Pathway.id))
        .where(
            col(PostExitFollowup.done_on).is_(None),
            col(PostExitFollowup.cancelled_on).is_(None),
            col(Pathway.person_id).in_(some),
        )
    )
    return set(session.scalars(waits.distinct()))


def _sensitive(session: Session, some: Sequence[UUID]) -> set[UUID]:
    answered = (
        select(col(Pathway.person_id))
        .join(Assessment, col(Assessment.pathway_id) == col(Pathway.id))
        .join(Answer, col(Answer.assessment_id) == col(Assessment.id))
        .where(
            col(Answer.question).in_(sensitive_part(session).questions),
            col(Pathway.person_id).in_(some),
        )
    )
    return _who(session, some, MobilityBudget.person_id) | set(session.scalars(answered.distinct()))


def _limited(session: Session, some: Sequence[UUID]) -> set[UUID]:
    """Return whose data may be neither used nor erased: a limitation was granted and holds."""
    return _who(
        session,
        some,
        RightsRequest.person_id,
        col(RightsRequest.kind) == _LIMITATION,
        col(RightsRequest.answer).in_(_GRANTED),
        col(RightsRequest.lifted_on).is_(None),
    )
