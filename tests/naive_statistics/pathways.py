"""The pathways that count, and the persons who count once under the latest of theirs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from tests.naive_statistics.people import counted_people, unit
from tests.naive_statistics.question import Question, Unit
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.pathway.pathway import Pathway

MADE_IN_ERROR: Final = "doublon_erreur"


def counted_pathways(base: Base) -> list[Pathway]:
    """Leave out those made in error, and those of the people who are in the recycle bin."""
    people = counted_people(base)
    return [
        pathway
        for pathway in base.pathways
        if pathway.person_id in people and pathway.end_reason != MADE_IN_ERROR
    ]


def open_on(pathway: Pathway, day: date) -> bool:
    """Say whether it is open at the end of the day: one closed that day is open no more."""
    return pathway.opened_on <= day and (pathway.ended_on is None or day < pathway.ended_on)


def open_within(pathway: Pathway, asked: Question) -> bool:
    """Say whether it is open on at least one day of the period."""
    first = max(pathway.opened_on, asked.start)
    return first <= asked.end and open_on(pathway, first)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that brings a person into a population."""

    pathway: Pathway
    day: date


Kind = TypeVar("Kind", bound=Event)


def once_each(
    base: Base, asked: Question, events: Iterable[Kind]
) -> Iterator[tuple[Unit, Sequence[Kind]]]:
    """Give each person of the events once, under her latest pathway, on her first day.

    Her events go with her, those of other basins too: she counts once, and whole.
    """
    of_person: dict[UUID, list[Kind]] = {}
    for event in events:
        of_person.setdefault(event.pathway.person_id, []).append(event)
    for theirs in of_person.values():
        latest = max(
            (event.pathway for event in theirs), key=lambda each: (each.opened_on, each.id.hex)
        )
        first = min(event.day for event in theirs)
        person = counted_people(base)[latest.person_id]
        yield unit(base, asked, person, first, latest), theirs
