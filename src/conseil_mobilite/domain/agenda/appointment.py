from datetime import date, datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.storage import KEYED


class Appointment(SQLModel, table=True):
    """A meeting in the diary, with one person or several. Instants are in UTC.

    `kind`: list `appointment_kinds`; `modality`: `PHYSIQUE`, `TELEPHONE` or `VISIO`. Place,
    municipality and body are those of the time. `uid` and `sequence` (iCalendar) are kept for ever.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id", index=True)
    kind: str
    modality: str = "PHYSIQUE"
    title: str = ""
    starts_at: datetime = Field(index=True)
    duration_minutes: int
    place: str = ""
    directions: str = ""
    insee_code: str = Field(default="", max_length=5)
    organisation_name: str = ""
    unnamed_participants: int = 0
    uid: str = Field(unique=True, max_length=80)
    sequence: int = 0
    cancelled_on: date | None = None
    deleted_at: datetime | None = None


class Participation(SQLModel, table=True):
    """One person at one appointment. `status`: `unknown` `seen` `excused` `revoked` `noshow`."""

    __table_args__ = KEYED

    appointment_id: UUID = Field(foreign_key="appointment.id", ondelete="CASCADE", primary_key=True)
    person_id: UUID = Field(
        foreign_key="person.id", ondelete="CASCADE", primary_key=True, index=True
    )
    pathway_id: UUID | None = Field(
        default=None, foreign_key="pathway.id", ondelete="SET NULL", index=True
    )
    status: str = "unknown"


class ContactAttempt(SQLModel, table=True):
    """An attempt to reach a person. `channel`: list `contact_channels`; result joint, non_joint."""

    __tablename__ = "contact_attempt"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    pathway_id: UUID | None = Field(default=None, foreign_key="pathway.id", ondelete="SET NULL")
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    attempted_at: datetime = Field(index=True)
    channel: str
    result: str
    duration_minutes: int = 0
