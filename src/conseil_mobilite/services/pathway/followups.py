"""The follow-ups due 3 and 6 months after an exit."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.pathway.followup import MONTHS, months_after
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup

NEVER_FOLLOWED: Final = frozenset({"deces", "doublon_erreur"})


def plan(session: Session, pathway: Pathway) -> None:
    """Date the follow-ups of a pathway that has just been exited.

    One done already for that very day stays done: the exit was only corrected.
    """
    if pathway.ended_on is None or pathway.end_reason in NEVER_FOLLOWED:
        return
    planned = {(months, months_after(pathway.ended_on, months)) for months in MONTHS}
    standing = {(each.months, each.due_on) for each in of_pathway(session, pathway.id)}
    session.add_all(
        PostExitFollowup(pathway_id=pathway.id, months=months, due_on=due_on)
        for months, due_on in sorted(planned - standing)
    )
    session.flush()


def cancel_due(session: Session, pathway_id: UUID, on: date) -> None:
    """Cancel the follow-ups not done yet of a pathway that is reopened."""
    for followup in of_pathway(session, pathway_id):
        if followup.done_on is None:
            followup.cancelled_on = on
    session.flush()


def of_pathway(session: Session, pathway_id: UUID) -> Sequence[PostExitFollowup]:
    """Return the follow-ups that stand, in order."""
    query = select(PostExitFollowup).where(
        PostExitFollowup.pathway_id == pathway_id, col(PostExitFollowup.cancelled_on).is_(None)
    )
    return session.exec(query.order_by(col(PostExitFollowup.due_on))).all()
