"""Keep a document as it is handed out: its number, its bytes, their hash."""

import hashlib
from datetime import datetime

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.journal import audit


def next_number(session: Session, at: datetime) -> str:
    """Return the number that follows the last of the year, whatever the kind."""
    year = paris_day(at).year
    query = select(func.max(IssuedDocument.number)).where(
        col(IssuedDocument.number).startswith(f"{year}-")
    )
    last = session.exec(query).one()
    return f"{year}-{int(last.split('-')[1]) + 1 if last else 1:05}"


def keep(session: Session, document: IssuedDocument) -> IssuedDocument:
    """Freeze a document that leaves, with the pathway the person is in and who hands it out."""
    pathway = pathways.current(session, document.person_id)
    document.pathway_id = pathway.id if pathway else None
    document.adviser_id = session.info["adviser"]
    document.sha256 = hashlib.sha256(document.content).hexdigest()
    session.add(document)
    session.flush()
    audit.record(session, "document.issue", "issued_document", document.id)
    return document
