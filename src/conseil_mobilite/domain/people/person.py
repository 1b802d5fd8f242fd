from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.storage import EMPTY


class Person(SQLModel, table=True):
    """A person accompanied, apart from any period of support.

    `sex` is `F`, `H` or `NSP`; `qpv` (priority district) and `frr` (rural zone) are `oui`, `non` or
    `nsp`. The municipality keeps its INSEE code and the label of the time; `search_text` is the
    folded text that the search reads, the name first so that it sorts. `deleted_at`: in the recycle
    bin. `archived_on`: out of the active base. `anonymised_on`: nothing tells who it was any more,
    what is counted stays; it is archived the same day. The social security number is never stored.
    """

    __table_args__ = (
        Index(
            "ix_person_counted",
            *("id", "deleted_at", "sex", "birth_date", "qpv", "frr", "epci_code", "insee_code"),
        ),
        Index("ix_person_by_name", "search_text", "id", "deleted_at", "archived_on"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    file_number: str = Field(unique=True, max_length=20)
    civility: str = ""
    last_name: str = Field(max_length=80)
    first_name: str = Field(max_length=80)
    usual_name: str = Field(default="", max_length=80)
    birth_date: date | None = None
    sex: str = "NSP"
    address: str = ""
    postcode: str = Field(default="", max_length=5)
    insee_code: str = Field(default="", max_length=5, index=True)
    municipality_name: str = ""
    epci_code: str = Field(default="", max_length=9)
    qpv: str = "nsp"
    frr: str = "nsp"
    france_travail_id: str = Field(default="", max_length=20)
    caf_id: str = Field(default="", max_length=20, sa_column_kwargs=EMPTY)
    contact_preference: str = "TELEPHONE"
    easy_read: bool = False
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id", index=True)
    registered_on: date = Field(index=True)
    search_text: str = ""
    deleted_at: datetime | None = None
    anonymised_on: date | None = None
    archived_on: date | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.usual_name or self.last_name}"


class ContactPoint(SQLModel, table=True):
    """A telephone (E.164) or an e-mail address of a person. `kind` is `phone` or `email`."""

    __tablename__ = "contact_point"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    kind: str
    value: str = Field(max_length=254)
    position: int = 0


class PersonAudience(SQLModel, table=True):
    """A public the person belongs to (list `publics`), as declared, from one day to another."""

    __tablename__ = "person_audience"
    __table_args__ = (Index("ix_person_audience_belonging", "person_id", "code", "since", "until"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE")
    code: str
    since: date
    until: date | None = None
