"""What was handed out to a person: the list, without the bytes of each document."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.paper.document import IssuedDocument


@dataclass(frozen=True, slots=True)
class DocumentLine:
    id: UUID
    title: str
    number: str
    issued_at: datetime


def of_person(session: Session, person_id: UUID) -> tuple[DocumentLine, ...]:
    """Return the documents of a person, the latest first."""
    query = (
        select(
            IssuedDocument.id,
            IssuedDocument.title,
            IssuedDocument.number,
            IssuedDocument.issued_at,
        )
        .where(IssuedDocument.person_id == person_id)
        .order_by(col(IssuedDocument.issued_at).desc())
    )
    return tuple(DocumentLine(*row) for row in session.exec(query))
