"""What takes an adviser, or the whole body, away from appointments: noted, changed, deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, or_, select

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS, day_bounds
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.agenda.appointment_checks import LONGEST_MINUTES
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

CLOSURE: Final = "fermeture"
"""The kind that concerns the whole body; the others concern who notes them."""

LONGEST_WORDS: Final = 120


@dataclass(frozen=True, slots=True)
class NewAbsence:
    """What the adviser typed: whole days, both included, or from an hour to another.

    `kind`: list `unavailability_kinds`; `begins` and `ends` are hours of Paris, both or neither.
    """

    kind: str
    first: date
    last: date
    begins: time | None = None
    ends: time | None = None
    words: str = ""


def add(session: Session, new: NewAbsence) -> Unavailability:
    """Note a time at which nobody is received. UserError names the field at fault."""
    absence = _fill(Unavailability(kind="", starts_at=_EVER, ends_at=_EVER), session, new)
    session.add(absence)
    session.flush()
    audit.record(session, "absence.add", "unavailability", absence.id)
    return absence


def change(session: Session, absence_id: UUID, new: NewAbsence) -> Unavailability:
    absence = _fill(_noted_here(session, absence_id), session, new)
    absence.sequence += 1  # a calendar that has it ignores what is not newer
    session.flush()
    audit.record(session, "absence.change", "unavailability", absence_id)
    return absence


def delete(session: Session, absence_id: UUID) -> None:
    session.delete(_noted_here(session, absence_id))
    session.flush()
    audit.record(session, "absence.delete", "unavailability", absence_id)


def meetings_during(session: Session, new: NewAbsence, at: datetime) -> list[DiaryEntry]:
    """Return the appointments to come at that time: hers, or everybody's during a closure."""
    starts_at, ends_at = _bounds(new)
    whose: UUID | None = None if new.kind == CLOSURE else session.info["adviser"]
    earliest = starts_at - timedelta(minutes=LONGEST_MINUTES)
    around = diary.between(session, earliest, ends_at, at, whose)
    ahead = [entry for entry in around if not entry.begun and not entry.fell]
    return [entry for entry in ahead if entry.ends_at > starts_at]


def coming(session: Session, adviser_id: UUID, at: datetime) -> Sequence[Unavailability]:
    """Return what is not over and was noted here: of an adviser, and the closures of the body."""
    whose = col(Unavailability.adviser_id)
    query = select(Unavailability).where(
        col(Unavailability.ends_at) > at,
        col(Unavailability.kind).not_in(_imported()),
        or_(whose.is_(None), whose == adviser_id),
    )
    return session.exec(query.order_by(col(Unavailability.starts_at))).all()


_EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands where the times of a new absence are about to be written."""


def _fill(absence: Unavailability, session: Session, new: NewAbsence) -> Unavailability:
    """Write what was typed, once it is known to be sound."""
    if new.kind not in code_lists()["unavailability_kinds"] or new.kind in _imported():
        raise UserError("Choisissez le motif dans la liste.", "kind")
    kept = words(new.words, "words", LONGEST_WORDS)
    starts_at, ends_at = _bounds(new)
    absence.kind, absence.words = new.kind, kept
    absence.starts_at, absence.ends_at = starts_at, ends_at
    absence.whole_days = new.begins is None
    absence.adviser_id = None if new.kind == CLOSURE else session.info["adviser"]
    return absence


def _bounds(new: NewAbsence) -> tuple[datetime, datetime]:
    if new.last < new.first:
        raise UserError("Le dernier jour doit venir après le premier.", "last")
    if new.begins is None and new.ends is None:
        return day_bounds(new.first, (new.last - new.first).days + 1)
    if new.begins is None:
        raise UserError("Indiquez aussi l’heure de début.", "begins")
    if new.ends is None:
        raise UserError("Indiquez aussi l’heure de fin.", "ends")
    starts_at = datetime.combine(new.first, new.begins, PARIS).astimezone(UTC)
    ends_at = datetime.combine(new.last, new.ends, PARIS).astimezone(UTC)
    if ends_at <= starts_at:
        raise UserError("L’heure de fin doit venir après l’heure de début.", "ends")
    return starts_at, ends_at


def _noted_here(session: Session, absence_id: UUID) -> Unavailability:
    """Return a row that the adviser at work may change."""
    absence = session.get_one(Unavailability, absence_id)
    if absence.kind in _imported():
        raise UserError("Cet événement vient d’un autre agenda : changez-le là-bas.")
    if absence.adviser_id not in {None, session.info["adviser"]}:
        raise UserError("Cette absence est celle d’un ou d’une collègue.")
    return absence


def _imported() -> list[str]:
    return [each.code for each in code_lists()["unavailability_kinds"] if each.flag("imported")]
