from datetime import datetime
from uuid import UUID

from sqlmodel import Field, SQLModel


class LocalGrid(SQLModel, table=True):
    """A version of the grid made by the body from a national one: immutable, kept for ever.

    `version` is that of the national one, a dash, « L » and `number` (`CM-2026.1-L2`); `content` is
    the whole grid as a grid file holds it, `note` says what changed.
    """

    __tablename__ = "local_grid"

    version: str = Field(primary_key=True, max_length=40)
    national_version: str = Field(max_length=30)
    number: int
    content: str
    note: str = Field(default="", max_length=300)
    made_at: datetime
    adviser_id: UUID | None = None
