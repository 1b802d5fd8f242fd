"""What was handed out to a person: the list, without the bytes of each document."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, col

from conseil_mobilite.domain.paper.document import IssuedDocument


@dataclass(frozen=True, slots=True)
class DocumentLine:
    id: UUID
    title: str
    number: str
    issued_at: datetime
    kind: str


def of_person(session: Session, person_id: UUID) -> tuple[DocumentLine, ...]:
    """Return the documents of a person, the latest first."""
    query = (
        select(
            col(IssuedDocument.id),
            col(IssuedDocument.title),
            col(IssuedDocument.number),
            col(IssuedDocument.issued_at),
            col(IssuedDocument.kind),
        )
        .where(col(IssuedDocument.person_id) == person_id)
        .order_by(col(IssuedDocument.issued_at).desc())
    )
    return tuple(DocumentLine(**row) for row in session.connection().execute(query).mappings())
