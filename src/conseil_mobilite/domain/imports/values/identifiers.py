"""Identifiers of France Travail and of the CAF, kept as text with their noughts."""

import re
from collections.abc import Mapping
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.values.reading import Cells, Doubt, Reading, emptied

_SHAPES: Final[Mapping[Field, re.Pattern[str]]] = {
    Field.FRANCE_TRAVAIL_ID: re.compile(
        r"\d{7}[0-9A-Z]|\d{8,11}[A-Z]?|[A-Z]{0,3}\d{6,12}[A-Z]{0,2}"
    ),
    Field.CAF_ID: re.compile(r"\d{5,8}[A-Z]?|[A-Z]{0,3}\d{5,12}[A-Z]{0,2}"),
}
_SIGNS = re.compile(r"[\s.\-/]")
_WHOLE = re.compile(r"\.0$")


def read_identifiers(cells: Cells) -> Reading:
    values: dict[Field, Value] = {}
    doubts: list[Doubt] = []
    for of, shape in _SHAPES.items():
        for given in cells.get(of, ())[:1]:
            code = _SIGNS.sub("", _WHOLE.sub("", given.text)).upper()
            if shape.fullmatch(code):
                values[of] = code
            else:
                why = "n’a pas la forme attendue"
                doubts.append(emptied("identifiant_illisible", given, of, why, to_check=False))
    return Reading(values, tuple(doubts))
