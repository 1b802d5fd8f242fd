"""What a row is called: its own words, the label of its code, or what the grid calls it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.services.journal.things import THINGS
from conseil_mobilite.store.journal.rows import RowChange, Values
from conseil_mobilite.store.reference import grids, reference

LONGEST: Final = 60


def title_of(rows: PastRows, change: RowChange) -> str:
    """Return what follows the name of a thing: « Clio » between its marks, its day, or nothing."""
    row, name = rows.whole(change), change.table.name
    title = _grid_title(rows, name, row) or _title(name, row)
    day = row.get(THINGS[name].day)
    dated = f" du {long_date(paris_day(day), weekday=False)}" if isinstance(day, datetime) else ""
    return f"{f' « {short(title)} »' if title else ''}{dated}"


def short(text: str) -> str:
    """Cut a text that is too long for a sentence, between two words where there are several."""
    line = " ".join(text.split())
    if len(line) <= LONGEST:
        return line
    head, space, _rest = line[:LONGEST].rpartition(" ")
    return f"{head if space else line[: LONGEST - 1]}…"


def grid_of(rows: PastRows, row: Values) -> Grid:
    """Return the grid of the assessment that a row is part of."""
    version = str(rows.assessment(row["assessment_id"])["grid_version"])
    return grids.grid_of(rows.session, version)


def _title(name: str, row: Values) -> str:
    thing = THINGS[name]
    column = next((each for each in thing.title if row.get(each)), "")
    if column in thing.lists:
        return _label(thing.lists[column], str(row[column]))
    return str(row[column]) if column else ""


def _grid_title(rows: PastRows, name: str, row: Values) -> str:
    naming = _OF_GRID.get(name)
    return naming(grid_of(rows, row), row) if naming else ""


def _label(listed: str, code: str) -> str:
    """Return the label of a code; a sensitive one is not named where colleagues read."""
    entries = reference.code_lists()[listed]
    return "" if code in entries and entries[code].sensitive else entries.label(code)


def _barrier(grid: Grid, row: Values) -> str:
    found = next((each for each in grid.barriers if each.code == row["code"]), None)
    return found.label if found and not found.sensitive else ""


def _axis(grid: Grid, row: Values) -> str:
    return next((each.short_label for each in grid.axes if each.code == row["axis"]), "")


def _question(grid: Grid, row: Values) -> str:
    return next((each.short for each in grid.questions if each.code == row["question"]), "")


_OF_GRID: Final[Mapping[str, Callable[[Grid, Values], str]]] = MappingProxyType(
    {"barrier": _barrier, "axis_score": _axis, "observed_test": _question, "answer": _question}
)
