"""The requests of a person about her data: received, answered within a month, lifted.

Each is a right of the RGPD (list `rights_kinds`), and its answer is due a month after it was
received (art. 12, 3). A refusal, even in part, is explained (art. 12, 4).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.people.rights_rules import GRANTED, answer_due, in_force
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

LONGEST: Final = 1000
_GRANTED_WHOLE: Final = GRANTED[0]
_ALREADY: Final = "Cette demande a déjà reçu une réponse."


@dataclass(frozen=True, slots=True)
class RightsAnswer:
    """What is answered (list `rights_answers`), the day, and why: a refusal needs a reason."""

    answer: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A request that nobody answered yet; `late` once its last day is over."""

    id: UUID
    person_id: UUID
    full_name: str
    kind: str
    due_on: date
    late: bool


def receive(
    session: Session, person_id: UUID, kind: str, received_on: date, said: str = ""
) -> RightsRequest:
    """Keep that a person makes use of a right, and what she asks in her words."""
    if kind not in code_lists()["rights_kinds"]:
        raise UserError("Choisissez ce que la personne demande.", "kind")
    _refuse_future(session, received_on, "received_on")
    session.get_one(Person, person_id)
    request = RightsRequest(
        person_id=person_id,
        adviser_id=session.info["adviser"],
        kind=kind,
        received_on=received_on,
        words=words(said, "words", LONGEST),
    )
    session.add(request)
    session.flush()
    audit.record(session, "rights.receive", "rights_request", request.id)
    return request


def answer(session: Session, request_id: UUID, given: RightsAnswer) -> RightsRequest:
    """Answer a request once; a limitation or an opposition that is granted holds from then on."""
    request = session.get_one(RightsRequest, request_id)
    if request.answer:
        raise UserError(_ALREADY)
    _check(session, request, given)
    reason = words(given.reason, "reason", LONGEST)
    request.answer, request.answered_on, request.reason = given.answer, given.on, reason
    session.flush()
    audit.record(session, "rights.answer", "rights_request", request_id)
    return request


def lift(session: Session, request_id: UUID, on: date) -> RightsRequest:
    """End a limitation, or an opposition that she takes back (RGPD, art. 18, 3: tell her first)."""
    request = session.get_one(RightsRequest, request_id)
    if not in_force(request):
        raise UserError("Rien n’est en vigueur pour cette demande : il n’y a rien à lever.")
    if request.answered_on and on < request.answered_on:
        raise UserError("Elle ne peut pas être levée avant d’avoir été accordée.", "lifted_on")
    _refuse_future(session, on, "lifted_on")
    request.lifted_on = on
    session.flush()
    audit.record(session, "rights.lift", "rights_request", request_id)
    return request


def remove(session: Session, request_id: UUID) -> None:
    """Delete a request noted by mistake, which nobody answered."""
    request = session.get_one(RightsRequest, request_id)
    if request.answer:
        raise UserError("Une demande qui a sa réponse reste au dossier : elle en est la preuve.")
    session.delete(request)
    session.flush()
    audit.record(session, "rights.remove", "rights_request", request_id)


def of_person(session: Session, person_id: UUID) -> tuple[RightsRequest, ...]:
    """Return the requests, those that wait first, then the latest."""
    query = select(RightsRequest).where(RightsRequest.person_id == person_id)
    order = (col(RightsRequest.answer) != "", col(RightsRequest.received_on).desc())
    return tuple(session.exec(query.order_by(*order, col(RightsRequest.id))))


def waiting(session: Session, on: date) -> tuple[WaitingRequest, ...]:
    """Return every request that waits for an answer, the oldest first: the whole body owes it."""
    query = (
        select(RightsRequest, Person)
        .join(Person, col(Person.id) == col(RightsRequest.person_id))
        .where(RightsRequest.answer == "", col(Person.deleted_at).is_(None))
        .order_by(col(RightsRequest.received_on), col(RightsRequest.id))
    )
    return tuple(_waiting(request, person, on) for request, person in session.exec(query))


def _waiting(request: RightsRequest, person: Person, on: date) -> WaitingRequest:
    due = answer_due(request.received_on)
    return WaitingRequest(request.id, person.id, person.full_name, request.kind, due, late=due < on)


def _check(session: Session, request: RightsRequest, given: RightsAnswer) -> None:
    if given.answer not in code_lists()["rights_answers"]:
        raise UserError("Choisissez la réponse.", "answer")
    if given.on < request.received_on:
        raise UserError("La réponse ne peut pas être d’avant la demande.", "answered_on")
    _refuse_future(session, given.on, "answered_on")
    if given.answer != _GRANTED_WHOLE and not given.reason.strip():
        raise UserError(
            "Dites pourquoi, en quelques mots : la personne a le droit de le savoir.", "reason"
        )


def _refuse_future(session: Session, day: date, field: str) -> None:
    if day > paris_day(session.info["clock"]()):
        raise UserError("Cette date est dans l’avenir.", field)
