from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

_ONE_OPEN = text("ended_on IS NULL")


class Pathway(SQLModel, table=True):
    """A dated period of support. At most one is open for a person.

    `state` is a state of `pathway_rules`. Basin, EPCI and kind of prescriber are single values,
    those of the opening: the statistics count partitions over them. A basin that was not known
    then, or was to be chosen among several, is given later.
    `final_skipped` (list `final_skip_reasons`) says why it closed without an exit assessment.
    """

    __table_args__ = (
        CheckConstraint("(ended_on IS NULL) = (end_reason = '')", name="end_date_and_reason"),
        Index(
            "ix_pathway_one_open",
            "person_id",
            unique=True,
            sqlite_where=_ONE_OPEN,
            postgresql_where=_ONE_OPEN,
        ),
        Index(
            "ix_pathway_counted",
            *("id", "person_id", "end_reason", "opened_on", "basin_id", "epci_code"),
            *("prescriber_kind", "referral_id"),
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    referral_id: UUID | None = Field(default=None, foreign_key="referral.id", index=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id", index=True)
    opened_on: date = Field(index=True)
    state: str = Field(default="a_contacter", index=True)
    intensity: str = ""
    basin_id: UUID | None = Field(default=None, foreign_key="mobility_basin.id", index=True)
    epci_code: str = Field(default="", max_length=9)
    prescriber_kind: str = "SPONTANE"
    review_on: date | None = None
    ended_on: date | None = Field(default=None, index=True)
    end_reason: str = ""
    end_situation: str = ""
    final_skipped: str = Field(default="", sa_column_kwargs={"server_default": ""})


class PathwayEvent(SQLModel, table=True):
    """One act on a pathway, with the state before and after: its dated history.

    A decision after the diagnosis is the act `decider`, its code in `decision`.
    """

    __tablename__ = "pathway_event"
    __table_args__ = (Index("ix_pathway_event_decision", "decision", "happened_on", "pathway_id"),)

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    pathway_id: UUID = Field(foreign_key="pathway.id", ondelete="CASCADE", index=True)
    act: str
    decision: str = ""
    state_before: str
    state_after: str
    happened_on: date = Field(index=True)
    recorded_at: datetime
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    reason: str = ""
    barrier_code: str = ""
    partner: str = ""
    review_on: date | None = None


class PostExitFollowup(SQLModel, table=True):
    """The follow-up due 3 or 6 months after an exit. `situation` may be `non_joint`."""

    __tablename__ = "post_exit_followup"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    pathway_id: UUID = Field(foreign_key="pathway.id", ondelete="CASCADE", index=True)
    months: int
    due_on: date = Field(index=True)
    done_on: date | None = None
    situation: str = ""
    cancelled_on: date | None = None
