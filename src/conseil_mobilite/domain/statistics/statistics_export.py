from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class StatisticsExport(SQLModel, table=True):
    """A package of protected statistics as sent: a closed period leaves once, with these bytes."""

    __tablename__ = "statistics_export"
    __table_args__ = (UniqueConstraint("basin_id", "period_start", "period_end", "plan"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    basin_id: UUID = Field(foreign_key="mobility_basin.id")
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    period_start: date
    period_end: date
    plan: str
    method: str
    made_at: datetime
    seed_fingerprint: str
    file_name: str
    content: bytes
    sha256: str = Field(max_length=64)
