"""The languages that may stand beside French on the action sheet, and who read them over."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlmodel import Session

from conseil_mobilite.documents.phrases.book import book, languages
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit

LONGEST_NAME: Final = 120
_KEY: Final = "translation_proofread."


@dataclass(frozen=True, slots=True)
class SheetLanguage:
    """`read_by_native` is told by the phrase file; the rest by the body, once it has read it."""

    tag: str
    endonym: str
    french_name: str
    read_by_native: bool
    proofread_on: date | None = None
    proofread_by: str = ""

    @property
    def provisional(self) -> bool:
        """Whether the sheet still has to say that its translation is provisional."""
        return self.proofread_on is None


def available(session: Session) -> tuple[SheetLanguage, ...]:
    return tuple(_language(session, tag) for tag in languages())


def is_proofread(session: Session, tag: str) -> bool:
    """Whether the body vouches for the sentences of a language."""
    return bool(settings.value(session, _key(tag)))


def set_proofread(session: Session, tag: str, reader: str, on: date) -> SheetLanguage:
    """Keep who read the sentences of a language over, and when: sheets stop being provisional."""
    require_manager(session)
    name = words(reader, "reader", LONGEST_NAME)
    if not name:
        raise UserError("Indiquez qui a relu cette traduction.", "reader")
    settings.put(session, _key(tag), f"{on.isoformat()} {name}")
    audit.record(session, "translation.proofread", "setting", None)
    return _language(session, tag)


def clear(session: Session, tag: str) -> SheetLanguage:
    """Take the proofreading back: the sheet says again that its translation is provisional."""
    require_manager(session)
    settings.put(session, _key(tag), "")
    audit.record(session, "translation.provisional", "setting", None)
    return _language(session, tag)


def _key(tag: str) -> str:
    return f"{_KEY}{book(tag).tag}"


def _language(session: Session, tag: str) -> SheetLanguage:
    phrases, kept = book(tag), settings.value(session, _key(tag))
    on, _, reader = kept.partition(" ")
    return SheetLanguage(
        tag,
        phrases.endonym,
        phrases.french_name,
        phrases.read_by_native,
        date.fromisoformat(on) if on else None,
        reader,
    )
