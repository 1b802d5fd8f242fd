from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.storage import EMPTY


class Referral(SQLModel, table=True):
    """The act of sending a person, received from a prescriber or sent to another body.

    `direction` is `recue` or `envoyee`; `state` is `recue` (sent: `envoyee`) while it waits for an
    answer, then `acceptee`, `refusee` or `annulee`. One that waits too long is `expiree` by the
    calendar alone (`referral_rules`); a base may also hold that state. The kind, the name and the
    address of the other body are frozen as they were that day. `received_on` is the day on which
    it was received, or sent; `reminded_on` the last on which the other body was reminded of one
    sent; `answer` what it answered, in words.
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
    state: str = Field(default="recue", index=True)
    answered_on: date | None = None
    refusal_reason: str = ""
    address: str = Field(default="", max_length=300, sa_column_kwargs=EMPTY)
    phone: str = Field(default="", max_length=40, sa_column_kwargs=EMPTY)
    email: str = Field(default="", max_length=120, sa_column_kwargs=EMPTY)
    answer: str = Field(default="", max_length=1000, sa_column_kwargs=EMPTY)
    reminded_on: date | None = None
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    basin_id: UUID | None = Field(default=None, foreign_key="mobility_basin.id")
