"""The sheet the person takes home: shown, issued once and frozen, printed again as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.documents import action_sheet as paper
from conseil_mobilite.domain.paper.action_sheet import ActionSheet
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.paper import issuing, sheet_content
from conseil_mobilite.store.journal import audit

KIND: Final = "fiche_action"


@dataclass(frozen=True, slots=True)
class SheetPreview:
    """`unprintable`: the letters of the sheet that its typeface lacks."""

    number: str
    person_name: str
    pdf: bytes
    unprintable: tuple[str, ...]


def prepare(session: Session, person_id: UUID, at: datetime) -> ActionSheet:
    """Return the content of the sheet as the file stands, with the number it would take."""
    return sheet_content.of_person(session, person_id, at, issuing.next_number(session, at))


def preview(session: Session, person_id: UUID, at: datetime) -> SheetPreview:
    """Return the sheet as it would be handed out now; nothing is kept."""
    sheet = prepare(session, person_id, at)
    return SheetPreview(
        sheet.number, sheet.person_name, paper.write(sheet), paper.unprintable(sheet)
    )


def issue(session: Session, person_id: UUID, at: datetime) -> IssuedDocument:
    """Write the sheet and keep it as it is handed out: its bytes, their hash, its number."""
    sheet = prepare(session, person_id, at)
    document = IssuedDocument(
        person_id=person_id,
        kind=KIND,
        number=sheet.number,
        title=paper.TITLE,
        issued_at=at,
        content=paper.write(sheet),
        sha256="",
    )
    return issuing.keep(session, document)


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
