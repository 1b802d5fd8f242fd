"""What a list shows of each person, as SQL expressions beside the table of people."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BindParameter, Select, case, exists, func, select, union_all
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import col

from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.audiences import YES
from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralState
from conseil_mobilite.store.reference.reference import code_lists

ATTENDED = "seen"
PLANNED = "unknown"
REACHED = "joint"


Instant = datetime | BindParameter[datetime]
Day = date | BindParameter[date]


def latest_pathway() -> ColumnElement[UUID]:
    """Return the identifier of the open pathway of a person, else of the last one."""
    return (
        select(col(Pathway.id))
        .where(col(Pathway.person_id) == col(Person.id))
        .order_by(col(Pathway.ended_on).is_not(None), col(Pathway.opened_on).desc())
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


def next_appointment(at: Instant) -> ColumnElement[datetime]:
    """Return the instant of the next appointment planned with a person."""
    return (
        select(func.min(col(Appointment.starts_at)))
        .join(Participation, col(Participation.appointment_id) == col(Appointment.id))
        .where(
            col(Participation.person_id) == col(Person.id),
            col(Participation.status) == PLANNED,
            col(Appointment.starts_at) >= at,
            *kept_in_diary(),
        )
        .correlate(Person)
        .scalar_subquery()
    )


def last_contact() -> ColumnElement[datetime]:
    """Return the instant of the last contact: an appointment attended or an attempt reached."""
    met: Select[datetime] = (
        select(col(Appointment.starts_at).label("contacted_at"))
        .join(Participation, col(Participation.appointment_id) == col(Appointment.id))
        .where(
            col(Participation.person_id) == col(Person.id),
            col(Participation.status) == ATTENDED,
            *kept_in_diary(),
        )
        .correlate(Person)
    )
    reached = (
        select(col(ContactAttempt.attempted_at))
        .where(
            col(ContactAttempt.person_id) == col(Person.id), col(ContactAttempt.result) == REACHED
        )
        .correlate(Person)
    )
    every = union_all(met, reached).subquery()
    return select(func.max(every.c.contacted_at)).correlate(Person).scalar_subquery()


def silent_from(start: Instant) -> tuple[ColumnElement[bool], ...]:
    """Keep the people without any contact from an instant on.

    The contacts of a short time are few beside the people: they are gathered once. The appointments
    are told apart from who came, else the base begins with everybody who ever came.
    """
    recent = select(col(Appointment.id)).where(
        col(Appointment.starts_at) >= start, *kept_in_diary()
    )
    met = select(col(Participation.person_id)).where(
        col(Participation.appointment_id).in_(recent), col(Participation.status) == ATTENDED
    )
    reached = select(col(ContactAttempt.person_id)).where(
        col(ContactAttempt.attempted_at) >= start, col(ContactAttempt.result) == REACHED
    )
    return (col(Person.id).not_in(met), col(Person.id).not_in(reached))


def unmet_since(start: Instant) -> tuple[ColumnElement[bool], ...]:
    """Keep the people without any contact from an instant on, looked for one by one.

    Of a long time: as soon as one contact of a person is found, the others are not read.
    """
    met = (
        exists()
        .where(
            col(Participation.person_id) == col(Person.id),
            col(Participation.status) == ATTENDED,
            col(Appointment.id) == col(Participation.appointment_id),
            col(Appointment.starts_at) >= start,
            *kept_in_diary(),
        )
        .correlate(Person)
    )
    reached = (
        exists()
        .where(
            col(ContactAttempt.person_id) == col(Person.id),
            col(ContactAttempt.result) == REACHED,
            col(ContactAttempt.attempted_at) >= start,
        )
        .correlate(Person)
    )
    return (~reached, ~met)


def publics_on(day: Day) -> ColumnElement[str]:
    """Return the codes of the publics that may be shown in a list, separated by one space."""
    declared = (
        select(func.aggregate_strings(col(PersonAudience.code), " "))
        .where(
            col(PersonAudience.person_id) == col(Person.id),
            col(PersonAudience.code).in_(shown_publics()),
            *belonging_on(day),
        )
        .correlate(Person)
        .scalar_subquery()
    )
    return func.coalesce(declared, "") + _at_home("qpv") + _at_home("frr")


def lives_in(public: str) -> ColumnElement[bool]:
    """Tell whether the address of a person makes her of a public (`qpv`, `frr`)."""
    return {"qpv": col(Person.qpv), "frr": col(Person.frr)}[public] == YES


def waits_for_answer() -> ColumnElement[bool]:
    """Tell whether a referral of the person was received and not answered."""
    return (
        exists()
        .where(
            col(Referral.person_id) == col(Person.id),
            col(Referral.direction) == Direction.RECEIVED.value,
            col(Referral.state).in_((ReferralState.RECEIVED.value, ReferralState.EXPIRED.value)),
        )
        .correlate(Person)
    )


def first_phone() -> ColumnElement[str]:
    return (
        select(col(ContactPoint.value))
        .where(col(ContactPoint.person_id) == col(Person.id), col(ContactPoint.kind) == "phone")
        .order_by(col(ContactPoint.position))
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )


def shown_publics() -> tuple[str, ...]:
    """Return the codes of the publics that are not sensitive."""
    return tuple(entry.code for entry in code_lists()["publics"] if not entry.sensitive)


def in_list_order(codes: str | None) -> tuple[str, ...]:
    """Return codes separated by one space in the order of the list of publics."""
    found = (codes or "").split()
    return tuple(code for code in shown_publics() if code in found)


def belonging_on(day: Day) -> tuple[ColumnElement[bool], ...]:
    until = col(PersonAudience.until)
    return (col(PersonAudience.since) <= day, until.is_(None) | (until >= day))


def _at_home(public: str) -> ColumnElement[str]:
    return case((lives_in(public), f" {public}"), else_="")


def kept_in_diary() -> tuple[ColumnElement[bool], ...]:
    return (col(Appointment.deleted_at).is_(None), col(Appointment.cancelled_on).is_(None))
