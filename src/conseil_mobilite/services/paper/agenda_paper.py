"""The days of the agenda on paper, for the adviser who goes out without the laptop."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.documents import week_agenda as paper
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.agenda.statuses import PLANNED
from conseil_mobilite.domain.language.french import counted, hour
from conseil_mobilite.domain.language.paris import day_bounds, paris_day, paris_time
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.appointment_papers import DiaryDay, DiaryLine, PrintedWeek
from conseil_mobilite.domain.people.person import ContactPoint
from conseil_mobilite.services.agenda import availability, diary
from conseil_mobilite.services.agenda.diary import Whose
from conseil_mobilite.services.agenda.diary_entry import Attendance, DiaryEntry
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import heads, issuing
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

EVERYBODY: Final = "Toute l’équipe"
CANCELLED: Final = "Annulé"
_WEEKEND: Final = 5
_MOST_NAMED: Final = 3


def preview(session: Session, first: date, days: int, at: datetime, whose: Whose) -> PaperPreview:
    """Return `days` days of the agenda of some advisers, or of all, as they would be printed.

    A weekend day on which nothing is planned is left out. What a colleague noted of an absence
    stays hers: only its kind is told.
    """
    content = _content(session, first, days, at, whose)
    return issuing.preview(paper.TITLE, "", paper.document(content))


def note_print(session: Session) -> None:
    """Leave in the trail that days of the agenda, with names, were printed or saved."""
    audit.record(session, "agenda.print", "appointment", None)


def _content(session: Session, first: date, days: int, at: datetime, whose: Whose) -> PrintedWeek:
    start, end = day_bounds(first, days)
    told = diary.adviser_ids(whose)
    entries = diary.between(session, start, end, at, whose)
    taken = availability.unavailable(session, start, end, *told)
    department = availability.department(session)
    phones = _phones(session, entries)
    names = _names(session)
    absences = Absences(taken, {} if len(told) == 1 else names, session.info["adviser"])
    shown = [
        DiaryDay(
            day=day,
            lines=tuple(
                _line(entry, phones, alone=len(told) == 1)
                for entry in entries
                if paris_day(entry.appointment.starts_at) == day
            ),
            notes=_notes(day, department, absences),
        )
        for day in (first + timedelta(days=rank) for rank in range(days))
    ]
    return PrintedWeek(
        organisation=setup.organisation(session).name,
        whose=_list([names[each] for each in told if each in names]) or EVERYBODY,
        days=tuple(day for day in shown if day.lines or day.day.weekday() < _WEEKEND),
        printed_on=paris_day(at),
    )


def _names(session: Session) -> dict[UUID, str]:
    return {each.id: each.full_name for each in session.exec(select(Adviser))}


def _list(names: Sequence[str]) -> str:
    """« Nadia Lefèvre, Paul Roy et Inès Diallo », « A, B, C et 40 autres »."""
    others = len(names) - _MOST_NAMED
    told = [*names[:_MOST_NAMED], counted(others, "autre")] if others > 1 else names
    *first, last = told or [""]
    return f"{', '.join(first)} et {last}" if first else last


def _line(entry: DiaryEntry, phones: dict[UUID, str], *, alone: bool) -> DiaryLine:
    appointment, kinds = entry.appointment, code_lists()["appointment_kinds"]
    only = entry.people[0] if len(entry.people) == 1 else None
    modality = code_lists()["appointment_modalities"].label(appointment.modality)
    return DiaryLine(
        starts_at=paris_time(appointment.starts_at),
        ends_at=paris_time(entry.ends_at),
        who=_who(entry),
        kind=kinds.label(appointment.kind),
        where=heads.place_and_room(appointment) or modality,
        state=_state(entry),
        phone=phones.get(only.person_id, "") if only else "",
        adviser="" if alone else entry.adviser_name,
    )


def _who(entry: DiaryEntry) -> str:
    """Name who is expected: all of them, for the adviser who keeps the list of a workshop."""
    unnamed = entry.appointment.unnamed_participants
    names = ", ".join(_named(who, entry) for who in entry.people)
    others = counted(unnamed, "personne sans nom", "personnes sans nom") if unnamed else ""
    people = " et ".join(part for part in (names, others) if part)
    return "\n".join(part for part in (entry.appointment.title, people) if part)


def _named(who: Attendance, entry: DiaryEntry) -> str:
    """Return a name; among others, with what became of the meeting for that person."""
    if who.status == PLANNED or len(entry.people) == 1:
        return who.name
    return f"{who.name} ({_status(who.status)})"


def _state(entry: DiaryEntry) -> str:
    if entry.cancelled:
        return CANCELLED
    if entry.to_complete:
        return "À compléter"
    statuses = {who.status for who in entry.people}
    return "" if len(statuses) != 1 or PLANNED in statuses else _status(statuses.pop())


def _status(status: str) -> str:
    return code_lists()["appointment_statuses"].label(status)


@dataclass(frozen=True, slots=True)
class Absences:
    """What takes the days; `names` by adviser where the paper is of several, `me` who reads."""

    taken: Sequence[Unavailability]
    names: Mapping[UUID, str]
    me: UUID

    def words(self, day: date) -> Iterator[str]:
        start, end = day_bounds(day)
        for each in self.taken:
            if each.starts_at < end and each.ends_at > start:
                yield f"{self._title(each)}{_hours(each, start, end)}"

    def _title(self, absence: Unavailability) -> str:
        kind = code_lists()["unavailability_kinds"].label(absence.kind)
        mine = absence.adviser_id in {None, self.me}
        told = f"{kind} : {absence.words}" if absence.words and mine else kind
        name = self.names.get(absence.adviser_id) if absence.adviser_id else ""
        return f"{told} ({name})" if name else told


def _notes(day: date, department: str, absences: Absences) -> tuple[str, ...]:
    off = holiday(day, department)
    return (*([f"Jour férié : {off}"] if off else []), *absences.words(day))


def _hours(taken: Unavailability, start: datetime, end: datetime) -> str:
    """Say which hours of the day that lasts [start, end) it takes, nothing where it is all."""
    begins, ends = hour(paris_time(taken.starts_at)), hour(paris_time(taken.ends_at))
    if taken.starts_at <= start and taken.ends_at >= end:
        return ""
    if taken.starts_at <= start:
        return f", jusqu’à {ends}"
    return f", à partir de {begins}" if taken.ends_at >= end else f", de {begins} à {ends}"


def _phones(session: Session, entries: Sequence[DiaryEntry]) -> dict[UUID, str]:
    """Return the first telephone of each person met alone."""
    alone = [entry.people[0].person_id for entry in entries if len(entry.people) == 1]
    query = (
        select(ContactPoint.person_id, ContactPoint.value)
        .where(col(ContactPoint.person_id).in_(alone), ContactPoint.kind == "phone")
        .order_by(col(ContactPoint.position).desc())
    )
    return dict(session.exec(query).all())
