"""What is known of a pathway that the conditions of a measure look at."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.agenda.statuses import ATTENDED
from conseil_mobilite.domain.language.paris import day_bounds, paris_day
from conseil_mobilite.domain.organisation.measure_conditions import PathwayFacts
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.people.person_facts import REACHED
from conseil_mobilite.services.people.person_publics import publics_of
from conseil_mobilite.store.reference.reference import code_lists

SPONTANEOUS = "SPONTANE"


def of_pathway(session: Session, pathway: Pathway, on: date) -> PathwayFacts:
    """Gather the facts as they are known on that day, the day included."""
    met = _meetings(session, pathway, on)
    referral = session.get(Referral, pathway.referral_id) if pathway.referral_id else None
    kinds = code_lists()["prescriber_kinds"]
    kind = pathway.prescriber_kind
    return PathwayFacts(
        on=on,
        publics=frozenset(publics_of(session, pathway.person_id, on).whole),
        prescriber=kinds[kind].text("statistics_group") if kind in kinds else "",
        decision=_decision(session, pathway, on),
        epci=pathway.epci_code,
        referred=kind != SPONTANEOUS,
        referred_on=referral.received_on if referral else None,
        first_met_on=paris_day(met[0]) if met else None,
        contacts=len(met) + _reached(session, pathway, on),
        closed=pathway.ended_on is not None,
    )


def _decision(session: Session, pathway: Pathway, on: date) -> str:
    """Return the latest decision: the others no longer count."""
    query = select(PathwayEvent.decision).where(
        PathwayEvent.pathway_id == pathway.id,
        PathwayEvent.decision != "",
        col(PathwayEvent.happened_on) <= on,
    )
    latest = (col(PathwayEvent.happened_on).desc(), col(PathwayEvent.recorded_at).desc())
    return session.exec(query.order_by(*latest).limit(1)).first() or ""


def _meetings(session: Session, pathway: Pathway, on: date) -> Sequence[datetime]:
    """Return when she came to an appointment of the pathway, the first time first."""
    query = (
        select(Appointment.starts_at)
        .join(Participation)
        .where(
            Participation.pathway_id == pathway.id,
            Participation.status == ATTENDED,
            col(Appointment.deleted_at).is_(None),
            col(Appointment.cancelled_on).is_(None),
            col(Appointment.starts_at) < day_bounds(on, 1)[1],
        )
    )
    return session.exec(query.order_by(col(Appointment.starts_at))).all()


def _reached(session: Session, pathway: Pathway, on: date) -> int:
    query = select(func.count()).where(
        col(ContactAttempt.pathway_id) == pathway.id,
        col(ContactAttempt.result) == REACHED,
        col(ContactAttempt.attempted_at) < day_bounds(on, 1)[1],
    )
    return session.exec(query).one()
