"""The sheet the person takes home: shown, then issued once."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents.action_sheet import standard
from conseil_mobilite.domain.paper.action_sheet import ActionSheet
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.paper import issuing, sheet_content
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview

KIND: Final = "fiche_action"


def prepare(session: Session, person_id: UUID, at: datetime) -> ActionSheet:
    """Return the content of the sheet as the file stands, with the number it would take."""
    return sheet_content.of_person(session, person_id, at, issuing.next_number(session, at))


def preview(session: Session, person_id: UUID, at: datetime) -> PaperPreview:
    """Return the sheet as it would be handed out now; nothing is kept."""
    sheet = prepare(session, person_id, at)
    title = f"Fiche mobilité de {sheet.person_name}"
    return issuing.preview(title, sheet.number, standard.document(sheet))


def issue(session: Session, person_id: UUID, at: datetime) -> IssuedDocument:
    """Write the sheet and keep it as it is handed out."""
    sheet = prepare(session, person_id, at)
    made = Paper(KIND, sheet.number, standard.TITLE, standard.document(sheet))
    return issuing.keep(session, person_id, made, at)
