"""The sheet the person takes home, as she wants to read it: shown, then issued once."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.documents.action_sheet import bilingual, large_print, simplified, standard
from conseil_mobilite.documents.kit.document import Document
from conseil_mobilite.documents.phrases.book import book
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paper.action_sheet import ActionSheet
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import Paper, PaperPreview
from conseil_mobilite.services.paper.sheet import sheet_content, sheet_warnings
from conseil_mobilite.services.paper.wording import languages

KIND: Final = "fiche_action"
ONE_LANGUAGE: Final = "Une seconde langue se donne avec la présentation « standard » seulement."
_NAME: Final = "Fiche mobilité"
_STANDARD: Final = SheetChoice()
_DOCUMENTS: Final[Mapping[Presentation, Callable[[ActionSheet], Document]]] = {
    Presentation.STANDARD: standard.document,
    Presentation.SIMPLIFIED: simplified.document,
    Presentation.LARGE_PRINT: large_print.document,
}
_VERSIONS: Final[Mapping[Presentation, str]] = {
    Presentation.SIMPLIFIED: simplified.VERSION,
    Presentation.LARGE_PRINT: large_print.VERSION,
}


def prepare(session: Session, person_id: UUID, at: datetime) -> ActionSheet:
    """Return the content of the sheet as the file stands, with the number it would take."""
    return sheet_content.of_person(session, person_id, at, issuing.next_number(session, at))


def wished(session: Session, person_id: UUID) -> SheetChoice:
    """Return how the person wants her sheet, as her file says; the adviser may choose otherwise."""
    person = session.get_one(Person, person_id)
    return SheetChoice(Presentation.SIMPLIFIED if person.easy_read else Presentation.STANDARD)


def preview(
    session: Session, person_id: UUID, at: datetime, choice: SheetChoice = _STANDARD
) -> PaperPreview:
    """Return the sheet as it would be handed out now; nothing is kept."""
    sheet = prepare(session, person_id, at)
    title = f"{_title(choice)} pour {sheet.person_name}"
    left = heads.who_left(session, session.get_one(Person, person_id).adviser_id)
    warnings = (*sheet_warnings.warnings(sheet, choice), *left)
    return issuing.preview(title, sheet.number, _document(session, sheet, choice), warnings)


def issue(
    session: Session, person_id: UUID, at: datetime, choice: SheetChoice = _STANDARD
) -> IssuedDocument:
    """Write the sheet and keep it as it is handed out."""
    sheet = prepare(session, person_id, at)
    made = Paper(
        KIND,
        sheet.number,
        _title(choice),
        _document(session, sheet, choice),
        variant=choice.presentation.value,
        language=choice.language,
    )
    return issuing.keep(session, person_id, made, at)


def _document(session: Session, sheet: ActionSheet, choice: SheetChoice) -> Document:
    if choice.language:
        if choice.presentation is not Presentation.STANDARD:
            raise UserError(ONE_LANGUAGE, "presentation")
        proofread = languages.is_proofread(session, choice.language)
        return bilingual.document(sheet, book(choice.language), proofread=proofread)
    return _DOCUMENTS[choice.presentation](sheet)


def _title(choice: SheetChoice) -> str:
    """« Fiche mobilité (version simplifiée) », « Fiche mobilité (français et arabe) »."""
    if choice.language:
        return f"{_NAME} (français et {book(choice.language).french_name})"
    version = _VERSIONS.get(choice.presentation, "")
    return f"{_NAME} ({version})" if version else _NAME
