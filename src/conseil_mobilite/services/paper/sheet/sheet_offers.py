"""How a sheet may be handed out to a person, and how it was the last time."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.paper.presentation import Presentation, SheetChoice
from conseil_mobilite.services.paper.sheet.action_sheets import KIND
from conseil_mobilite.services.paper.wording import languages
from conseil_mobilite.services.paper.wording.languages import SheetLanguage


@dataclass(frozen=True, slots=True)
class SheetOffer:
    """`last` is the usual way for a person who had no sheet yet."""

    languages: tuple[SheetLanguage, ...]
    last: SheetChoice


def offered(session: Session, person_id: UUID) -> SheetOffer:
    return SheetOffer(languages.available(session), last_choice(session, person_id))


def last_choice(session: Session, person_id: UUID) -> SheetChoice:
    """Return how she was last given her sheet."""
    query = select(IssuedDocument.variant, IssuedDocument.language).where(
        IssuedDocument.person_id == person_id, IssuedDocument.kind == KIND
    )
    latest = query.order_by(col(IssuedDocument.issued_at).desc(), col(IssuedDocument.number).desc())
    found = session.exec(latest.limit(1)).first()
    if found is None or found[0] not in set(Presentation):
        return SheetChoice()
    return SheetChoice(Presentation(found[0]), found[1])
