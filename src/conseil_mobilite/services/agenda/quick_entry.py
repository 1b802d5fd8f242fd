"""What a jotted appointment may be in this base: who is meant, and what else is at that hour."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.quick.quick_entry import read_entry
from conseil_mobilite.domain.agenda.quick.quick_reading import QuickReading, proposals
from conseil_mobilite.domain.agenda.series.recurrence_rule import is_bounded
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.paris import PARIS, paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.appointment_conflicts import conflicts
from conseil_mobilite.services.agenda.series import series_conflicts, series_preview
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.people_search import PersonRow
from conseil_mobilite.store.reference.reference import code_lists

USUAL_KIND: Final = "suivi"
FACE_TO_FACE: Final = "PHYSIQUE"
MOST_PEOPLE: Final = 6
LOOKED_AT: Final = 60
FIGURES: Final = 3
"""More figures than these are of a phone or a year, not of a name."""
MOST_PROPOSALS: Final = 8


@dataclass(frozen=True, slots=True)
class QuickProposal:
    """One way to understand the text, without a doubt. `new` is None while something is missing.

    `stranger`: nobody bears the name told, which would become the title. `conflicts` counts what
    else there is at that time. Of a repetition that is sure, `holidays` are those among its days,
    and `taken` the later ones that would meet something else.
    """

    reading: QuickReading
    who: PersonRow | None
    new: NewAppointment | None
    stranger: bool
    conflicts: int
    holidays: tuple[tuple[date, str], ...] = ()
    taken: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class QuickAnswer:
    """The text that was read, and the ways to understand it."""

    text: str
    reading: QuickReading
    proposals: tuple[QuickProposal, ...]

    def sure(self) -> QuickProposal | None:
        """Return the only way to understand the text, where there is one that leaves no doubt."""
        if len(self.proposals) != 1 or self.reading.unread or self.reading.doubts:
            return None
        return None if self.proposals[0].stranger else self.proposals[0]


def propose(session: Session, text: str, at: datetime) -> QuickAnswer:
    """Read a jotted appointment at `at`, for the adviser at work. Nothing is written."""
    reading = read_entry(text, paris_day(at))
    found = _people(session, reading.person, at)
    made = (_proposal(session, each, who, at) for each, who in _each(reading, found))
    answer = QuickAnswer(text, reading, tuple(islice(made, MOST_PROPOSALS)))
    sure = answer.sure()
    return replace(answer, proposals=(_foreseen(session, sure, at),)) if sure else answer


def _each(
    reading: QuickReading, found: Sequence[PersonRow]
) -> Iterator[tuple[QuickReading, PersonRow | None]]:
    for settled in proposals(reading):
        for who in found or (None,):
            yield settled, who


def _people(session: Session, name: str, at: datetime) -> Sequence[PersonRow]:
    """Return who bears a name; those who bear the very words typed, where there are any.

    The search of people also answers by commune, which is not what is asked here; a phone is.
    """
    if not name:
        return ()
    found = people_search.search(session, PeopleQuery(at=at, text=name, limit=LOOKED_AT)).rows
    query = select(Person).where(col(Person.id).in_([row.id for row in found]))
    borne = {person.id: _names(person) for person in session.exec(query)}
    typed = [word for word in fold(name).split() if not (word.isdecimal() and len(word) > FIGURES)]
    whole = [row for row in found if all(word in borne[row.id] for word in typed)]
    begun = [row for row in found if all(_begins(word, borne[row.id]) for word in typed)]
    return (whole or begun)[:MOST_PEOPLE]


def _names(person: Person) -> frozenset[str]:
    """Return the words of all the names of somebody, and the number of her file."""
    names = (person.first_name, person.last_name, person.usual_name, person.file_number)
    return frozenset(fold(" ".join(names)).split())


def _begins(word: str, names: Iterable[str]) -> bool:
    return any(name.startswith(word) for name in names)


def _proposal(
    session: Session, reading: QuickReading, who: PersonRow | None, at: datetime
) -> QuickProposal:
    new = new_appointment(reading, who) if reading.complete() else None
    return QuickProposal(
        reading=reading,
        who=who,
        new=new,
        stranger=bool(reading.person) and who is None,
        conflicts=len(conflicts(session, new, at)) if new else 0,
    )


def _foreseen(session: Session, sure: QuickProposal, at: datetime) -> QuickProposal:
    """Return what is sure with what its repetition would meet, where it is one."""
    new, rule = sure.new, sure.reading.rule
    if new is None or not rule or not is_bounded(rule):
        return sure
    try:
        planned = series_preview.preview(session, rule, new.starts_at)
    except UserError:
        return sure
    taken = series_conflicts.taken(session, new, rule, at)
    return replace(sure, holidays=planned.holidays, taken=taken)


def new_appointment(reading: QuickReading, who: PersonRow | None) -> NewAppointment | None:
    """Return the appointment that a reading says, or None without a day and an hour.

    A name that nobody bears is the title.
    """
    if reading.day is None or reading.hour is None:
        return None
    kind = reading.kind or USUAL_KIND
    usual = code_lists()["appointment_kinds"][kind].number("minutes")
    title = reading.title or (reading.person if who is None else "")
    return NewAppointment(
        kind=kind,
        starts_at=datetime.combine(reading.day, reading.hour, PARIS).astimezone(UTC),
        duration_minutes=reading.minutes or usual or 60,
        person_ids=(who.id,) if who else (),
        modality=reading.modality or FACE_TO_FACE,
        place=reading.place,
        room=reading.room,
        title=title,
        unnamed_participants=reading.unnamed,
    )
