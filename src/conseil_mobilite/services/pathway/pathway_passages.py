"""The passage of a pathway from one state to another: what it changes, and the event kept of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway import pathway_rules
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct, PathwayState, is_open
from conseil_mobilite.services.pathway import followups
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.store.journal import audit

_TICK: Final = timedelta(microseconds=1)


def returning_to(pathway: Pathway, passages: Sequence[PathwayEvent]) -> PathwayState | None:
    states = [
        (PathwayState(each.state_before), PathwayState(each.state_after)) for each in passages
    ]
    return pathway_rules.state_before(states, PathwayState(pathway.state))


def pass_to(
    session: Session,
    pathway: Pathway,
    passages: Sequence[PathwayEvent],
    after: PathwayState,
    details: ActDetails,
) -> PathwayEvent:
    """Put the pathway in its new state; return the event that keeps it, its act to be named."""
    before = PathwayState(pathway.state)
    _move(session, pathway, after, _review(pathway, passages, details), details)
    return PathwayEvent(
        pathway_id=pathway.id,
        act=PathwayAct.DECIDE,
        state_before=before,
        state_after=after.value,
        happened_on=details.happened_on or pathway.opened_on,
        recorded_at=_instant_after(session, passages),
        adviser_id=session.info["adviser"],
        reason=details.reason,
        barrier_code=details.barrier_code,
        partner=details.partner,
        review_on=details.review_on,
    )


def _move(
    session: Session,
    pathway: Pathway,
    after: PathwayState,
    review_on: date | None,
    details: ActDetails,
) -> None:
    before = PathwayState(pathway.state)
    pathway.state = after.value
    pathway.review_on = review_on if after is PathwayState.SUSPENDED else None
    if is_open(after):
        pathway.ended_on, pathway.end_reason, pathway.end_situation = None, "", ""
        pathway.final_skipped = ""
    else:
        pathway.ended_on, pathway.end_reason = details.happened_on, details.reason
        pathway.end_situation = details.situation if after is PathwayState.EXITED else ""
    session.flush()
    if after is PathwayState.EXITED:
        followups.plan(session, pathway)
    if before is PathwayState.EXITED:
        followups.cancel_due(session, pathway.id, paris_day(session.info["clock"]()))


def _review(pathway: Pathway, passages: Sequence[PathwayEvent], details: ActDetails) -> date | None:
    """Return when to review a suspended pathway: what is given, else what was last agreed."""
    agreed = [each.review_on for each in passages if each.review_on]
    return details.review_on or pathway.review_on or (agreed[-1] if agreed else None)


def _instant_after(session: Session, passages: Sequence[PathwayEvent]) -> datetime:
    """Return now, or just after the last event: two of one transaction keep their order."""
    now: datetime = session.info["clock"]()
    return max(now, passages[-1].recorded_at + _TICK) if passages else now


def keep(session: Session, event: PathwayEvent) -> None:
    """Keep the act in the dated history and in the trail."""
    session.add(event)
    session.flush()
    audit.record(session, f"pathway.{event.act}", "pathway", event.pathway_id)
