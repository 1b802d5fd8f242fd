"""Rows that tell of nobody: empty, a repeated heading, a total, a legend."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.headings import GROUP
from conseil_mobilite.domain.imports.raw_table import RawRow
from conseil_mobilite.domain.imports.values.days import day_in
from conseil_mobilite.domain.imports.values.name_words import is_name, tidy_name
from conseil_mobilite.domain.imports.values.reading import one_line, says_nothing
from conseil_mobilite.domain.language.folding import fold

_TOTAL = re.compile(
    r"(?:sous |s )?tota(?:l|ux)\b.*|(?:nombre|nb|nbre)(?: total)? (?:de|d|des)\b.*"
    r"|(?:moyenne|effectifs?|somme|cumul)(?: .*|$)|\d+ (?:personnes?|beneficiaires?|dossiers?)\b.*"
)
_LEGEND = re.compile(
    r"(?:legende|nb|n b|nota|sources?|mise? a jour|document|page|fin du (?:tableau|fichier)|"
    r"(?:edite|imprime|extrait|exporte|arrete|genere)e? (?:le|au|du)|edition du|extraction du|"
    r"donnees (?:au|du|a jour))\b.*"
)
_FIGURES = re.compile(r"[-+]?[\d\s.,%€/]{1,7}|faux|vrai|false|true", re.IGNORECASE)
_NAME_HEADING = re.compile(
    r"noms?(?: (?:de|d|naissance|famille|jeune fille|usage|patronymique))*(?: et)? prenoms?(?: s)?"
)
_FEW = 2


class SpokenHeadings:
    """The headings as a row may repeat them, whole or by their parts."""

    def __init__(self, headings: Sequence[str]) -> None:
        self._parts = [
            {*map(fold, heading.split(GROUP)), fold(heading)} - {""} for heading in headings
        ]
        self._longest = max(map(len, headings), default=0)

    def has(self, rank: int, text: str) -> bool:
        may_be = len(text) <= self._longest and not text[-1:].isdigit()
        return may_be and _folded(text) in self._parts[rank]


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


def is_of_nobody(
    row: RawRow, headings: SpokenHeadings, ranks: Mapping[Field, Sequence[int]]
) -> bool:
    """Tell whether a row is to be ignored: empty, a repeated heading, a total or a legend."""
    said = [(rank, text) for rank, cell in enumerate(row.cells) if (text := one_line(cell.text))]
    if not said or all(says_nothing(text) for _, text in said):
        return True
    if _is_heading(said, headings) or _names_columns(row, ranks):
        return True
    return not _has_person(row, ranks) and _is_total_or_legend(said, ranks)


def _is_heading(said: Sequence[tuple[int, str]], headings: SpokenHeadings) -> bool:
    same = sum(headings.has(rank, text) for rank, text in said)
    return same == len(said) or (same >= _FEW and same * 2 > len(said))


def _names_columns(row: RawRow, ranks: Mapping[Field, Sequence[int]]) -> bool:
    """Tell whether the names are « NOM » and « Prénom », in other words than those above."""
    cells = (row.cells[ranks[of][0]].text for of in _BOTH if of in ranks)
    return bool(_NAME_HEADING.fullmatch(fold(" ".join(cells))))


def _has_person(row: RawRow, ranks: Mapping[Field, Sequence[int]]) -> bool:
    """Tell whether the row has a first name beside a last name, or a birth date."""
    texts = {of: row.cells[rank].text for of, (rank, *_) in ranks.items()}
    births = [row.cells[rank] for rank in ranks.get(Field.BIRTH_DATE, ())]
    if any(day_in(one_line(cell.text)) for cell in births):
        return True
    both = (texts.get(of, "") for of in _BOTH)
    return all(is_name(tidy_name(text)) for text in both)


def _is_total_or_legend(
    said: Sequence[tuple[int, str]], ranks: Mapping[Field, Sequence[int]]
) -> bool:
    names = [rank for of in _NAMES for rank in ranks.get(of, ())]
    first = [text for rank, text in said if rank == said[0][0] or rank in names]
    if any(_TOTAL.fullmatch(fold(text)) for text in first):
        return True
    if len(said) <= _FEW and _LEGEND.fullmatch(fold(first[0])):
        return True
    figures = all(_FIGURES.fullmatch(text) for _, text in said)
    return figures and (len(said) >= _FEW or not any(rank in names for rank, _ in said))


_BOTH: Final = (Field.LAST_NAME, Field.FIRST_NAME)
_NAMES: Final = (Field.LAST_NAME, Field.FIRST_NAME, Field.USUAL_NAME)
