"""Who read a person's file, and when: for her right of access."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.audit.act_codes import act_words
from conseil_mobilite.services.audit.whose import records_of
from conseil_mobilite.services.audit.words_of_files import READING


@dataclass(frozen=True, slots=True)
class FileReading:
    """`adviser` is empty for somebody who is no more in the base, `adviser_id` stays."""

    at: datetime
    adviser_id: UUID | None
    adviser: str
    act: str
    words: str


def readings(session: Session, person_id: UUID) -> tuple[FileReading, ...]:
    """Return each reading of the file that the trail still knows, the last first."""
    query = (
        select(AuditEntry, Adviser)
        .join(Adviser, col(Adviser.id) == col(AuditEntry.adviser_id), isouter=True)
        .where(
            col(AuditEntry.record_id).in_(records_of(session, person_id)),
            col(AuditEntry.act).in_(READING),
        )
        .order_by(col(AuditEntry.number).desc())
    )
    return tuple(_told(entry, adviser) for entry, adviser in session.exec(query))


def _told(entry: AuditEntry, adviser: Adviser | None) -> FileReading:
    name = adviser.full_name if adviser is not None else ""
    return FileReading(entry.at, entry.adviser_id, name, entry.act, act_words(entry.act))
