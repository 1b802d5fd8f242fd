"""What the head of a person's page shows, and the trace that her file was opened."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.duplicates.former_numbers import former_numbers
from conseil_mobilite.services.people.person_facts import (
    PLANNED,
    first_phone,
    in_list_order,
    kept_in_diary,
    latest_pathway,
    publics_on,
    waits_for_answer,
)
from conseil_mobilite.services.people.person_publics import publics_of
from conseil_mobilite.services.people.rights_standing import RightsStanding, standing
from conseil_mobilite.services.people.standing import require_reachable
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment to come. `kind`: list `appointment_kinds`."""

    id: UUID
    starts_at: datetime
    kind: str
    place: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PersonHeader:
    """Who the person is and where she stands.

    `publics` are those that are not sensitive, unless the adviser asked for all of them.

    `pathway_id` and `state` are of the open pathway, else of the last one; `phone` is in E.164;
    `waiting`: a referral was received and nobody answered it; `former_numbers` are those of the
    files that were merged into hers; `rights`: what she had granted, and still holds.
    """

    id: UUID
    file_number: str
    civility: str
    first_name: str
    last_name: str
    birth_date: date | None
    sex: str
    municipality: str
    publics: tuple[str, ...]
    phone: str
    contact_preference: str
    adviser: str
    pathway_id: UUID | None
    pathway_open: bool
    state: str
    next_meeting: Meeting | None
    assessments: int
    actions: int
    documents: int
    waiting: bool
    in_bin: bool
    former_numbers: tuple[str, ...] = ()
    rights: RightsStanding = RightsStanding()  # noqa: RUF009 - frozen, and shared safely

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


def note_opening(session: Session, person_id: UUID) -> None:
    """Leave a trace in the audit trail that the file was opened to be read, where it may be."""
    require_reachable(session, person_id)
    audit.record(session, "person.open", "person", person_id)


def header(
    session: Session, person_id: UUID, at: datetime, *, sensitive: bool = False
) -> PersonHeader:
    """Return what the head of her page shows; with `sensitive`, every public she belongs to.

    UserError where the file is gone, anonymous, or archived for who acts.
    """
    require_reachable(session, person_id)
    person = session.get_one(Person, person_id)
    pathway = _pathway(session, person_id)
    adviser = session.get(Adviser, person.adviser_id) if person.adviser_id else None
    told = columns(publics_on(paris_day(at)), first_phone(), waits_for_answer())
    about_her = told.where(col(Person.id) == person_id)
    publics, phone, waiting = session.connection().execute(about_her).one()
    assessments, actions, documents = _counts(session, person_id)
    return PersonHeader(
        id=person.id,
        file_number=person.file_number,
        civility=person.civility,
        first_name=person.first_name,
        last_name=person.usual_name or person.last_name,
        birth_date=person.birth_date,
        sex=person.sex,
        municipality=person.municipality_name,
        publics=_every_public(session, person_id, at) if sensitive else in_list_order(publics),
        phone=phone or "",
        contact_preference=person.contact_preference,
        adviser=adviser.full_name if adviser else "",
        pathway_id=pathway.id if pathway else None,
        pathway_open=pathway is not None and pathway.ended_on is None,
        state=pathway.state if pathway else "",
        next_meeting=next_meeting(session, person_id, at),
        assessments=assessments,
        actions=actions,
        documents=documents,
        waiting=waiting,
        in_bin=person.deleted_at is not None,
        former_numbers=former_numbers(session, person_id),
        rights=standing(session, person_id),
    )


def next_meeting(session: Session, person_id: UUID, at: datetime) -> Meeting | None:
    """Return the next appointment planned with a person, if any."""
    query = (
        select(Appointment)
        .join(Participation)
        .where(
            Participation.person_id == person_id,
            Participation.status == PLANNED,
            col(Appointment.starts_at) >= at,
            *kept_in_diary(),
        )
        .order_by(col(Appointment.starts_at))
    )
    found = session.exec(query.limit(1)).first()
    if found is None:
        return None
    return Meeting(found.id, found.starts_at, found.kind, found.place, found.duration_minutes)


def _pathway(session: Session, person_id: UUID) -> Pathway | None:
    """Return her open pathway, else the last one."""
    latest = Person.id == person_id, Pathway.id == latest_pathway()
    return session.exec(select(Pathway).join(Person).where(*latest)).first()


def _every_public(session: Session, person_id: UUID, at: datetime) -> tuple[str, ...]:
    whole = publics_of(session, person_id, paris_day(at)).whole
    return tuple(entry.code for entry in code_lists()["publics"] if entry.code in whole)


def _counts(session: Session, person_id: UUID) -> tuple[int, int, int]:
    pathways = select(Pathway.id).where(Pathway.person_id == person_id)
    assessments = select(func.count()).where(
        col(Assessment.pathway_id).in_(pathways), col(Assessment.corrects_id).is_(None)
    )
    actions = select(func.count()).where(
        col(Action.pathway_id).in_(pathways), col(Action.deleted_at).is_(None)
    )
    documents = select(func.count()).where(IssuedDocument.person_id == person_id)
    counts = columns(
        assessments.scalar_subquery(), actions.scalar_subquery(), documents.scalar_subquery()
    )
    found = session.connection().execute(counts).one()
    return found[0], found[1], found[2]
