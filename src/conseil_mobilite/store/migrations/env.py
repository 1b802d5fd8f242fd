"""Run by Alembic, on the connection and in the transaction of the caller."""

from typing import Literal

from alembic import context
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from conseil_mobilite.domain import entities  # noqa: F401 — fill the metadata


def plainly(kind: str, item: object, _autogenerate: object) -> str | Literal[False]:
    """Name the types of a drafted migration by what they are, whatever SQLModel becomes."""
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String({item.length or ''})"
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=plainly,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
