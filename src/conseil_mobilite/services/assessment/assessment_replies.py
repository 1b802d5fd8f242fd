"""Replies between the rules, which read them, and the rows that keep them."""

from datetime import datetime
from typing import Final, TypedDict
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.services.assessment.assessment_form import is_short
from conseil_mobilite.store.reference import grids


class AnswerValues(TypedDict):
    state: str
    codes: str
    text: str
    kilometres: int | None
    minutes: int | None
    cents: int | None
    answered_at: datetime


def replies_of(session: Session, assessment: Assessment) -> dict[str, Reply]:
    """Return what was replied to the questions of its form: the rules see only what was asked."""
    session.flush()
    rows = session.connection().execute(_REPLIES, {"assessment": assessment.id})
    replies = {question: _reply(tuple(kept)) for question, *kept in rows}
    if not is_short(session, assessment):
        return replies
    grid = grids.grid_of(session, assessment.grid_version)
    return {code: reply for code, reply in replies.items() if grid.question(code).short_form}


def answer_row(assessment_id: UUID, question: str, reply: Reply, at: datetime) -> Answer:
    return Answer(assessment_id=assessment_id, question=question, **answer_values(reply, at))


def answer_values(reply: Reply, at: datetime) -> AnswerValues:
    """Return the columns of the row that keeps a reply, its keys apart."""
    return {
        "state": reply.state.value,
        "codes": " ".join(reply.codes),
        "text": reply.text,
        "kilometres": reply.kilometres,
        "minutes": reply.minutes,
        "cents": reply.cents,
        "answered_at": at,
    }


# Columns rather than entities: a picture is read after each answer, and eighty of them cost it.
_ANSWERS: Final = SQLModel.metadata.tables["answer"]
_COLUMNS: Final = ("state", "codes", "text", "kilometres", "minutes", "cents")
_REPLIES: Final = select(_ANSWERS.c.question, *(_ANSWERS.c[name] for name in _COLUMNS)).where(
    _ANSWERS.c.assessment_id == bindparam("assessment")
)


def _reply(row: tuple[str, str, str, int | None, int | None, int | None]) -> Reply:
    return Reply(ReplyState(row[0]), tuple(row[1].split()), *row[2:])
