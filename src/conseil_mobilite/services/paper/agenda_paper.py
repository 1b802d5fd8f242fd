"""The days of the agenda on paper, for the adviser who goes out without the laptop."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.documents import week_agenda as paper
from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.french import counted, hour
from conseil_mobilite.domain.language.paris import day_bounds, paris_day, paris_time
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.paper.appointment_papers import DiaryDay, DiaryLine, PrintedWeek
from conseil_mobilite.domain.people.person import ContactPoint
from conseil_mobilite.services.agenda import availability, diary
from conseil_mobilite.services.agenda.diary import DiaryEntry
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper.issuing import PaperPreview
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

EVERYBODY: Final = "Toute l’équipe"
_WEEKEND: Final = 5


def preview(
    session: Session, first: date, days: int, at: datetime, adviser_id: UUID | None
) -> PaperPreview:
    """Return `days` days of the agenda of an adviser, or of everybody, as they would be printed.

    A weekend day on which nothing is planned is left out.
    """
    content = _content(session, first, days, at, adviser_id)
    return PaperPreview(title=paper.TITLE, number="", pdf=paper.write(content))


def note_print(session: Session) -> None:
    """Leave in the trail that days of the agenda, with names, were printed or saved."""
    audit.record(session, "agenda.print", "appointment", None)


def _content(
    session: Session, first: date, days: int, at: datetime, adviser_id: UUID | None
) -> PrintedWeek:
    start, end = day_bounds(first, days)
    entries = diary.between(session, start, end, at, adviser_id)
    taken = availability.unavailable(session, start, end, *diary.adviser_ids(adviser_id))
    department = availability.department(session)
    phones = _phones(session, entries)
    shown = [
        DiaryDay(
            day=day,
            lines=tuple(
                _line(entry, phones)
                for entry in entries
                if paris_day(entry.appointment.starts_at) == day
            ),
            notes=_notes(day, department, taken),
        )
        for day in (first + timedelta(days=rank) for rank in range(days))
    ]
    return PrintedWeek(
        organisation=setup.organisation(session).name,
        whose=_whose(session, adviser_id),
        days=tuple(day for day in shown if day.lines or day.day.weekday() < _WEEKEND),
        printed_on=paris_day(at),
    )


def _whose(session: Session, adviser_id: UUID | None) -> str:
    return session.get_one(Adviser, adviser_id).full_name if adviser_id else EVERYBODY


def _line(entry: DiaryEntry, phones: dict[UUID, str]) -> DiaryLine:
    appointment, kinds = entry.appointment, code_lists()["appointment_kinds"]
    alone = entry.people[0] if len(entry.people) == 1 else None
    modality = code_lists()["appointment_modalities"].label(appointment.modality)
    return DiaryLine(
        starts_at=paris_time(appointment.starts_at),
        ends_at=paris_time(entry.ends_at),
        who=_who(entry),
        kind=kinds.label(appointment.kind),
        where=appointment.place or modality,
        state=_state(entry),
        phone=phones.get(alone.person_id, "") if alone else "",
    )


def _who(entry: DiaryEntry) -> str:
    """Name who is expected: all of them, for the adviser who keeps the list of a workshop."""
    unnamed = entry.appointment.unnamed_participants
    names = ", ".join(who.name for who in entry.people)
    others = counted(unnamed, "personne sans nom", "personnes sans nom") if unnamed else ""
    people = " et ".join(part for part in (names, others) if part)
    return "\n".join(part for part in (entry.appointment.title, people) if part)


def _state(entry: DiaryEntry) -> str:
    if entry.to_complete:
        return "À compléter"
    statuses = {who.status for who in entry.people}
    if len(statuses) != 1 or statuses == {"unknown"}:
        return ""
    return code_lists()["appointment_statuses"].label(statuses.pop())


def _notes(day: date, department: str, taken: Sequence[Unavailability]) -> tuple[str, ...]:
    off = holiday(day, department)
    start, end = day_bounds(day)
    kinds = code_lists()["unavailability_kinds"]
    absences = (
        kinds.label(each.kind) + (f" : {each.words}" if each.words else "") + _hours(each)
        for each in taken
        if each.starts_at < end and each.ends_at > start
    )
    return (*([f"Jour férié : {off}"] if off else []), *absences)


def _hours(taken: Unavailability) -> str:
    if taken.whole_days:
        return ""
    return f", de {hour(paris_time(taken.starts_at))} à {hour(paris_time(taken.ends_at))}"


def _phones(session: Session, entries: Sequence[DiaryEntry]) -> dict[UUID, str]:
    """Return the first telephone of each person met alone."""
    alone = [entry.people[0].person_id for entry in entries if len(entry.people) == 1]
    query = (
        select(ContactPoint.person_id, ContactPoint.value)
        .where(col(ContactPoint.person_id).in_(alone), ContactPoint.kind == "phone")
        .order_by(col(ContactPoint.position).desc())
    )
    return dict(session.exec(query).all())
