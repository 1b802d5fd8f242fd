from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class Referral(SQLModel, table=True):
    """The act of sending a person, received from a prescriber or sent to another body.

    `direction` is `recue` or `envoyee`; `state` is `recue`, `acceptee`, `refusee`, `expiree` or
    `annulee`. The kind and the name of the other body are frozen as they were that day.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    direction: str = "recue"
    prescriber_id: UUID | None = Field(default=None, foreign_key="prescriber.id")
    prescriber_kind: str = "SPONTANE"
    prescriber_name: str = ""
    agent_name: str = ""
    reason: str = ""
    urgency: str = "NORMALE"
    received_on: date = Field(index=True)
    documents_joined: bool = False
    person_agreed: bool = False
    state: str = "recue"
    answered_on: date | None = None
    refusal_reason: str = ""
    basin_id: UUID | None = Field(default=None, foreign_key="mobility_basin.id")
