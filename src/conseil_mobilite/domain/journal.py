from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel


class AuditEntry(SQLModel, table=True):
    """Who did what kind of act on which record, and when; never the content.

    Each entry carries the authentication code of itself and of the one before.
    """

    __tablename__ = "audit_entry"

    number: int = Field(primary_key=True)
    at: datetime = Field(index=True)
    adviser_id: UUID | None = None
    act: str
    kind: str
    record_id: UUID | None = None
    mac: str = Field(max_length=64)


class AuditSeal(SQLModel, table=True):
    """The head of the audit trail and its count, kept apart from the entries."""

    __tablename__ = "audit_seal"

    id: int = Field(default=1, primary_key=True)
    count: int
    head: str = Field(max_length=64)
    mac: str = Field(max_length=64)


class AuditCheckpoint(SQLModel, table=True):
    """Where the trail begins once the entries of over a year ago were taken out.

    `number` is that of the last entry taken out and `head` its code, to which the next entry is
    chained; `removed` counts what this checkpoint took out. `mac` signs the whole.
    """

    __tablename__ = "audit_checkpoint"

    number: int = Field(primary_key=True)
    at: datetime
    adviser_id: UUID | None = None
    removed: int
    head: str = Field(max_length=64)
    mac: str = Field(max_length=64)


class Change(SQLModel, table=True):
    """One row changed by one act: what undo, the recycle bin and the history read.

    `number` gives the order of all changes. `kind` is `insert`, `update`, `delete`, or
    `typing` for a text that grew while it was typed, which goes on in the same change; `before` and
    `after` are JSON objects of columns. `undoes` is the act that this one takes back, if it does:
    to take back an act that took another back is to do that one again.
    """

    number: int = Field(primary_key=True)
    act_id: UUID = Field(index=True)
    at: datetime = Field(index=True)
    adviser_id: UUID | None = None
    table_name: str
    row_key: str = Field(index=True)
    kind: str
    before: str = ""
    after: str = ""
    undoes: UUID | None = None
