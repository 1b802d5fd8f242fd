"""The files behind a figure, for the adviser who wants to see who it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.language.french import short_date
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.services.statistics.counting.scope import FigureScope, asked
from conseil_mobilite.store.statistics.breakdowns import where
from conseil_mobilite.store.statistics.registry import POPULATIONS
from conseil_mobilite.store.statistics.writing import composed

_FILES: Final = """
SELECT p.id, p.file_number, p.first_name, p.usual_name, p.last_name, k.day
FROM (SELECT * FROM known WHERE {condition}) k JOIN person p ON p.id = k.person_id
ORDER BY p.search_text, p.file_number, k.day, k.unit
"""
ANONYMOUS: Final = "Dossier anonymisé"


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a figure; one person has several lines where she brings several units.

    `detail` is the day of what was counted, as it is written in narrow columns. A file that was
    made anonymous is counted, and has no number.
    """

    person_id: UUID
    file_number: str
    name: str
    detail: str


def files_behind(
    session: Session, scope: FigureScope, plan: Plan, count: Count
) -> Sequence[FileLine]:
    """Return one line for each unit that the count counts, by name.

    Municipalities and partners are no file: they have no line, so that a count of them leads to
    nobody by way of where she lives or who helps her.
    """
    population = POPULATIONS.get(count.population)
    if population is None:
        return ()
    told = asked(session, scope, plan)
    condition = where(told.frame, count.condition)
    statement = told.units_of(population, publics=True) + composed(_FILES, condition=condition)
    return [_line(*map(str, row)) for row in told.rows(statement)]


def _line(*said: str) -> FileLine:
    identity, number, first, usual, last, day = said
    detail = short_date(date.fromisoformat(day))
    if not last:
        return FileLine(UUID(identity), "", ANONYMOUS, detail)
    return FileLine(UUID(identity), number, f"{usual or last} {first}", detail)
