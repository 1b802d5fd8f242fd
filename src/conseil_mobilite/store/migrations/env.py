"""Run by Alembic, on the connection and in the transaction of the caller."""

from alembic import context
from sqlmodel import SQLModel

from conseil_mobilite.domain import entities  # noqa: F401 — fill the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
