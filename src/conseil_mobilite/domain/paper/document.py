from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.storage import EMPTY


class IssuedDocument(SQLModel, table=True):
    """A document handed out, frozen as it was: its bytes, their SHA-256 and its number.

    `twin` is the same in HTML. `recipient` is who received it, empty where that is the person.
    `language` is the second language of a bilingual one, as a BCP 47 tag.

    `variant` tells documents of a kind apart; of a letter that answers a referral, it names it.
    """

    __tablename__ = "issued_document"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    pathway_id: UUID | None = Field(
        default=None, foreign_key="pathway.id", ondelete="SET NULL", index=True
    )
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    kind: str
    variant: str = "standard"
    number: str = Field(unique=True, max_length=20)
    title: str
    issued_at: datetime = Field(index=True)
    media_type: str = "application/pdf"
    content: bytes
    sha256: str = Field(max_length=64)
    twin: bytes | None = None
    language: str = Field(default="", max_length=12, sa_column_kwargs=EMPTY)
    recipient: str = Field(default="", max_length=200, sa_column_kwargs=EMPTY)
