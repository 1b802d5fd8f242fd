"""Run by Alembic, on the connection and in the transaction of the caller."""

from typing import Literal

from alembic import context
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from conseil_mobilite.domain import entities  # noqa: F401 — fill the metadata
from conseil_mobilite.store.search import person_index


def plainly(kind: str, item: object, _autogenerate: object) -> str | Literal[False]:
    """Name the types of a drafted migration by what they are, whatever SQLModel becomes."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String({item.length or ''})"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def of_the_entities(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out of a drafted migration the index of the search, which is laid out apart."""
    return kind != "table" or not person_index.is_of_index(name or "")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=plainly,
    include_name=of_the_entities,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
