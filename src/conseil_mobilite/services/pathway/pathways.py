"""The pathways of a person: open one, move it from state to state, close it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway import pathway_rules
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.pathway.pathway_rules import (
    Decision,
    PathwayAct,
    PathwayState,
    next_state,
)
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.pathway import pathway_checks
from conseil_mobilite.services.pathway.pathway_checks import NOTHING, ActDetails
from conseil_mobilite.services.pathway.pathway_passages import keep, pass_to, returning_to
from conseil_mobilite.services.people.standing import back_to_active
from conseil_mobilite.store.journal import audit

STANDING: Final = ("unknown", "seen")
"""Statuses of an appointment that is still to come or took place."""


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
    back_to_active(session, person_id)
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
        returning_to=returning_to(pathway, history(session, pathway.id)),
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
        PathwayState(pathway.state), what, returning_to=returning_to(pathway, passages)
    )
    pathway_checks.check_day(session, pathway, on)
    dated = replace(details, happened_on=on)
    kept = pathway_checks.checked_act(session, pathway, what, after, dated)
    event = pass_to(session, pathway, passages, after, kept)
    event.act = what.value
    keep(session, event)
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
    event = pass_to(session, pathway, history(session, pathway_id), effect.state, kept)
    event.decision = decision.value
    keep(session, event)
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
