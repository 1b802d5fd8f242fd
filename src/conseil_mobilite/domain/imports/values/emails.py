"""E-mail addresses as files write them. A typing error is never mended silently."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.values.reading import Cells, Doubt, Given, Reading, emptied

_BETWEEN = re.compile(r"[;,|\n]|\s/\s|/|\s+(?:ou|et)\s+|\s+(?=[^\s@]+@[^\s@]+\.[^\s@]+$)")
_GLUED = re.compile(r"[^\s@,;/|]+[,;/|][^\s@]+@[^\s@]+")
_FRAMED = re.compile(r"[^<>@]*<\s*([^<>\s]+)\s*>")
_NAMED = re.compile(
    r"(?:(?:e-?mail|mail|courriel|mel)\s*:\s*|mailto:)?(\S+)(?:\s*\([^()@]*\))?", re.IGNORECASE
)


def read_emails(cells: Cells) -> Reading:
    """Read the address; of several the first is kept, and the others are said."""
    found: list[str] = []
    doubts: list[Doubt] = []
    for given in cells.get(Field.EMAIL, ()):
        pieces = {piece: _valid(piece) for piece in _pieces(given.text)}
        found += filter(None, pieces.values())
        doubts += _unread(given, pieces)
    told = list(dict.fromkeys(found))
    if not told:
        return Reading(doubts=tuple(doubts))
    return Reading({Field.EMAIL: told[0]}, (*doubts, *_others(told)))


def addresses_in(text: str) -> list[str]:
    return [address for piece in _pieces(text) if (address := _valid(piece))]


def _pieces(text: str) -> list[str]:
    whole = text.strip()
    if whole.count("@") == 1 and (_GLUED.fullmatch(whole) or not re.search(r"[;,|/]", whole)):
        return [whole]
    return [piece.strip() for piece in _BETWEEN.split(whole) if piece.strip()]


@lru_cache(maxsize=64)
def _valid(piece: str) -> str:
    """Return the address in small letters, or nothing. `test` is what invented files use."""
    framed = _FRAMED.fullmatch(piece) or _NAMED.fullmatch(piece)
    address = framed[1].lower().rstrip(".;,:") if framed else ""
    if "@" not in address or not address.isascii():
        return ""
    return _judged(address)


def _judged(address: str) -> str:
    try:
        checked = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return ""
    return checked.normalized


def _unread(given: Given, pieces: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield what holds an @ and is no address, or a text that is no address at all."""
    wrong = [piece for piece, address in pieces.items() if "@" in piece and not address]
    if not any(pieces.values()):
        why = "n’est pas une adresse électronique complète"
        yield emptied("courriel_illisible", given, Field.EMAIL, why)
    elif wrong:
        said = f"« {wrong[0]} » n’est pas une adresse électronique complète : elle est notée."
        yield Doubt("courriel_illisible", Field.EMAIL, said, given.text, to_check=True)


def _others(told: Sequence[str]) -> tuple[Doubt, ...]:
    if len(told) == 1:
        return ()
    others = ", ".join(told[1:])
    said = f"Plusieurs adresses électroniques : {told[0]} est prise, {others} est notée."
    return (Doubt("courriels_plusieurs", Field.EMAIL, said, others, to_check=True),)
