from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class AppointmentSeries(SQLModel, table=True):
    """The rule by which appointments come back; each is a row of its own that names its series.

    `rule` is the value of an RRULE (RFC 5545), always with a COUNT or an UNTIL, counted on the
    clock of Paris from `starts_at`, the instant, in UTC, of the first occurrence. `uid` and
    `sequence` (iCalendar) are kept for ever. Without a row, an instant of the rule is an exception.
    """

    __tablename__ = "appointment_series"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    rule: str = Field(max_length=200)
    starts_at: datetime
    duration_minutes: int
    uid: str = Field(unique=True, max_length=80)
    sequence: int = 0
