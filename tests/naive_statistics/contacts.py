"""I-03, I-04, I-06, I-07 and I-19: contacts, advice, people supported, caseload, absences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from tests.naive_statistics.pathways import Event, counted_pathways, once_each, open_on
from tests.naive_statistics.people import counted_people, told, unit
from tests.naive_statistics.question import Question, Thing, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway


@dataclass(frozen=True, slots=True)
class Contact:
    """An appointment attended, or an attempt that reached the person; `kind` tells which."""

    pathway: Pathway
    at: datetime
    kind: str
    minutes: int

    @property
    def day(self) -> date:
        return paris_day(self.at)


def contacts(base: Base) -> list[Contact]:
    pathways = {pathway.id: pathway for pathway in counted_pathways(base)}
    found = []
    for participation, appointment in seats(base):
        if participation.status != "seen" or appointment.cancelled_on is not None:
            continue
        if participation.pathway_id in pathways:
            pathway = pathways[participation.pathway_id]
            length = appointment.duration_minutes
            found.append(Contact(pathway, appointment.starts_at, appointment.kind, length))
    for attempt in base.attempts:
        if attempt.result == "joint" and attempt.pathway_id in pathways:
            pathway = pathways[attempt.pathway_id]
            length = attempt.duration_minutes
            found.append(Contact(pathway, attempt.attempted_at, "tentative", length))
    return found


def seats(base: Base) -> Iterator[tuple[Participation, Appointment]]:
    """Give each participation with its appointment, those of the recycle bin left out."""
    appointments: dict[UUID, Appointment] = {each.id: each for each in base.appointments}
    for participation in base.participations:
        appointment = appointments[participation.appointment_id]
        if appointment.deleted_at is None:
            yield participation, appointment


def first_appointments(base: Base, asked: Question) -> list[Unit]:
    """I-03: pathways whose first appointment attended is in P, and the days it took."""
    people = counted_people(base)
    referrals = {referral.id: referral for referral in base.referrals}
    found = []
    for pathway in counted_pathways(base):
        attended = [
            contact.day
            for contact in contacts(base)
            if contact.pathway.id == pathway.id and contact.kind != "tentative"
        ]
        first = min(attended, default=None)
        if first is None or not asked.holds(first):
            continue
        things = []
        if pathway.referral_id is not None:
            days = (first - referrals[pathway.referral_id].received_on).days
            things.append(Thing("delai_jours", Decimal(days)))
        one = unit(base, asked, people[pathway.person_id], first, pathway)
        found.append(told(one, {}, things=things))
    return found


def simply_advised(base: Base, asked: Question) -> list[Unit]:
    """I-04: persons with a decision `conseil_simple` dated in P."""
    pathways = {pathway.id: pathway for pathway in counted_pathways(base)}
    decided = [
        Event(pathways[event.pathway_id], event.happened_on)
        for event in base.events
        if event.pathway_id in pathways
        and event.act == "decider"
        and event.decision == "conseil_simple"
        and asked.holds(event.happened_on)
    ]
    return [one for one, _ in once_each(base, asked, decided)]


def supported(base: Base, asked: Question) -> list[Unit]:
    """I-06: persons with at least one contact in P, as they were at the first."""
    met = [Event(each.pathway, each.day) for each in contacts(base) if asked.holds_instant(each.at)]
    return [one for one, _ in once_each(base, asked, met)]


def caseload(base: Base, asked: Question) -> list[Unit]:
    """I-07: pathways open on the last day of P."""
    people = counted_people(base)
    return [
        unit(base, asked, people[pathway.person_id], asked.end, pathway)
        for pathway in counted_pathways(base)
        if open_on(pathway, asked.end)
    ]


@dataclass(frozen=True, slots=True)
class Expected(Event):
    status: str


def expected(base: Base, asked: Question) -> list[Unit]:
    """I-19: persons with an appointment of P attended, missed, excused or called off."""
    pathways = {pathway.id: pathway for pathway in counted_pathways(base)}
    awaited = [
        Expected(pathways[seat.pathway_id], paris_day(meeting.starts_at), seat.status)
        for seat, meeting in seats(base)
        if seat.pathway_id in pathways
        and seat.status in {"seen", "noshow", "excused", "revoked"}
        and asked.holds_instant(meeting.starts_at)
    ]
    found = []
    for one, theirs in once_each(base, asked, awaited):
        missed = any(each.status == "noshow" for each in theirs)
        found.append(told(one, {"absence": "oui" if missed else "non"}))
    return found
