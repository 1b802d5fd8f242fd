from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class ImportProfile(SQLModel, table=True):
    """Which columns of a source mean what, kept under the name of the source.

    `columns` is a JSON object: the heading as it is compared, to a canonical field or "".
    """

    __tablename__ = "import_profile"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str = Field(unique=True, max_length=120)
    columns: str


class ImportRun(SQLModel, table=True):
    """One import of a file: what it decided, and the act that can be undone for thirty days.

    `fingerprint` is the SHA-256 of the file; `counts` a JSON object, decision to number of rows.
    `report` is the JSON report, which names people: empty once it may no longer be kept.
    """

    __tablename__ = "import_run"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    act_id: UUID = Field(unique=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    made_at: datetime = Field(index=True)
    file_name: str = Field(max_length=255)
    sheet: str = ""
    fingerprint: str = Field(max_length=64, index=True)
    counts: str
    report: str = ""
    undone_at: datetime | None = None
    kept_people: int = 0
