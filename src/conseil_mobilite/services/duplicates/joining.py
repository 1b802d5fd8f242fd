"""What two files may not both say: the contact, the public, the seat at one same appointment.

Each function joins what is said twice before the rows are moved. It returns how many rows it took
away, negative, or made, so that what is left can be counted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel, or_, select

from conseil_mobilite.domain.agenda.appointment import Participation
from conseil_mobilite.domain.duplicates.likeness import bare_emails, bare_phones
from conseil_mobilite.domain.duplicates.merging import DistinctPair
from conseil_mobilite.domain.duplicates.pair import pair_key
from conseil_mobilite.domain.people.belonging_rules import Period
from conseil_mobilite.domain.people.person import ContactPoint, PersonAudience
from conseil_mobilite.domain.situation.situation import Licence

T = TypeVar("T", ContactPoint, PersonAudience, Participation, Licence)

_STATUSES: Final = ("unknown", "revoked", "excused", "noshow", "seen")
"""Of a seat that was kept twice, the later of these is what happened."""


@dataclass(frozen=True, slots=True)
class Merging:
    """Who stays, who goes, and the day."""

    survivor: UUID
    absorbed: UUID
    on: date


def join_contacts(session: Session, merging: Merging) -> int:
    """Keep each telephone and address once, those of the survivor first."""
    kept = list(_of(session, ContactPoint, merging.survivor))
    kept.sort(key=lambda each: each.position)
    known = {(each.kind, _comparable(each)) for each in kept}
    offered = sorted(_of(session, ContactPoint, merging.absorbed), key=lambda each: each.position)
    again = [each for each in offered if (each.kind, _comparable(each)) in known]
    for kind in ("phone", "email"):
        last = max((each.position for each in kept if each.kind == kind), default=-1)
        new = (each for each in offered if each.kind == kind and each not in again)
        for rank, each in enumerate(new, last + 1):
            each.position = rank
    return -_delete(session, again)


def join_publics(session: Session, merging: Merging) -> int:
    """Make one period of those of one public that meet."""
    kept, gone = list(_of(session, PersonAudience, merging.survivor)), []
    for offered in _of(session, PersonAudience, merging.absorbed):
        same = [each for each in kept if each.code == offered.code]
        met = [each for each in same if _period(each).meets(_period(offered))]
        if not met:
            kept.append(offered)
            continue
        for other in met[1:]:
            _cover(met[0], other)
            kept.remove(other)
        _cover(met[0], offered)
        gone.extend([*met[1:], offered])
    return -_delete(session, gone)


def join_seats(session: Session, merging: Merging) -> int:
    """Keep one seat at an appointment where both were expected, with what came of it."""
    seats = {each.appointment_id: each for each in _of(session, Participation, merging.survivor)}
    again = []
    for offered in _of(session, Participation, merging.absorbed):
        kept = seats.get(offered.appointment_id)
        if kept is not None:
            kept.status = max(kept.status, offered.status, key=_STATUSES.index)
            kept.pathway_id = kept.pathway_id or offered.pathway_id
            again.append(offered)
    return -_delete(session, again)


def join_licences(session: Session, merging: Merging) -> int:
    """Of one licence noted in both files, keep what was noted last as it is today.

    The other stays, as no longer true from today.
    """
    held = {_what(each): each for each in _of(session, Licence, merging.survivor) if _runs(each)}
    for offered in _of(session, Licence, merging.absorbed):
        kept = held.get(_what(offered))
        if kept is not None and _runs(offered):
            older = offered if offered.noted_on <= kept.noted_on else kept
            older.ended_on = merging.on
    session.flush()
    return 0


def join_distinctions(session: Session, merging: Merging) -> int:
    """Carry over what was said of third people; say nothing of the two that become one."""
    gone = []
    for said in _distinctions(session, merging.absorbed):
        third = said.second_id if said.first_id == merging.absorbed else said.first_id
        if third == merging.survivor or third in _told_apart_from(session, merging.survivor):
            gone.append(said)
        else:
            said.first_id, said.second_id = pair_key(merging.survivor, third)
    return -_delete(session, gone)


def _told_apart_from(session: Session, person: UUID) -> Iterator[UUID]:
    for said in _distinctions(session, person):
        yield from {said.first_id, said.second_id} - {person}


def _distinctions(session: Session, person: UUID) -> list[DistinctPair]:
    either = or_(DistinctPair.first_id == person, DistinctPair.second_id == person)
    return list(session.exec(select(DistinctPair).where(either)))


def _of(session: Session, entity: type[T], person: UUID) -> list[T]:
    return list(session.exec(select(entity).where(entity.person_id == person)))


def _delete(session: Session, rows: Iterable[SQLModel]) -> int:
    count = 0
    for row in rows:
        session.delete(row)
        count += 1
    session.flush()
    return count


def _comparable(contact: ContactPoint) -> frozenset[str]:
    compared = bare_phones if contact.kind == "phone" else bare_emails
    return compared([contact.value])


def _period(public: PersonAudience) -> Period:
    return Period(public.since, public.until)


def _cover(kept: PersonAudience, other: PersonAudience) -> None:
    kept.since = min(kept.since, other.since)
    if kept.until is not None:
        kept.until = None if other.until is None else max(kept.until, other.until)


def _what(licence: Licence) -> tuple[str, str]:
    return licence.category, licence.standing


def _runs(licence: Licence) -> bool:
    return licence.ended_on is None
