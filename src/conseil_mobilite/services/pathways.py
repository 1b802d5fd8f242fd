"""The pathways of a person: open one, move it from state to state, close it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain import pathway_rules
from conseil_mobilite.domain.appointment import Appointment, Participation
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.paris import paris_day
from conseil_mobilite.domain.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.pathway_rules import (
    Decision,
    PathwayAct,
    PathwayState,
    is_open,
    next_state,
)
from conseil_mobilite.domain.person import Person
from conseil_mobilite.services import basins, followups, pathway_checks
from conseil_mobilite.services.pathway_checks import NOTHING, ActDetails
from conseil_mobilite.store import audit

STANDING: Final = ("unknown", "seen")
"""Statuses of an appointment that is still to come or took place."""
_TICK: Final = timedelta(microseconds=1)


def open_pathway(
    session: Session,
    person_id: UUID,
    on: date,
    *,
    referral_id: UUID | None = None,
    prescriber_kind: str = "SPONTANE",
    basin_id: UUID | None = None,
) -> Pathway:
    """Begin a period of support; without a basin, the only one of the person's EPCI is taken."""
    if current(session, person_id):
        raise UserError("Cette personne a déjà un parcours ouvert : terminez-le d’abord.")
    person = session.get_one(Person, person_id)
    pathway = Pathway(
        person_id=person_id,
        referral_id=referral_id,
        adviser_id=session.info["adviser"],
        opened_on=on,
        basin_id=basin_id or _only_basin(session, person.epci_code, on),
        epci_code=person.epci_code,
        prescriber_kind=prescriber_kind,
    )
    session.add(pathway)
    session.flush()
    audit.record(session, "pathway.open", "pathway", pathway.id)
    return pathway


def current(session: Session, person_id: UUID) -> Pathway | None:
    """Return the open pathway of a person, if there is one."""
    query = select(Pathway).where(Pathway.person_id == person_id, col(Pathway.ended_on).is_(None))
    return session.exec(query).first()


def of_person(session: Session, person_id: UUID) -> Sequence[Pathway]:
    """Return every pathway of a person, the latest first."""
    query = select(Pathway).where(Pathway.person_id == person_id)
    return session.exec(query.order_by(col(Pathway.opened_on).desc())).all()


def history(session: Session, pathway_id: UUID) -> Sequence[PathwayEvent]:
    """Return the acts on a pathway, the oldest first."""
    query = select(PathwayEvent).where(PathwayEvent.pathway_id == pathway_id)
    return session.exec(query.order_by(col(PathwayEvent.recorded_at))).all()


def allowed_acts(session: Session, pathway: Pathway) -> tuple[PathwayAct, ...]:
    return pathway_rules.allowed_acts(
        PathwayState(pathway.state),
        returning_to=_returning_to(pathway, history(session, pathway.id)),
    )


def act(
    session: Session,
    pathway_id: UUID,
    what: PathwayAct,
    on: date,
    details: ActDetails = NOTHING,
) -> Pathway:
    """Do one act other than a decision. UserError says why it is refused, or what is missing."""
    pathway = session.get_one(Pathway, pathway_id)
    passages = history(session, pathway_id)
    after = next_state(
        PathwayState(pathway.state), what, returning_to=_returning_to(pathway, passages)
    )
    pathway_checks.check_day(session, pathway, on)
    dated = replace(details, happened_on=on)
    kept = pathway_checks.checked_act(session, pathway, what, after, dated)
    event = _passed(session, pathway, passages, after, kept)
    event.act = what.value
    _write(session, event)
    return pathway


def decide(
    session: Session,
    pathway_id: UUID,
    decision: Decision,
    on: date,
    details: ActDetails = NOTHING,
) -> Pathway:
    """Record the decision after the diagnosis, with its effect on the pathway."""
    pathway = session.get_one(Pathway, pathway_id)
    effect = pathway_rules.decide(PathwayState(pathway.state), decision)
    pathway_checks.check_day(session, pathway, on)
    dated = replace(details, happened_on=on)
    kept = pathway_checks.checked_decision(decision, effect, dated)
    pathway.intensity = effect.intensity or pathway.intensity
    event = _passed(session, pathway, history(session, pathway_id), effect.state, kept)
    event.decision = decision.value
    _write(session, event)
    return pathway


def appointment_booked(session: Session, pathway_id: UUID) -> None:
    """Let the first appointment move a pathway that waits for it."""
    pathway = session.get_one(Pathway, pathway_id)
    if pathway.state == PathwayState.TO_CONTACT:
        act(session, pathway.id, PathwayAct.BOOK, _today(session, pathway))


def appointment_fell(session: Session, pathway_id: UUID) -> None:
    """Go back to contacting the person when her last planned first appointment fell away."""
    pathway = session.get_one(Pathway, pathway_id)
    standing = (
        select(Participation.appointment_id)
        .join(Appointment)
        .where(
            Participation.pathway_id == pathway_id,
            col(Participation.status).in_(STANDING),
            col(Appointment.deleted_at).is_(None),
            col(Appointment.cancelled_on).is_(None),
        )
    )
    if pathway.state == PathwayState.BOOKED and session.exec(standing).first() is None:
        act(session, pathway_id, PathwayAct.UNBOOK, _today(session, pathway))


def _today(session: Session, pathway: Pathway) -> date:
    return max(paris_day(session.info["clock"]()), pathway.opened_on)


def _only_basin(session: Session, epci_code: str, on: date) -> UUID | None:
    found = basins.for_epci(session, epci_code, on) if epci_code else ()
    return found[0].id if len(found) == 1 else None


def _returning_to(pathway: Pathway, passages: Sequence[PathwayEvent]) -> PathwayState | None:
    states = [
        (PathwayState(each.state_before), PathwayState(each.state_after)) for each in passages
    ]
    return pathway_rules.state_before(states, PathwayState(pathway.state))


def _passed(
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


def _write(session: Session, event: PathwayEvent) -> None:
    """Keep the act in the dated history and in the trail."""
    session.add(event)
    session.flush()
    audit.record(session, f"pathway.{event.act}", "pathway", event.pathway_id)
