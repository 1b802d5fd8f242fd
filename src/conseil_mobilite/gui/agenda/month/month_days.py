"""What each day of a month holds, and how it is said."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.agenda.holidays import holiday
from conseil_mobilite.domain.language.french import counted, hour, long_date, spaced
from conseil_mobilite.domain.language.paris import day_bounds, paris_day, paris_time
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda import wording
from conseil_mobilite.gui.agenda.adviser_marks import Marks, mark_of
from conseil_mobilite.gui.agenda.period import Period
from conseil_mobilite.services.agenda.agenda import AgendaPicture
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

MOST_SPOKEN: Final = 5
MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class DayNote:
    """A word on a day: its public holiday, an absence; `whole` when it takes the whole day."""

    words: str
    whole: bool


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day of the grid. `outside` is of another month; `waiting` counts what is to complete."""

    day: date
    outside: bool
    notes: tuple[DayNote, ...]
    entries: tuple[DiaryEntry, ...]

    @property
    def waiting(self) -> int:
        return sum(entry.to_complete for entry in self.entries)

    @property
    def shaded(self) -> bool:
        return any(note.whole for note in self.notes)


def month_days(
    period: Period, picture: AgendaPicture, lists: CodeLists, marks: Marks
) -> list[MonthDay]:
    """Return the days of the weeks of a month, from Monday on."""
    by_day = _by_day(picture.entries)
    return [
        MonthDay(
            day=day,
            outside=day.month != period.day.month,
            notes=tuple(_notes(day, picture, lists, marks)),
            entries=tuple(by_day.get(day, ())),
        )
        for day in period.days
    ]


def line_words(entry: DiaryEntry, lists: CodeLists, marks: Marks) -> str:
    """« 9 h H. Lefèvre », after the initials of the adviser where several are shown."""
    mark = mark_of(marks, entry)
    whose = f" {mark.words} ·" if mark else ""
    return spaced(f"{wording.start(entry)}{whose} {wording.initialled(entry, lists)}")


def count_words(day: MonthDay) -> list[str]:
    """Return « 7 rdv » and shorter, the one to write being the first that fits."""
    return [f"{len(day.entries)} rdv", str(len(day.entries))] if day.entries else []


def more_words(day: MonthDay, hidden: int) -> list[str]:
    """Return « +5 autres, 2 à compléter » and shorter, the one to write being the first to fit."""
    waiting = f"{day.waiting} à compléter" if day.waiting else ""
    if not hidden:
        return [waiting] if waiting else []
    more = f"+{hidden} {'autres' if hidden > 1 else 'autre'}"
    return [f"{more}, {waiting}", f"+{hidden}, {waiting}", more] if waiting else [more]


def spoken_day(day: MonthDay, today: date, lists: CodeLists, marks: Marks) -> str:
    """Say a day in one breath: which, what it is, how many appointments and the first of them."""
    now = ["aujourd’hui"] if day.day == today else []
    count = counted(len(day.entries), "rendez-vous", "rendez-vous")
    waiting = [f"{day.waiting} à compléter"] if day.waiting else []
    told = [line_words(entry, lists, marks) for entry in day.entries[:MOST_SPOKEN]]
    more = len(day.entries) - len(told)
    rest = [f"et {counted(more, 'autre')}"] if more > 0 else []
    head = ", ".join([long_date(day.day).capitalize(), *now, *(note.words for note in day.notes)])
    return spaced(f"{head} : {', '.join([count, *waiting])}. {', '.join([*told, *rest])}".strip())


def _by_day(entries: Sequence[DiaryEntry]) -> Mapping[date, list[DiaryEntry]]:
    found: defaultdict[date, list[DiaryEntry]] = defaultdict(list)
    for entry in entries:
        found[paris_day(entry.appointment.starts_at)].append(entry)
    return found


def _notes(day: date, picture: AgendaPicture, lists: CodeLists, marks: Marks) -> list[DayNote]:
    """Return the public holiday, then what takes the day: one note for those taken together."""
    named = holiday(day, picture.department)
    notes = [DayNote(named, whole=True)] if named else []
    together: defaultdict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for away in picture.unavailable:
        start, end = day_bounds(day)
        if away.starts_at < end and away.ends_at > start:
            mark = marks.get(away.adviser_id) if away.adviser_id else None
            kind = lists["unavailability_kinds"].label(away.kind)
            whole = away.starts_at <= start and away.ends_at >= end and mark is None
            together[kind, _hours_in(away, day), whole].append(mark.words if mark else "")
    notes += [
        DayNote(f"{kind}{_whose(words)}{hours}", whole)
        for (kind, hours, whole), words in together.items()
    ]
    return sorted(notes, key=lambda note: not note.whole)


def _whose(words: Sequence[str]) -> str:
    """« · NL, YL », or how many diaries where there are more."""
    told = [each for each in words if each]
    if len(told) > MOST_NAMED:
        return f" · {counted(len(told), 'agenda')}"
    return f" · {', '.join(told)}" if told else ""


def _hours_in(away: Unavailability, day: date) -> str:
    """« , 9 h – 11 h 30 » for one that begins and ends that day, else nothing."""
    first, last = paris_day(away.starts_at), paris_day(away.ends_at - timedelta(seconds=1))
    if away.whole_days or not first == day == last:
        return ""
    return f", {hour(paris_time(away.starts_at))} – {hour(paris_time(away.ends_at))}"
