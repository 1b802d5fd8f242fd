from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.storage import KEYED

_UNDER_WAY = text("validated_on IS NULL")
COUNTED_QUESTIONS: Final = ("A04", "D04", "D05", "J03", "V02", "V04", "V08")
"""The few questions whose answers the statistics count."""
_COUNTED = text(" OR ".join(f"question = '{code}'" for code in COUNTED_QUESTIONS))


class Assessment(SQLModel, table=True):
    """A bilan mobilité, at most one under way in a pathway.

    Validated, it is immutable: a correction is a new row that names it.

    `kind` is `court`, `complet` or `final`; `grid_version` says which grid its answers speak of.
    `validated_on` is the day that dates it in the statistics; `last_question` is where the adviser
    stopped. The profile keeps what was computed beside what the adviser retained.
    """

    __table_args__ = (
        Index(
            "ix_assessment_one_under_way",
            "pathway_id",
            unique=True,
            sqlite_where=_UNDER_WAY,
            postgresql_where=_UNDER_WAY,
        ),
        Index(
            "ix_assessment_pathway_validated",
            *("pathway_id", "validated_on", "started_at", "id", "kind", "corrects_id", "version"),
        ),
        Index(
            "ix_assessment_validated",
            *("validated_on", "pathway_id", "kind", "corrects_id", "started_at", "id"),
        ),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    pathway_id: UUID = Field(foreign_key="pathway.id", ondelete="CASCADE")
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    kind: str = "complet"
    grid_version: str
    started_at: datetime
    duration_minutes: int = 0
    place: str = ""
    last_question: str = ""
    goal: str = ""
    validated_on: date | None = None
    version: int = 1
    corrects_id: UUID | None = Field(default=None, foreign_key="assessment.id")
    correction_note: str = ""
    profile_computed: str = ""
    profile_retained: str = ""
    profile_comment: str = ""
    intensity: str = ""


class Answer(SQLModel, table=True):
    """The answer to one question. `state`: `donnee`, `non_aborde` or `refus`.

    `codes` are the chosen codes, separated by one space; amounts are in cents. The few questions
    that the statistics count have an index of their own, a twentieth of the table.
    """

    __table_args__ = (
        Index(
            "ix_answer_counted",
            *("assessment_id", "question", "state", "codes", "kilometres", "minutes"),
            sqlite_where=_COUNTED,
            postgresql_where=_COUNTED,
        ),
        KEYED,
    )

    assessment_id: UUID = Field(foreign_key="assessment.id", ondelete="CASCADE", primary_key=True)
    question: str = Field(primary_key=True, max_length=40)
    state: str = "donnee"
    codes: str = ""
    text: str = ""
    kilometres: int | None = None
    minutes: int | None = None
    cents: int | None = None
    answered_at: datetime


class AxisScore(SQLModel, table=True):
    """The level of autonomy (0 to 4, or none) of one axis: computed, and as retained."""

    __tablename__ = "axis_score"
    __table_args__ = KEYED

    assessment_id: UUID = Field(foreign_key="assessment.id", ondelete="CASCADE", primary_key=True)
    axis: str = Field(primary_key=True, max_length=20)
    computed: int | None = None
    retained: int | None = None
    comment: str = ""


class ObservedTest(SQLModel, table=True):
    """A test observed by the adviser (T01 to T04): its score and date, never the sheet."""

    __tablename__ = "observed_test"
    __table_args__ = KEYED

    assessment_id: UUID = Field(foreign_key="assessment.id", ondelete="CASCADE", primary_key=True)
    question: str = Field(primary_key=True, max_length=40)
    score: int
    observed_on: date
    observer: str = ""


class Barrier(SQLModel, table=True):
    """A barrier proposed by the rules or added by hand; `kept` says what the adviser decided.

    `rank` is 1 to 3 or none; `intensity` is `fort`, `moyen` or `leger`; `status` is `present`,
    `en_cours`, `leve`, `partiellement_leve` or `persistant`. `reasons` are frozen at validation.
    """

    __table_args__ = (
        Index("ix_barrier_assessment", "assessment_id", "kept", "code", "rank", "status"),
    )

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    assessment_id: UUID = Field(foreign_key="assessment.id", ondelete="CASCADE")
    code: str
    kept: bool = True
    by_hand: bool = False
    rank: int | None = None
    intensity: str = "moyen"
    status: str = "present"
    reasons: str = ""
    noted_on: date
    lifted_on: date | None = None


class Strength(SQLModel, table=True):
    """Something the person can already do, in words that are printed on her sheet."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    assessment_id: UUID = Field(foreign_key="assessment.id", ondelete="CASCADE", index=True)
    code: str = ""
    text: str = Field(max_length=160)
    position: int = 0
