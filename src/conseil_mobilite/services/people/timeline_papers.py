"""Papers in the timeline: registration, documents, notices and agreements."""

from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.privacy import DisclosureAgreement, PrivacyNotice
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.services.people.timeline_events import Event, EventKind, Events, dated_on


def registration(session: Session, person_id: UUID) -> Events:
    for person in session.exec(select(Person).where(Person.id == person_id)):
        at, text = dated_on(person.registered_on), person.file_number
        yield Event(at, EventKind.REGISTERED, person.id, text=text, timed=False)


def documents(session: Session, person_id: UUID) -> Events:
    columns = select(
        IssuedDocument.id, IssuedDocument.issued_at, IssuedDocument.kind, IssuedDocument.title
    )
    for record_id, at, kind, title in session.exec(
        columns.where(IssuedDocument.person_id == person_id)
    ):
        yield Event(at, EventKind.DOCUMENT, record_id, code=kind, text=title)


def notices(session: Session, person_id: UUID) -> Events:
    for notice in session.exec(select(PrivacyNotice).where(PrivacyNotice.person_id == person_id)):
        yield Event(
            dated_on(notice.given_on),
            EventKind.NOTICE,
            notice.id,
            code=notice.version,
            timed=False,
        )


def agreements(session: Session, person_id: UUID) -> Events:
    query = select(DisclosureAgreement).where(DisclosureAgreement.person_id == person_id)
    for agreement in session.exec(query):
        given, withdrawn = dated_on(agreement.given_on), agreement.withdrawn_on
        outcomes = [(given, "agreed" if agreement.agreed else "refused")]
        outcomes += [(dated_on(withdrawn), "withdrawn")] if withdrawn else []
        for at, outcome in outcomes:
            yield Event(
                at,
                EventKind.AGREEMENT,
                agreement.id,
                code=agreement.subject,
                outcome=outcome,
                timed=False,
            )


def rights(session: Session, person_id: UUID) -> Events:
    """Tell when she asked something of her data, what was answered, and when it was lifted."""
    query = select(RightsRequest).where(RightsRequest.person_id == person_id)
    for request in session.exec(query):
        steps = (
            (request.received_on, "received"),
            (request.answered_on, request.answer),
            (request.lifted_on, "lifted"),
        )
        for day, outcome in steps:
            if day is not None:
                at = dated_on(day)
                yield Event(at, EventKind.RIGHT, request.id, request.kind, outcome, timed=False)
