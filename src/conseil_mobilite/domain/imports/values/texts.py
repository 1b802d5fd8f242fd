"""Free texts: the prescriber, the solutions, and the remarks that go to the note."""

import re
from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.values.reading import Cells, Given, Reading, one_line

_BETWEEN: Final = re.compile(r"(?:[;|\n•,]|\s\+\s|\s/\s|(?:^|\s)[-–]\s)(?![^()]*\))")


def read_texts(cells: Cells) -> Reading:
    return Reading(dict(_values(cells)))


def remarks(cells: Cells) -> list[str]:
    """Return the lines that the columns of remarks give to the note, each under its heading."""
    return [_remark(given) for given in cells.get(Field.SOURCE_NOTE, ())]


def _values(cells: Cells) -> Iterator[tuple[Field, Value]]:
    if prescriber := ", ".join(_said(cells, Field.PRESCRIBER)):
        yield Field.PRESCRIBER, prescriber
    pieces = [
        p for given in cells.get(Field.SOLUTIONS, ()) for p in _BETWEEN.split(given.cell.text)
    ]
    if solutions := tuple(dict.fromkeys(_typed(piece) for piece in pieces if piece.strip(" -.\t"))):
        yield Field.SOLUTIONS, solutions


def _said(cells: Cells, of: Field) -> list[str]:
    return list(dict.fromkeys(_typed(given.text) for given in cells.get(of, ())))


def _typed(text: str) -> str:
    return one_line(text).replace("'", "’")


def _remark(given: Given) -> str:
    return given.text
