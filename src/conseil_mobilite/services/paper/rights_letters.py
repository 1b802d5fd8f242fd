"""The letter that answers a request of a person about her data."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents.letters import rights_answer as paper
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.rights_papers import RightsLetter
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.reference.code_lists import CodeEntry
from conseil_mobilite.services.paper import access_exports, heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.paper.person_file import recipients
from conseil_mobilite.store.reference.reference import code_lists

KIND: Final = "reponse_droits"
_TO_BE_TOLD: Final = frozenset({"rectification", "effacement", "limitation"})
"""What those who were told something of her must hear of (RGPD, art. 19)."""


def prepare(session: Session, request_id: UUID, at: datetime) -> RightsLetter:
    """Return what the letter says. UserError where nothing is answered yet."""
    request = session.get_one(RightsRequest, request_id)
    if not request.answer:
        raise UserError("Répondez d’abord à la demande : la lettre dira votre réponse.")
    person, kind = session.get_one(Person, request.person_id), _kind(request)
    return RightsLetter(
        number=issuing.next_number(session, at),
        organisation=heads.letterhead(session),
        adviser=heads.adviser_card(session, person.adviser_id),
        person_name=person.full_name,
        address=_address(person),
        issued_on=paris_day(at),
        kind=request.kind,
        label=kind.label,
        article=kind.text("article"),
        received_on=request.received_on,
        asked=request.words,
        answer=request.answer,
        answered=code_lists()["rights_answers"].label(request.answer),
        reason=request.reason,
        told=_told(session, request),
    )


def preview(session: Session, request_id: UUID, at: datetime) -> PaperPreview:
    """Return the letter as it would leave now; nothing is kept."""
    letter = prepare(session, request_id, at)
    title = f"Réponse sur ses données : {letter.person_name}"
    return issuing.preview(title, letter.number, paper.document(letter))


def issue(session: Session, request_id: UUID, at: datetime) -> IssuedDocument:
    """Write the letter and keep it as it leaves, in the documents of the person."""
    letter = prepare(session, request_id, at)
    person_id = session.get_one(RightsRequest, request_id).person_id
    made = Paper(KIND, letter.number, paper.TITLE, paper.document(letter), str(request_id))
    return issuing.keep(session, person_id, made, at)


def _kind(request: RightsRequest) -> CodeEntry:
    return code_lists()["rights_kinds"][request.kind]


def _address(person: Person) -> tuple[str, ...]:
    town = f"{person.postcode} {person.municipality_name}".strip()
    return tuple(filter(None, (person.address, town)))


def _told(session: Session, request: RightsRequest) -> tuple[str, ...]:
    if request.kind not in _TO_BE_TOLD:
        return ()
    return recipients.told_to(access_exports.held_of(session, request.person_id))
