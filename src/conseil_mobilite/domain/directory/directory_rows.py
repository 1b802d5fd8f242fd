from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class DirectoryStructure(SQLModel, table=True):
    """A body of the local directory of services.

    `record` is its JSON object in the data·inclusion schema v1, as it was received or written.
    """

    __tablename__ = "directory_structure"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    external_id: str = Field(unique=True, max_length=200)
    record: str


class DirectoryService(SQLModel, table=True):
    """A service of the directory, and what the body notes of it here, which no update touches.

    `record` is as for a structure. `own`: written here, by the body; `favourite`, `note` and
    `checked_on` (the last day somebody here made sure of it) are local.
    """

    __tablename__ = "directory_service"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    structure_id: UUID = Field(foreign_key="directory_structure.id", ondelete="CASCADE", index=True)
    external_id: str = Field(unique=True, max_length=200)
    record: str
    own: bool = False
    favourite: bool = False
    note: str = Field(default="", max_length=2000)
    checked_on: date | None = None


class Benefit(SQLModel, table=True):
    """A dated row of the catalogue of aids, in place of the shipped one of the same code.

    `facts` say in words what the aid is worth and asks for; no amount is computed with. `source`
    tells where that was read, `checked_on` when. `funder_kind`: list `funder_kinds`.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    code: str = Field(max_length=40, index=True)
    label: str = Field(max_length=160)
    facts: str = Field(default="", max_length=2000)
    source: str = Field(default="", max_length=400)
    checked_on: date | None = None
    funder_kind: str = "autre"
    sensitive: bool = False
    valid_from: date | None = None
    valid_to: date | None = None
