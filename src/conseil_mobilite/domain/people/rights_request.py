from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class RightsRequest(SQLModel, table=True):
    """A right of the RGPD that a person makes use of, and what the body answered.

    `kind` is a code of the list `rights_kinds` (art. 15 access, 16 rectification, 17 erasure, 18
    limitation, 21 opposition), `answer` one of the list `rights_answers`, empty until there is one:
    a month is given for it (art. 12). A limitation or an opposition that was granted holds until
    `lifted_on`. `words` says what was asked, `reason` why the answer is what it is.
    """

    __tablename__ = "rights_request"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    kind: str
    received_on: date
    words: str = ""
    answer: str = ""
    answered_on: date | None = None
    reason: str = ""
    lifted_on: date | None = None
