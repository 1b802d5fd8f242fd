from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class Note(SQLModel, table=True):
    """What an adviser wrote about a person or beside an appointment.

    A private note stays with its author: no export and no colleague reads it.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    pathway_id: UUID | None = Field(
        default=None, foreign_key="pathway.id", ondelete="SET NULL", index=True
    )
    appointment_id: UUID | None = Field(
        default=None, foreign_key="appointment.id", ondelete="SET NULL"
    )
    author_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    written_at: datetime
    text: str = ""
    private: bool = False
    deleted_at: datetime | None = None
