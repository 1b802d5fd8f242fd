"""Replies between the rules, which read them, and the rows that keep them."""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.assessment import Answer
from conseil_mobilite.domain.replies import Reply, ReplyState


class AnswerValues(TypedDict):
    state: str
    codes: str
    text: str
    kilometres: int | None
    minutes: int | None
    cents: int | None
    answered_at: datetime


def replies_of(session: Session, assessment_id: UUID) -> dict[str, Reply]:
    rows = session.exec(select(Answer).where(Answer.assessment_id == assessment_id))
    return {row.question: _reply(row) for row in rows}


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


def _reply(row: Answer) -> Reply:
    return Reply(
        state=ReplyState(row.state),
        codes=tuple(row.codes.split()),
        text=row.text,
        kilometres=row.kilometres,
        minutes=row.minutes,
        cents=row.cents,
    )
