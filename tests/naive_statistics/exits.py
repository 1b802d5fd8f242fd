"""I-18 and I-24 to I-30: the exits of the period, what came before them and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tests.naive_statistics.assessments import (
    distance,
    final,
    initial,
    kept_barriers,
    levels,
    published_as,
)
from tests.naive_statistics.contacts import contacts
from tests.naive_statistics.pathways import MADE_IN_ERROR, Event, once_each
from tests.naive_statistics.people import UNKNOWN, YES, counted_people, told, unit
from tests.naive_statistics.question import Question, Thing, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.pathway.pathway import Pathway

POSITIVE = {
    *("emploi_durable", "emploi_transition", "formation"),
    *("maintien_emploi", "solution_pleine", "autonomie"),
}


@dataclass(frozen=True, slots=True)
class Exit(Event):
    """A passage to `sorti`; to `sans_suite` is none."""


def exits(base: Base) -> list[Exit]:
    people = counted_people(base)
    return [
        Exit(pathway, pathway.ended_on)
        for pathway in base.pathways
        if pathway.state == "sorti" and pathway.ended_on and pathway.person_id in people
    ]


def all_exits(base: Base, asked: Question) -> list[Unit]:
    """I-24: exits of P by reason, those made in error with them."""
    return [
        told(one, {"motif_sortie": left.pathway.end_reason}) for left, one in _exits(base, asked)
    ]


def followed(base: Base, asked: Question) -> list[Unit]:
    """I-18: exits but those made in error, and the contacts of their pathways."""
    found = []
    for left, one in sound_exits(base, asked):
        theirs = [
            contact
            for contact in contacts(base)
            if contact.pathway.id == left.pathway.id and contact.day <= left.day
        ]
        bracket = "2_ou_moins" if len(theirs) <= 2 else "3_a_5" if len(theirs) <= 5 else "6_et_plus"
        hours = [
            Thing("heures", Decimal(contact.minutes) / 60, {"moyen_contact": contact.kind})
            for contact in theirs
        ]
        number = Thing("contacts", Decimal(len(theirs)))
        found.append(told(one, {"tranche_contacts": bracket}, things=[number, *hours]))
    return found


def measured(base: Base, asked: Question) -> list[Unit]:
    """I-25 and I-26: exits, but for deaths, removals and errors, by what became of the person."""
    found = []
    for left, one in sound_exits(base, asked):
        reason = left.pathway.end_reason
        if reason in {"deces", "demenagement"}:
            continue
        partitions = {
            "sortie_positive": reason in POSITIVE,
            "sortie_emploi": reason in {"emploi_durable", "emploi_transition"},
            "sortie_formation": reason == "formation",
        }
        found.append(told(one, {code: YES if so else "non" for code, so in partitions.items()}))
    return found


def compared(base: Base, asked: Question) -> list[Unit]:
    """I-27 and I-29: exits with an initial and an exit assessment, and what changed between."""
    found = []
    for left, one in sound_exits(base, asked):
        before, after = initial(base, left.pathway), final(base, left.pathway)
        if before is None or after is None:
            continue
        was, now = levels(base, before), levels(base, after)
        both = [axis for axis in was if axis in now]
        lifted = any(was[axis] <= 1 < now[axis] for axis in both)
        gains = [Thing("gain", Decimal(now[axis] - was[axis]), {"axe": axis}) for axis in both]
        things = [*gains, *_widened(base, before, after)]
        found.append(told(one, {"impact_leve": YES if lifted else "non"}, things=things))
    return found


def persons_gone(base: Base, asked: Question) -> list[Unit]:
    """I-28: persons with an exit in P after an initial assessment, and what became of barriers."""
    gone = [left for left, _ in sound_exits(base, asked) if initial(base, left.pathway) is not None]
    return [
        told(one, {}, {"frein_leve": _barriers(base, [each.pathway for each in theirs])})
        for one, theirs in once_each(base, asked, gone)
    ]


def six_months_on(base: Base, asked: Question) -> list[Unit]:
    """I-30: exits whose date plus six months is in P, by what was found then."""
    people = counted_people(base)
    found = []
    for left in exits(base):
        if left.pathway.end_reason == MADE_IN_ERROR or not asked.holds(six_months_after(left.day)):
            continue
        one = unit(base, asked, people[left.pathway.person_id], left.day, left.pathway)
        found.append(told(one, {"situation_6_mois": _situation(base, left.pathway)}))
    return found


def six_months_after(day: date) -> date:
    """Return the same day six months later; one that does not exist is the last of the month."""
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    following = date(year + month // 12, month % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def _exits(base: Base, asked: Question) -> Iterator[tuple[Exit, Unit]]:
    people = counted_people(base)
    for left in exits(base):
        if asked.holds(left.day):
            person = people[left.pathway.person_id]
            yield left, unit(base, asked, person, left.day, left.pathway)


def sound_exits(base: Base, asked: Question) -> Iterator[tuple[Exit, Unit]]:
    for left, one in _exits(base, asked):
        if left.pathway.end_reason != MADE_IN_ERROR:
            yield left, one


def _widened(base: Base, before: Assessment, after: Assessment) -> list[Thing]:
    found = []
    for measure in ("km", "minutes"):
        was, now = distance(base, before, measure), distance(base, after, measure)
        if was is not None and now is not None:
            found.append(Thing(f"elargissement_{measure}", Decimal(now - was)))
    return found


def _barriers(base: Base, pathways: list[Pathway]) -> dict[str, str]:
    """Say of each barrier that an initial assessment kept whether it is lifted now."""
    found: dict[str, str] = {}
    for pathway in pathways:
        first = initial(base, pathway)
        for row in kept_barriers(base, first) if first else ():
            code = published_as(row.code)
            lifted = _status(base, row) in {"leve", "partiellement_leve"}
            found[code] = "leve" if lifted or found.get(code) == "leve" else "reste"
    return found


def _status(base: Base, barrier: Barrier) -> str:
    """Return what became of it: its last validated correction that keeps it knows best."""
    status, corrected = barrier.status, barrier.assessment_id
    while correction := next(
        (
            each
            for each in base.assessments
            if each.corrects_id == corrected and each.validated_on is not None
        ),
        None,
    ):
        corrected = correction.id
        for row in kept_barriers(base, correction):
            status = row.status if row.code == barrier.code else status
    return status


def _situation(base: Base, pathway: Pathway) -> str:
    done = [
        each
        for each in base.followups
        if each.pathway_id == pathway.id
        and each.months == 6
        and each.done_on is not None
        and each.cancelled_on is None
    ]
    last = max(done, key=lambda each: (each.due_on, each.id.hex), default=None)
    return last.situation if last and last.situation else UNKNOWN
