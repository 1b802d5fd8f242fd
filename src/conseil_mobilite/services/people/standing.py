"""Who is in the active base: neither in the recycle bin, nor archived, nor made anonymous."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from conseil_mobilite.domain.people.person import Person


def in_use() -> tuple[ColumnElement[bool], ...]:
    """Keep the people whom lists, searches and proposals may name."""
    return (col(Person.deleted_at).is_(None), col(Person.archived_on).is_(None))
