"""Keep what is handed out to a person, frozen: its bytes, their hash, its number."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.journal import audit


@dataclass(frozen=True, slots=True)
class PaperPreview:
    """A paper as it would leave now. `unprintable`: the letters that its typeface lacks."""

    title: str
    number: str
    pdf: bytes
    unprintable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """What is handed out to a person; `kind` says which document it is."""

    kind: str
    number: str
    title: str
    pdf: bytes
    variant: str = "standard"


def keep(session: Session, person_id: UUID, paper: Paper, at: datetime) -> IssuedDocument:
    """Keep a paper as it is handed out."""
    pathway = pathways.current(session, person_id)
    document = IssuedDocument(
        person_id=person_id,
        pathway_id=pathway.id if pathway else None,
        adviser_id=session.info["adviser"],
        kind=paper.kind,
        variant=paper.variant,
        number=paper.number,
        title=paper.title,
        issued_at=at,
        content=paper.pdf,
        sha256=hashlib.sha256(paper.pdf).hexdigest(),
    )
    session.add(document)
    session.flush()
    audit.record(session, "document.issue", "issued_document", document.id)
    return document


def of_person(session: Session, person_id: UUID) -> Sequence[IssuedDocument]:
    """Return what was handed out, the latest first."""
    query = select(IssuedDocument).where(IssuedDocument.person_id == person_id)
    return session.exec(query.order_by(col(IssuedDocument.issued_at).desc())).all()


def issued(session: Session, document_id: UUID) -> IssuedDocument:
    """Return a document with its bytes, as they were handed out."""
    return session.get_one(IssuedDocument, document_id)


def note_reprint(session: Session, document_id: UUID) -> None:
    """Leave in the trail that a document was printed or saved again, as it was."""
    audit.record(session, "document.reprint", "issued_document", document_id)


def next_number(session: Session, at: datetime) -> str:
    """Return the number that follows the last of the year."""
    year = paris_day(at).year
    query = select(func.max(IssuedDocument.number)).where(
        col(IssuedDocument.number).startswith(f"{year}-")
    )
    last = session.exec(query).one()
    return f"{year}-{int(last.split('-')[1]) + 1 if last else 1:05}"
