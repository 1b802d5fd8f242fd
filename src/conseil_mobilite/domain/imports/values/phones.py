"""Telephone numbers as files write them, to the form E.164."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.values.reading import Cells, Doubt, Given, Reading, emptied
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.french import phone_display
from conseil_mobilite.domain.people.identity import parse_phone

_SEP: Final = r"[\s.\-‐‑‒–—/_]*"
_FRENCH = (
    rf"(?:\(?(?:\+|00)?{_SEP}33\)?{_SEP}(?:\(0\)|0)?{_SEP}|0)"
    rf"[1-9](?:{_SEP}\d){{8}}|\(0[1-9]\)(?:{_SEP}\d){{8}}"
)
_FOREIGN = r"(?:\+|00)\s*(?!33)[1-9](?:[\s.\-/()]*\d){7,13}"
_NINE = rf"[1-9](?:{_SEP}\d){{8}}"
_NUMBER = re.compile(rf"(?<![\dA-Za-z+])(?:{_FRENCH}|{_FOREIGN}|{_NINE})(?!\d)")
_SCIENTIFIC = re.compile(r"\s*\d+(?:[.,]\d+)?\s*[eE]\s*\+?\s*\d+\s*")
_WHOLE = re.compile(r"(?<=\d{9})[.,]0$")
_HOURS = re.compile(r"\d{1,2}\s*[hH](?:\s*\d{2})?")
_PLACES: Final = 2
_ROUNDED = "00000"


def read_phones(cells: Cells) -> Reading:
    """Read both numbers. Where the first column is blank, the second number takes its place."""
    first, first_doubts = _numbers(cells.get(Field.PHONE, ()), Field.PHONE)
    second, second_doubts = _numbers(cells.get(Field.PHONE_2, ()), Field.PHONE_2)
    told = list(dict.fromkeys([*first, *second]))
    doubts = (*first_doubts, *second_doubts)
    if first_doubts and not first:
        return Reading(_placed(("", *told)), (*doubts, *_too_many(told[1:])))
    return Reading(_placed(told), (*doubts, *_too_many(told[_PLACES:])))


@lru_cache(maxsize=64)
def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers of a text, or none where anything else in it has figures."""
    found = [_parsed(match[0]) for match in _NUMBER.finditer(text)]
    if not all(found) or any(sign.isdigit() for sign in _rest(text)):
        return ()
    return tuple(dict.fromkeys(found))


def _numbers(cells: Iterable[Given], of: Field) -> tuple[list[str], list[Doubt]]:
    numbers: list[str] = []
    doubts: list[Doubt] = []
    for given in cells:
        text = _text(given)
        found = numbers_in(text)
        numbers += found
        doubts += _labelled(text, of) if found else _unread(given, of)
    return numbers, doubts


def _text(given: Given) -> str:
    """Return the text; of a number that a workbook shows as 6,12E+08, all its figures."""
    value = given.cell.value
    if not isinstance(value, int | float) or not _SCIENTIFIC.fullmatch(given.text):
        return _WHOLE.sub("", given.text)
    figures = f"{value:.0f}"
    return given.text if figures.endswith(_ROUNDED) else figures


def _labelled(text: str, of: Field) -> Iterator[Doubt]:
    """Keep words that stand beside a number: « 06 12 34 56 78 (sa mère) »."""
    words = fold(_HOURS.sub(" ", _rest(text))).split()
    if set(words) - {"et", "ou", "tel", "port", "portable", "fixe", "mobile", "domicile", "dom"}:
        said = f"« {text} » : le numéro est pris, les mots qui l’accompagnent sont notés."
        yield Doubt("telephone_precision", of, said, text)


def _unread(given: Given, of: Field) -> Iterator[Doubt]:
    if _SCIENTIFIC.fullmatch(given.text):
        why = "a été abîmé par un tableur, qui en a perdu les derniers chiffres"
        yield emptied("telephone_scientifique", given, of, why)
    elif not any(sign.isdigit() for sign in given.text):
        yield emptied("telephone_illisible", given, of, "n’est pas un numéro de téléphone")
    else:
        yield emptied("telephone_illisible", given, of, "n’a pas la forme d’un numéro complet")


def _parsed(text: str) -> str:
    figures = re.sub(r"[^\d+]", "", text.replace("(0)", ""))
    if re.fullmatch(r"[1-9]\d{8}", figures):
        figures = f"0{figures}"
    if re.fullmatch(r"33[1-9]\d{8}|330[1-9]\d{8}", figures):
        figures = f"+{figures}"
    try:
        return parse_phone(figures)
    except UserError:
        return ""


def _rest(text: str) -> str:
    return _HOURS.sub(" ", _NUMBER.sub(" ", text))


def _placed(numbers: Sequence[str]) -> dict[Field, Value]:
    places = zip((Field.PHONE, Field.PHONE_2), numbers, strict=False)
    return {of: number for of, number in places if number}


def _too_many(rest: Sequence[str]) -> Iterator[Doubt]:
    if rest:
        others = ", ".join(map(phone_display, rest))
        said = f"Plus de deux numéros : les deux premiers sont pris, {others} est noté."
        yield Doubt("telephones_plusieurs", Field.PHONE_2, said, others, to_check=True)
