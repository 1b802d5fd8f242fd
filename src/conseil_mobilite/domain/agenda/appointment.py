from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.storage import EMPTY, KEYED


class Appointment(SQLModel, table=True):
    """A meeting in the diary, with one person or several. Instants are in UTC.

    `kind`: list `appointment_kinds`; `modality`: `PHYSIQUE`, `TELEPHONE` or `VISIO`; `initiator`:
    list `ft_initiators`. Place, municipality and body are those of the time. `unnamed_participants`
    are expected without a name; `unnamed_attended` of them came, None while nobody said. `uid` and
    `sequence` (iCalendar) are kept for ever; `revised_at` is when what a calendar shows last
    changed. `cancelled_on`: the day on which the whole meeting was called off.

    An occurrence of a series names it, and in `occurrence_at` the instant that its rule gave it,
    which it keeps when it is moved.
    """

    __table_args__ = (
        Index("ix_appointment_adviser_starts", "adviser_id", "starts_at"),
        # The statistics read these two, and never the long rows of the table.
        Index("ix_appointment_held", "starts_at", "deleted_at", "cancelled_on", "id"),
        Index(
            "ix_appointment_lasted",
            *("id", "starts_at", "deleted_at", "cancelled_on", "kind", "duration_minutes"),
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    kind: str
    modality: str = "PHYSIQUE"
    title: str = ""
    starts_at: datetime
    duration_minutes: int
    place: str = ""
    room: str = Field(default="", sa_column_kwargs=EMPTY)
    directions: str = ""
    insee_code: str = Field(default="", max_length=5)
    organisation_name: str = ""
    initiator: str = Field(default="PARTENAIRE", sa_column_kwargs={"server_default": "PARTENAIRE"})
    unnamed_participants: int = 0
    unnamed_attended: int | None = None
    series_id: UUID | None = Field(
        default=None, foreign_key="appointment_series.id", ondelete="SET NULL", index=True
    )
    occurrence_at: datetime | None = None
    uid: str = Field(unique=True, max_length=80)
    sequence: int = 0
    revised_at: datetime | None = None
    cancelled_on: date | None = None
    deleted_at: datetime | None = None


class Participation(SQLModel, table=True):
    """One person at one appointment. `status`: `unknown` `seen` `excused` `revoked` `noshow`."""

    __table_args__ = (Index("ix_participation_pathway_status", "pathway_id", "status"), KEYED)

    appointment_id: UUID = Field(foreign_key="appointment.id", ondelete="CASCADE", primary_key=True)
    person_id: UUID = Field(
        foreign_key="person.id", ondelete="CASCADE", primary_key=True, index=True
    )
    pathway_id: UUID | None = Field(default=None, foreign_key="pathway.id", ondelete="SET NULL")
    status: str = "unknown"


class ContactAttempt(SQLModel, table=True):
    """An attempt to reach a person. `channel`: list `contact_channels`; result joint, non_joint.

    `words` is what came of it, in a line. One made for a follow-up after the exit names it.
    """

    __tablename__ = "contact_attempt"
    __table_args__ = (
        Index(
            "ix_contact_attempt_pathway",
            *("pathway_id", "result", "attempted_at", "duration_minutes"),
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    pathway_id: UUID | None = Field(default=None, foreign_key="pathway.id", ondelete="SET NULL")
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    attempted_at: datetime = Field(index=True)
    channel: str
    result: str
    duration_minutes: int = 0
    words: str = Field(default="", max_length=300, sa_column_kwargs=EMPTY)
    followup_id: UUID | None = Field(
        default=None, foreign_key="post_exit_followup.id", ondelete="SET NULL"
    )
