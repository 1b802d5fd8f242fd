"""What the rules look at in every file, read by few statements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.retention.rules import Standing
from conseil_mobilite.domain.situation.budget import MobilityBudget
from conseil_mobilite.services.people.person_facts import ATTENDED, PLANNED, REACHED, kept_in_diary
from conseil_mobilite.services.retention.sensitive import sensitive_questions

_LIMITATION: Final = "limitation"
_GRANTED: Final = ("accordee", "partielle")


@dataclass(frozen=True, slots=True)
class File:
    """Whose file it is, and what the rules look at in it."""

    person_id: UUID
    name: str
    file_number: str
    in_bin: bool
    standing: Standing


def standings(session: Session, only: UUID | None = None) -> Iterator[File]:
    """Give every file that may leave one day, those of open pathways left out; or one alone."""
    open_now = _who(session, only, Pathway.person_id, col(Pathway.ended_on).is_(None))
    gathered = _Gathered.read(session, only)
    people = select(Person).where(col(Person.anonymised_on).is_(None))
    if only is not None:
        people = people.where(col(Person.id) == only)
    for person in session.scalars(people.order_by(col(Person.search_text))):
        if person.id not in open_now:
            yield File(
                person.id,
                f"{person.first_name} {person.usual_name or person.last_name}",
                person.file_number,
                person.deleted_at is not None,
                gathered.standing(person),
            )


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What was read of everybody, by person."""

    events: Mapping[UUID, date]
    met: set[UUID]
    exits: Mapping[UUID, date]
    waiting: set[UUID]
    sensitive: set[UUID]
    documents: set[UUID]
    contacts: set[UUID]
    limited: set[UUID]

    @classmethod
    def read(cls, session: Session, only: UUID | None) -> "_Gathered":
        return cls(
            events=_last_events(session, only),
            met=_met(session, only),
            exits=_last(session, [_latest(only, Pathway.person_id, Pathway.ended_on)]),
            waiting=_waiting(session, only),
            sensitive=_sensitive(session, only),
            documents=_who(
                session, only, IssuedDocument.person_id, col(IssuedDocument.sha256) != ""
            ),
            contacts=_who(session, only, ContactPoint.person_id),
            limited=_limited(session, only),
        )

    def standing(self, person: Person) -> Standing:
        who = person.id
        return Standing(
            last_event=self.events.get(who, person.registered_on),
            met=who in self.met,
            exited_on=self.exits.get(who),
            followups_wait=who in self.waiting,
            sensitive=who in self.sensitive,
            documents=who in self.documents,
            contacts=who in self.contacts,
            limited=who in self.limited,
        )


def _who(
    session: Session, only: UUID | None, person: UUID, *conditions: ColumnElement[bool]
) -> set[UUID]:
    found = select(col(person)).where(*_of(only, person), *conditions)
    return set(session.scalars(found.distinct()))


def _of(only: UUID | None, person: UUID) -> tuple[ColumnElement[bool], ...]:
    return () if only is None else (col(person) == only,)


def _latest(only: UUID | None, person: UUID, when: date | None) -> Select[UUID, date | None]:
    latest = select(col(person), func.max(col(when))).where(*_of(only, person))
    return latest.group_by(col(person))


def _last(session: Session, queries: Iterable[Select[UUID, date | None]]) -> dict[UUID, date]:
    """Return the latest day that the queries give for each person; instants are days of Paris."""
    found: dict[UUID, date] = {}
    for query in queries:
        for person, when in session.execute(query):
            if when is not None:
                day = paris_day(when) if isinstance(when, datetime) else when
                found[person] = max(day, found.get(person, day))
    return found


def _last_events(session: Session, only: UUID | None) -> dict[UUID, date]:
    """Return the day of the last event that means something to each person.

    A meeting held or to come, somebody reached, an act on the pathway, a referral, an assessment, a
    step, a document, a follow-up, a request: never a reading, a technical change, or an import.
    """
    held = _latest(only, Participation.person_id, Appointment.starts_at).join(
        Appointment, col(Appointment.id) == col(Participation.appointment_id)
    )
    reached = col(ContactAttempt.result) == REACHED
    of_person = [
        held.where(col(Participation.status).in_((ATTENDED, PLANNED)), *kept_in_diary()),
        _latest(only, ContactAttempt.person_id, ContactAttempt.attempted_at).where(reached),
        _latest(only, Pathway.person_id, Pathway.opened_on),
        _latest(only, Pathway.person_id, Pathway.ended_on),
        _latest(only, Referral.person_id, Referral.received_on),
        _latest(only, Referral.person_id, Referral.answered_on),
        _latest(only, IssuedDocument.person_id, IssuedDocument.issued_at),
        _latest(only, RightsRequest.person_id, RightsRequest.received_on),
    ]
    dated: list[tuple[UUID, date | None]] = [
        (PathwayEvent.pathway_id, PathwayEvent.happened_on),
        (PostExitFollowup.pathway_id, PostExitFollowup.done_on),
        (Assessment.pathway_id, Assessment.validated_on),
        (Action.pathway_id, Action.created_on),
        (Action.pathway_id, Action.done_on),
        (Action.pathway_id, Action.abandoned_on),
    ]
    of_pathway = [
        select(col(Pathway.person_id), func.max(col(when)))
        .join(Pathway, col(Pathway.id) == col(pathway))
        .where(*_of(only, Pathway.person_id))
        .group_by(col(Pathway.person_id))
        for pathway, when in dated
    ]
    return _last(session, [*of_person, *of_pathway])


def _met(session: Session, only: UUID | None) -> set[UUID]:
    attended = col(Participation.status) == ATTENDED
    assessed = (
        select(col(Pathway.person_id))
        .join(Assessment, col(Assessment.pathway_id) == col(Pathway.id))
        .where(col(Assessment.validated_on).is_not(None), *_of(only, Pathway.person_id))
    )
    return (
        _who(session, only, Participation.person_id, attended)
        | _who(session, only, ContactAttempt.person_id, col(ContactAttempt.result) == REACHED)
        | set(session.scalars(assessed))
    )


def _waiting(session: Session, only: UUID | None) -> set[UUID]:
    """Return who is still to be heard from after an exit."""
    waits = (
        select(col(Pathway.person_id))
        .join(PostExitFollowup, col(PostExitFollowup.pathway_id) == col(Pathway.id))
        .where(
            col(PostExitFollowup.done_on).is_(None),
            col(PostExitFollowup.cancelled_on).is_(None),
            *_of(only, Pathway.person_id),
        )
    )
    return set(session.scalars(waits))


def _sensitive(session: Session, only: UUID | None) -> set[UUID]:
    answered = (
        select(col(Pathway.person_id))
        .join(Assessment, col(Assessment.pathway_id) == col(Pathway.id))
        .join(Answer, col(Answer.assessment_id) == col(Assessment.id))
        .where(
            col(Answer.question).in_(sensitive_questions(session)), *_of(only, Pathway.person_id)
        )
    )
    return _who(session, only, MobilityBudget.person_id) | set(session.scalars(answered))


def _limited(session: Session, only: UUID | None) -> set[UUID]:
    """Return whose data may be neither used nor erased: a limitation was granted and holds."""
    return _who(
        session,
        only,
        RightsRequest.person_id,
        col(RightsRequest.kind) == _LIMITATION,
        col(RightsRequest.answer).in_(_GRANTED),
        col(RightsRequest.lifted_on).is_(None),
    )
