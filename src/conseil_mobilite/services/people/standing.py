"""Who is in the active base: neither in the recycle bin, nor archived, nor made anonymous."""

from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.store.journal import audit


def in_use() -> tuple[ColumnElement[bool], ...]:
    """Keep the people whom lists, searches and proposals may name."""
    return (col(Person.deleted_at).is_(None), col(Person.archived_on).is_(None))


def back_to_active(session: Session, person_id: UUID) -> None:
    """Bring an archived file back to the active base: something happens to the person again."""
    person = session.get_one(Person, person_id)
    if person.anonymised_on is not None or person.archived_on is None:
        return
    person.archived_on = None
    notices = select(RetentionNotice).where(RetentionNotice.person_id == person_id)
    for notice in session.exec(notices):
        session.delete(notice)
    session.flush()
    audit.record(session, "person.back_to_active", "person", person_id)
