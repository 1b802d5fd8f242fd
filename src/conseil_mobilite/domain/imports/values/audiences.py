"""Publics as files name them, to the codes of the list `publics`."""

import re
from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.values.answers import answer
from conseil_mobilite.domain.imports.values.audience_words import audience
from conseil_mobilite.domain.imports.values.reading import Cells, Doubt, Given, Reading
from conseil_mobilite.domain.language.folding import fold

_STATUS: Final = re.compile(
    r"\b(?:judiciaires?|justice|ppsmj|spip|pjj|detenue?s?|sortant de prison|probation|refugiee?s?"
    r"|asile|bpi|sans papiers?|etrangere?s?|primo arrivante?s?|titre de sejour|ase|mna"
    r"|protection de l enfance)\b"
)
_RIGHT: Final = re.compile(r"^droits?\s+(?:au\s+)?", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"\s*(?:[;,/|\n•+]|\s[-–]\s|\bet\b|&)\s*(?![^()]*\))(?!\s?(?:de\s)?\d)"
)


def read_audiences(cells: Cells) -> Reading:
    """Read every column of publics; one headed « RSA » is read as a question."""
    found: list[str] = []
    doubts: list[Doubt] = []
    for given in cells.get(Field.AUDIENCES, ()):
        told = _answered(given)
        found += told if told is not None else _named(given, doubts)
    codes = tuple(dict.fromkeys(found))
    return Reading({Field.AUDIENCES: codes} if codes else {}, tuple(doubts))


def _answered(given: Given) -> list[str] | None:
    """Return what yes or no means under a heading that names a public; None for other cells."""
    code = audience(_RIGHT.sub("", given.heading.rsplit(" / ", 1)[-1]))
    value = given.cell.value
    told = value if isinstance(value, bool) else answer(given.text)
    if told is None or not code:
        return None
    return [code] if told else []


def _named(given: Given, doubts: list[Doubt]) -> list[str]:
    codes = [audience(given.text)]
    if codes == [""]:
        pieces = [piece for piece in _BETWEEN.split(given.text) if piece.strip()]
        codes = [audience(piece) for piece in pieces]
        unknown = [piece for piece, code in zip(pieces, codes, strict=True) if not code]
        doubts += _unknown(unknown)
    return [code for code in codes if code]


def _unknown(pieces: list[str]) -> Iterator[Doubt]:
    for piece in pieces:
        if _STATUS.search(fold(piece)):
            yield _NEVER_COLLECTED
        elif answer(piece) is None:
            said = f"Publics : « {piece} » n’est pas dans la liste ; c’est gardé dans la note."
            yield Doubt("public_inconnu", Field.AUDIENCES, said, piece)


_NEVER_COLLECTED: Final = Doubt(
    "statut_non_repris",
    Field.AUDIENCES,
    "Publics : un statut que le programme ne recueille jamais n’est ni repris ni gardé.",
)
