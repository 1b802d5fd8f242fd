"""What was handed out to a person: the list, without the bytes, and one as it was handed out."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select as columns
from sqlmodel import Session, col, func

from conseil_mobilite.documents.phrases.book import french_name
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.paper import issuing

ALTERED: Final = (
    "La copie gardée de ce document n’est plus celle qui a été remise : son empreinte ne "
    "correspond pas. Elle n’est donc ni montrée ni imprimée à la place de l’original. Une "
    "sauvegarde plus ancienne peut le contenir encore ; sinon, préparez un nouveau document."
)


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document of the list. `recipient` is empty where it was handed to the person herself.

    `language` is the second language of a bilingual one, by its French name; `adviser` is who
    handed it out.
    """

    id: UUID
    kind: str
    title: str
    number: str
    issued_at: datetime
    variant: str
    language: str
    recipient: str
    adviser: str


def of_person(session: Session, person_id: UUID) -> tuple[DocumentLine, ...]:
    """Return the documents of a person, the latest first."""
    shown = IssuedDocument
    query = (
        columns(
            col(shown.id),
            col(shown.kind),
            col(shown.title),
            col(shown.number),
            col(shown.issued_at),
            col(shown.variant),
            col(shown.language),
            col(shown.recipient),
            func.coalesce(col(Adviser.first_name) + " " + col(Adviser.last_name), ""),
        )
        .outerjoin(Adviser, col(Adviser.id) == col(shown.adviser_id))
        .where(col(shown.person_id) == person_id)
        .order_by(col(shown.issued_at).desc(), col(shown.number).desc())
    )
    found = (DocumentLine(*row) for row in session.connection().execute(query))
    return tuple(replace(each, language=french_name(each.language)) for each in found)


def original(session: Session, document_id: UUID) -> IssuedDocument:
    """Return a document with its bytes as they were handed out.

    UserError if they changed since, or if it may hold private notes of another.
    """
    document = issuing.issued(session, document_id)
    if hashlib.sha256(document.content).hexdigest() != document.sha256:
        raise UserError(ALTERED)
    return document
