from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel, UniqueConstraint


class DistinctPair(SQLModel, table=True):
    """Two files of which somebody said: « ce sont deux personnes ». The smaller key comes first."""

    __tablename__ = "distinct_pair"
    __table_args__ = (UniqueConstraint("first_id", "second_id", name="uq_distinct_pair"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    first_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE")
    second_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    said_at: datetime
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")


class PersonMerge(SQLModel, table=True):
    """A file that was merged into another, which its old number still finds.

    `act_id` is the act that did it, and that can be undone for thirty days.
    """

    __tablename__ = "person_merge"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    survivor_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    absorbed_id: UUID
    absorbed_number: str = Field(max_length=20, index=True)
    merged_at: datetime
    act_id: UUID
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
