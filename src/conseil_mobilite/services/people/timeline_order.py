"""The order in which a day is told: as a story, by the hour only where hours are known."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.services.people.timeline_events import Event, EventKind

_STORY: Final = (
    EventKind.REGISTERED,
    EventKind.REFERRED,
    EventKind.REFERRAL_ANSWERED,
    EventKind.PATHWAY_OPENED,
    PathwayAct.REOPEN,
    PathwayAct.RESUME,
    EventKind.NOTICE,
    EventKind.CONTACT,
    EventKind.APPOINTMENT,
    EventKind.ASSESSMENT,
    EventKind.RENUNCIATION,
    EventKind.BUDGET,
    EventKind.AGREEMENT,
    EventKind.RIGHT,
    PathwayAct.GIVE_FEEDBACK,
    PathwayAct.DECIDE,
    EventKind.REFERRAL_SENT,
    EventKind.REFERRAL_REMINDED,
    EventKind.SENT_ANSWERED,
    EventKind.LICENCE_BEGUN,
    EventKind.LICENCE_EXAM,
    EventKind.LICENCE_OBTAINED,
    EventKind.ACTION_LATE,
    EventKind.ACTION_DONE,
    EventKind.NEED_NOTED,
    EventKind.NEED_MET,
    EventKind.BARRIER_LIFTED,
    EventKind.DOCUMENT,
    EventKind.NOTE,
    PathwayAct.SUSPEND,
    PathwayAct.EXIT,
    PathwayAct.DROP,
    EventKind.FOLLOWUP,
)
_RANKS: Final = {str(step): rank for rank, step in enumerate(_STORY)}


def newest_first(events: Iterable[Event]) -> tuple[Event, ...]:
    """Sort by day, then as the story of the day went, and turn the whole round."""
    by_day = sorted(events, key=lambda event: event.day)
    told = [event for _, day in groupby(by_day, lambda each: each.day) for event in _day(list(day))]
    return tuple(reversed(told))


def _day(events: Sequence[Event]) -> list[Event]:
    """Set what has an hour by its hour; the rest goes before the first that comes after it."""
    told = sorted((each for each in events if each.timed), key=lambda each: (each.at, _rank(each)))
    untimed = sorted((each for each in events if not each.timed), key=_rank, reverse=True)
    for event in untimed:
        later = (place for place, other in enumerate(told) if _rank(other) > _rank(event))
        told.insert(next(later, len(told)), event)
    return told


def _rank(event: Event) -> int:
    """Return the place of an event in the story; a decision bears its own code."""
    if event.kind is EventKind.PATHWAY_ACT:
        return _RANKS.get(event.code, _RANKS[PathwayAct.DECIDE])
    return _RANKS[event.kind]
