"""Who is in the active base: neither in the recycle bin, nor archived, nor made anonymous."""

from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.services.organisation.roles import is_manager
from conseil_mobilite.store.journal import audit

_GONE: Final = "Ce dossier n’est plus dans la base."
_ANONYMOUS: Final = (
    "Ce dossier a été rendu anonyme : plus rien n’y dit qui était la personne. Si elle revient, "
    "créez-lui un nouveau dossier."
)
_ARCHIVED: Final = (
    "Ce dossier est archivé : son accompagnement est terminé depuis longtemps, et il n’est gardé "
    "que pour une raison précise. Si la personne revient vers vous, demandez à la personne "
    "responsable de la base de le remettre parmi les autres."
)


def in_use() -> tuple[ColumnElement[bool], ...]:
    """Keep the people whom lists, searches and proposals may name."""
    return (col(Person.deleted_at).is_(None), col(Person.archived_on).is_(None))


def archived() -> tuple[ColumnElement[bool], ...]:
    """Keep the files out of the active base that still tell of somebody."""
    return (
        col(Person.archived_on).is_not(None),
        col(Person.anonymised_on).is_(None),
        col(Person.deleted_at).is_(None),
    )


def require_reachable(session: Session, person_id: UUID) -> None:
    """Raise UserError where a file is no more, tells of nobody, or is archived for who acts."""
    person = session.get(Person, person_id)
    if person is None:
        raise UserError(_GONE)
    if person.anonymised_on is not None:
        raise UserError(_ANONYMOUS)
    if person.archived_on is not None and not is_manager(session):
        raise UserError(_ARCHIVED)


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
