"""Free texts: the prescriber, the solutions, and the remarks that go to the note."""

import re
from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.values.reading import Cells, Given, Reading, one_line
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import spaced

_BETWEEN: Final = re.compile(r"(?:[;|\n•]|\s\+\s|\s/\s|(?:^|\s)[-–]\s)(?![^()]*\))")
_LEADING: Final = " -–—•*·.\t\r\n"
_NO_SOLUTION: Final = frozenset(
    {"ras", "rien", "aucun", "aucune", "neant", "aucune solution", "non", "0"}
)
_COMMA: Final = re.compile(r",(?![^()]*\))")


def read_texts(cells: Cells) -> Reading:
    return Reading(dict(_values(cells)))


def remarks(cells: Cells) -> list[str]:
    """Return the lines that the columns of remarks give to the note, each under its heading."""
    return [_remark(given) for given in cells.get(Field.SOURCE_NOTE, ())]


def _values(cells: Cells) -> Iterator[tuple[Field, Value]]:
    if prescriber := ", ".join(_said(cells, Field.PRESCRIBER)):
        yield Field.PRESCRIBER, prescriber
    pieces = [p for given in cells.get(Field.SOLUTIONS, ()) for p in _pieces(given.cell.text)]
    if solutions := tuple(
        dict.fromkeys(_typed(piece.strip(_LEADING)) for piece in pieces if _tells(piece))
    ):
        yield Field.SOLUTIONS, solutions


def _pieces(text: str) -> list[str]:
    """Part a list; a comma parts one that has no stronger sign."""
    pieces = _BETWEEN.split(text)
    return pieces if len(pieces) > 1 else _COMMA.split(text)


def _tells(piece: str) -> bool:
    """Tell whether a piece names something: « aucune », « RAS » and a dash alone do not."""
    said = piece.strip(_LEADING)
    return bool(said) and fold(said) not in _NO_SOLUTION


def _said(cells: Cells, of: Field) -> list[str]:
    return list(dict.fromkeys(_typed(given.text) for given in cells.get(of, ())))


def _typed(text: str) -> str:
    return one_line(text).replace("'", "’")


def _remark(given: Given) -> str:
    """Return the text on as many lines as it had."""
    lines = (spaced(one_line(line)) for line in given.cell.text.splitlines())
    return "\n".join(line for line in lines if line)
