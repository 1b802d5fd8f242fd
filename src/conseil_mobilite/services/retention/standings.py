"""What the rules look at in every file, read by few statements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
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
from conseil_mobilite.services.retention.last_events import Only, last_events, last_exits, of_some
from conseil_mobilite.services.retention.sensitive import sensitive_part

_MANY: Final = 1000
"""More people than these are looked for among everybody."""
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


def standings(session: Session, only: Only = None, *, whole: bool = False) -> Iterator[File]:
    """Give every file that may leave one day, those of open pathways left out; or some alone.

    With `whole`, nothing is told of the parts that may leave before the rest.
    """
    found = _files(session, only, whole=whole)
    yield from (each for each in found if not each.standing.open)


def standing_of(session: Session, person_id: UUID) -> File | None:
    """Give one file, though a pathway is open in it; None where it is anonymous, or gone."""
    return next(_files(session, (person_id,)), None)


def _files(session: Session, only: Only, *, whole: bool = False) -> Iterator[File]:
    if only is not None and len(only) > _MANY:
        asked = set(only)
        everybody = _files(session, None, whole=whole)
        yield from (each for each in everybody if each.person_id in asked)
        return
    open_now = _who(session, only, Pathway.person_id, col(Pathway.ended_on).is_(None))
    gathered = (_Gathered.of_whole if whole else _Gathered.read)(session, only)
    people = select(*_READ).where(col(Person.anonymised_on).is_(None), *of_some(only, Person.id))
    rows = session.execute(people.order_by(col(Person.search_text)))
    for who, number, first, last, usual, deleted, registered in rows:
        name, standing = f"{first} {usual or last}", gathered.standing(who, registered)
        standing = replace(standing, open=who in open_now)
        yield File(who, name, number, deleted is not None, standing)


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What was read of everybody, by person."""

    events: Mapping[UUID, date]
    met: set[UUID]
    limited: set[UUID]
    exits: Mapping[UUID, date] = field(default_factory=dict)
    waiting: set[UUID] = field(default_factory=set)
    sensitive: set[UUID] = field(default_factory=set)
    documents: set[UUID] = field(default_factory=set)
    contacts: set[UUID] = field(default_factory=set)

    @classmethod
    def of_whole(cls, session: Session, only: Only) -> "_Gathered":
        """Read what tells when the whole file leaves, and no more."""
        return cls(last_events(session, only), _met(session, only), _limited(session, only))

    @classmethod
    def read(cls, session: Session, only: Only) -> "_Gathered":
        return replace(
            cls.of_whole(session, only),
            exits=last_exits(session, only),
            waiting=_waiting(session, only),
            sensitive=_sensitive(session, only),
            documents=_who(
                session, only, IssuedDocument.person_id, col(IssuedDocument.sha256) != ""
            ),
            contacts=_who(session, only, ContactPoint.person_id),
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


def _who(session: Session, only: Only, person: UUID, *conditions: ColumnElement[bool]) -> set[UUID]:
    found = select(col(person)).where(*of_some(only, person), *conditions)
    return set(session.scalars(found.distinct()))


def _met(session: Session, only: Only) -> set[UUID]:
    attended = col(Participation.status) == ATTENDED
    assessed = (
        select(col(Pathway.person_id))
        .join(Assessment, col(Assessment.pathway_id) == col(Pathway.id))
        .where(col(Assessment.validated_on).is_not(None), *of_some(only, Pathway.person_id))
    )
    return (
        _who(session, only, Participation.person_id, attended)
        | _who(session, only, ContactAttempt.person_id, col(ContactAttempt.result) == REACHED)
        | set(session.scalars(assessed.distinct()))
    )


def _waiting(session: Session, only: Only) -> set[UUID]:
    """Return who is still to be heard from after an exit."""
    waits = (
        select(col(Pathway.person_id))
        .join(PostExitFollowup, col(PostExitFollowup.pathway_id) == col(Pathway.id))
        .where(
            col(PostExitFollowup.done_on).is_(None),
            col(PostExitFollowup.cancelled_on).is_(None),
            *of_some(only, Pathway.person_id),
        )
    )
    return set(session.scalars(waits.distinct()))


def _sensitive(session: Session, only: Only) -> set[UUID]:
    answered = (
        select(col(Pathway.person_id))
        .join(Assessment, col(Assessment.pathway_id) == col(Pathway.id))
        .join(Answer, col(Answer.assessment_id) == col(Assessment.id))
        .where(
            col(Answer.question).in_(sensitive_part(session).questions),
            *of_some(only, Pathway.person_id),
        )
    )
    return _who(session, only, MobilityBudget.person_id) | set(session.scalars(answered.distinct()))


def _limited(session: Session, only: Only) -> set[UUID]:
    """Return whose data may be neither used nor erased: a limitation was granted and holds."""
    return _who(
        session,
        only,
        RightsRequest.person_id,
        col(RightsRequest.kind) == _LIMITATION,
        col(RightsRequest.answer).in_(_GRANTED),
        col(RightsRequest.lifted_on).is_(None),
    )
