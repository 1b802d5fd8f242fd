"""When an adviser works, and when she is taken by something else than appointments."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class WorkingHours(SQLModel, table=True):
    """One half-day on which an adviser may receive people; `weekday` counts from Monday, 0.

    `opens` and `closes` are minutes from midnight on the clock of Paris.
    """

    __tablename__ = "working_hours"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    adviser_id: UUID = Field(foreign_key="adviser.id", index=True)
    weekday: int
    opens: int
    closes: int


class Unavailability(SQLModel, table=True):
    """A time at which an adviser, or without one the whole body, receives nobody.

    `kind`: list `unavailability_kinds`; `occupe` is an event of another calendar, of which only the
    time is kept, with the `uid`, the `sequence` and, for one of a series, the `occurrence_at` by
    which it is found again. Instants are in UTC, the end excluded; `whole_days` when both are
    midnights of Paris.
    """

    __table_args__ = (Index("ix_unavailability_adviser_ends", "adviser_id", "ends_at"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    kind: str
    words: str = Field(default="", max_length=120)
    starts_at: datetime
    ends_at: datetime = Field(index=True)
    whole_days: bool = False
    uid: str = Field(default="", max_length=255, index=True)
    sequence: int = 0
    occurrence_at: datetime | None = None
