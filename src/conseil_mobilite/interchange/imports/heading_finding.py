"""Find the heading of a sheet by what its rows hold, wherever it stands, on one line or two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import Final

from conseil_mobilite.domain.imports.raw_table import RawCell
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.interchange.imports.grid import Grid, GridRow, Span
from conseil_mobilite.interchange.imports.heading_words import (
    is_known,
    is_plain,
    known_words,
    tells_of_people,
)

_LOOKED_AT: Final = 60
_ENOUGH: Final = 0.5
_FEW_CELLS: Final = 8
"""Fewer cells than that prove nothing: a person may be called Ville."""
_DOUBTED: Final = 6
"""Cells that are no headings, supposed beside those that are read: « NE » may be a name."""
_JOINED: Final = " / "


@dataclass(frozen=True, slots=True)
class Heading:
    """`texts` by the rank of their column; `first` and `last` are places among the rows.

    Without a heading, `texts` is empty and `last` is -1: everything is data.
    """

    texts: Mapping[int, str]
    first: int
    last: int


def find_heading(grid: Grid) -> Heading:
    """Return the heading of a sheet; a sheet that seems to have none gives an empty one."""
    rows = [rank for rank, row in enumerate(grid.rows[:_LOOKED_AT]) if row.cells]
    if not rows:
        return Heading({}, 0, -1)
    width = _usual_width([grid.rows[rank] for rank in rows])
    best = max(rows, key=lambda rank: (round(_likeness(grid.rows[rank], width), 3), -rank))
    if not _convincing(grid, best, width):
        return Heading({}, 0, -1)
    for top, bottom in ((best - 1, best), (best, best + 1)):
        if top >= 0 and bottom < len(grid.rows) and _are_pair(grid, top, bottom):
            return Heading(_joined(grid, top, bottom), top, bottom)
    return Heading(_texts(grid.rows[best]), best, best)


def likeness_to_people(grid: Grid) -> float:
    """Weigh how much a sheet looks like a list: who and where in its heading, then rows.

    Headings that stand among the rows as well are those of a dictionary, or of explanations.
    """
    heading = find_heading(grid)
    below = [row for row in grid.rows[heading.last + 1 :] if len(row.cells) > 1]
    told = [cell.text for row in below for cell in row.cells.values()]
    explained = sum(map(is_known, told)) / (len(told) + _DOUBTED)
    named = sum(map(tells_of_people, set(heading.texts.values())))
    return (1 + named) * min(2 + len(below), 12) * max(1 - 3 * explained, 0.01)


def _usual_width(rows: Sequence[GridRow]) -> int:
    widths = sorted(len(row.cells) for row in rows)
    return widths[len(widths) * 4 // 5]


def _likeness(row: GridRow, width: int) -> float:
    """Weigh how much a row looks like a heading, from -4 to 5."""
    texts = [cell.text for cell in row.cells.values() if not _is_data(cell)]
    total = max(len(row.cells), 1)
    known = known_words(texts) / total
    unique = len(set(texts)) / total
    data = 1 - len(texts) / total
    filled = min(total / max(width, 1), 1.0)
    return filled * (3 * known + (1 - data) + unique) - 4 * data


def _is_data(cell: RawCell) -> bool:
    if cell.error or isinstance(cell.value, bool | int | float | date | time):
        return not (isinstance(cell.value, int) and 1900 < cell.value < 2200)  # noqa: PLR2004 - a year
    return not is_plain(cell.text)


def _convincing(grid: Grid, best: int, width: int) -> bool:
    """Say whether a row is a heading rather than the likeliest row of a list that has none."""
    row = grid.rows[best]
    known = known_words(cell.text for cell in row.cells.values())
    if known >= _ENOUGH * len(row.cells) or known > 2:  # noqa: PLR2004 - no name holds three
        return True
    if any(map(_is_data, row.cells.values())):
        return False
    before = [each for each in grid.rows[:best] if len(each.cells) > width / 2]
    after = grid.rows[best + 1 : best + 1 + _LOOKED_AT]
    return not before and bool(known or _contrasts(row, after))


def _contrasts(row: GridRow, after: Sequence[GridRow]) -> bool:
    """Say whether figures, dates or long texts stand under words."""
    under = [each.cells[rank] for each in after for rank in each.cells if rank in row.cells]
    return sum(map(_is_data, under)) > len(under) / (2 * max(len(row.cells), 1))


def _are_pair(grid: Grid, top: int, bottom: int) -> bool:
    """Say whether two rows are one heading: groups above, the columns of each below."""
    above, below = _texts(grid.rows[top]), _texts(grid.rows[bottom])
    if grid.rows[bottom].number != grid.rows[top].number + 1 or not below:
        return False
    if not _mostly_plain(grid.rows[top]) or not _mostly_plain(grid.rows[bottom]):
        return False
    if _continues(above, below):
        return True
    groups = set(above.values())
    known = sum(map(is_known, below.values()))
    if len(groups) < 2 or known < _ENOUGH * len(below):  # noqa: PLR2004 - one alone is a title
        return False
    if _wide_spans(grid, top):
        return True
    lacking = any(rank not in above for rank in below)
    return lacking and sum(map(is_known, groups)) >= _ENOUGH * len(groups)


def _continues(above: Mapping[int, str], below: Mapping[int, str]) -> bool:
    """Say whether some columns go on in a second line: « Date de », then « naissance »."""
    sparse = below.keys() <= above.keys() and len(below) < len(above)
    unlike = all(fold(above[rank]) != fold(text) for rank, text in below.items() if sparse)
    return sparse and unlike and all(map(is_known, below.values()))


def _mostly_plain(row: GridRow) -> bool:
    """Say whether a row could be a heading, « % » and « # » now and then included."""
    return sum(map(_is_data, row.cells.values())) <= len(row.cells) / 4


def _texts(row: GridRow) -> dict[int, str]:
    """Return the texts of a row on one line each."""
    return {rank: " ".join(cell.text.split()) for rank, cell in sorted(row.cells.items())}


def _wide_spans(grid: Grid, place: int) -> list[Span]:
    number = grid.rows[place].number
    return [
        span
        for span in grid.spans
        if span.first_row <= number <= span.last_row and span.first_column < span.last_column
    ]


def _joined(grid: Grid, top: int, bottom: int) -> dict[int, str]:
    groups, below = _spread(grid, top, bottom), _texts(grid.rows[bottom])
    columns = sorted({*groups, *below})
    joint = " " if _continues(_texts(grid.rows[top]), below) else _JOINED
    return {rank: _both(groups.get(rank, ""), below.get(rank, ""), joint) for rank in columns}


def _both(group: str, text: str, joint: str) -> str:
    return text if not group or group == text else f"{group}{joint}{text}" if text else group


def _spread(grid: Grid, top: int, bottom: int) -> dict[int, str]:
    """Give each column its group: over the merged range, or else until the next group."""
    texts = _texts(grid.rows[top])
    spread = dict(texts)
    if spans := _wide_spans(grid, top):
        for span in spans:
            if text := texts.get(span.first_column):
                last = min(span.last_column, max(grid.rows[bottom].cells, default=0))
                spread.update(dict.fromkeys(range(span.first_column, last + 1), text))
        return spread
    below = grid.rows[bottom].cells
    ends = [*texts, max([*below, *texts]) + 1]
    for start, end in pairwise(ends):
        if start in below:
            reached = [rank for rank in range(start, end) if rank in below]
            spread.update(dict.fromkeys(reached, texts[start]))
    return spread
