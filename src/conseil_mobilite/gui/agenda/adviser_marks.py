"""How colleagues are told apart in one diary: initials in words, and a colour that stays theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry

TONES: Final = ("primary", "violet", "olive", "rose", "success")
"""Those that say nothing else of an appointment; from the sixth colleague on, words tell apart."""


@dataclass(frozen=True, slots=True)
class AdviserMark:
    """`words` are initials, no two alike in the team; `name` is whole; `tone` is of the theme."""

    words: str
    tone: str
    name: str


Marks = Mapping[UUID, AdviserMark]
"""By adviser; empty where only one is shown, who needs not be told apart."""


def marks_of(team: Sequence[Adviser], shown: Sequence[UUID]) -> Marks:
    """Mark the advisers shown, all the team where none is told. Marks depend on the team alone."""
    whose = shown or [each.id for each in team]
    if len(whose) < 2:  # noqa: PLR2004 - nobody to be told apart from
        return {}
    words, tones = _initials(team), _tones(team)
    return {
        each.id: AdviserMark(words[each.id], tones[each.id], each.full_name)
        for each in team
        if each.id in whose
    }


def mark_of(marks: Marks, entry: DiaryEntry) -> AdviserMark | None:
    whose = entry.appointment.adviser_id
    return marks.get(whose) if whose else None


def _initials(team: Sequence[Adviser]) -> dict[UUID, str]:
    """« NL », with as many letters of the name as tell two alike apart: « NLe », « NLa »."""
    made: dict[UUID, str] = {}
    for each in team:
        others = [other for other in team if other.id != each.id]
        lengths = range(1, len(each.last_name) + 1)
        tries = [_short(each, length) for length in lengths] or [_short(each, 1)]
        free = (
            words
            for length, words in zip(lengths, tries, strict=False)
            if all(words != _short(other, length) for other in others)
        )
        made[each.id] = next(free, each.full_name)
    return made


def _short(adviser: Adviser, letters: int) -> str:
    return f"{adviser.first_name[:1]}{adviser.last_name[:letters]}"


def _tones(team: Sequence[Adviser]) -> dict[UUID, str]:
    """Give each the tone its identity prefers, or the next free one: the same on each computer."""
    made: dict[UUID, str] = {}
    for each in sorted(team, key=lambda adviser: adviser.id):
        start = each.id.int % len(TONES)
        wanted = [*TONES[start:], *TONES[:start]]
        free = (tone for tone in wanted if tone not in made.values())
        made[each.id] = next(free, wanted[0])
    return made
