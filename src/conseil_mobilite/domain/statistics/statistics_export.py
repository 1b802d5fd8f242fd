from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class StatisticsExport(SQLModel, table=True):
    """A package of protected statistics as made: a closed period leaves with these bytes.

    `number` is 1 for the first package of a period, 2 for its first correction, and so on.
    """

    __tablename__ = "statistics_export"
    __table_args__ = (
        UniqueConstraint(
            *("basin_id", "period_start", "period_end", "plan", "number"),
            name="uq_statistics_export_period",
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    basin_id: UUID = Field(foreign_key="mobility_basin.id")
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    period_start: date
    period_end: date
    plan: str
    number: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    method: str
    made_at: datetime
    seed_fingerprint: str
    file_name: str
    content: bytes
    sha256: str = Field(max_length=64)


class StatisticsSending(SQLModel, table=True):
    """One time a package left the workstation: written to a file, for whom, by whom."""

    __tablename__ = "statistics_sending"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    export_id: UUID = Field(foreign_key="statistics_export.id", ondelete="CASCADE", index=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    sent_at: datetime
    recipient: str = Field(default="", max_length=200)
