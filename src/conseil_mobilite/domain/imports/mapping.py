"""Which column means what: proposed from headings and contents, or taken from a profile."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.contents import (
    hold_days,
    hold_figures,
    likely,
    sample,
    unmistakable,
)
from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.heading_places import Place
from conseil_mobilite.domain.imports.headings import GROUP, compared, meaning
from conseil_mobilite.domain.imports.nir_columns import nir_columns
from conseil_mobilite.domain.imports.raw_table import RawCell, RawTable
from conseil_mobilite.domain.imports.values.answers import answer
from conseil_mobilite.domain.imports.values.audience_words import audience
from conseil_mobilite.domain.imports.values.days import EVENTS
from conseil_mobilite.domain.imports.values.reading import says_none, says_nothing
from conseil_mobilite.domain.language.folding import fold

__all__ = ["ColumnMapping", "columns_of", "compared", "mapping_of", "propose"]

SEVERAL: Final = frozenset(
    {
        Field.PHONE,
        Field.PHONE_2,
        Field.EMAIL,
        Field.ADDRESS,
        Field.CIVILITY,
        Field.AUDIENCES,
        Field.SOLUTIONS,
        Field.PRESCRIBER,
        Field.SOURCE_NOTE,
    }
)
"""The fields that several columns may feed; of any other only one column is taken."""
_FIGURES: Final = frozenset({*EVENTS, Field.PHONE})
_EXPLICIT: Final = re.compile(r"\bdates?\b|\btel\w*|\bportables?\b|\bnaiss\w*|\bddn\b|\bnee? ")
_TRACKS: Final = frozenset(
    {
        *("pro", "social", "sociale", "socio pro", "sociopro", "emploi", "insertion"),
        *("professionnel", "professionnelle", "socioprofessionnel", "socioprofessionnelle"),
    }
)
"""How a département sorts who receives the RSA: the word « Orientation » stands above it too."""
_BIRTH_NAME: Final = ("naissance", "jeune fille", "patronymique", "naiss")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One field for each heading, None where the column is not taken.

    Where no column is for the first name, the one of the last name holds both.
    """

    fields: tuple[Field | None, ...]

    def ranks(self) -> Mapping[Field, tuple[int, ...]]:
        """Return the ranks of the columns of each field, in the order of the file."""
        found: dict[Field, tuple[int, ...]] = {}
        for rank, of in enumerate(self.fields):
            if of is not None:
                found[of] = (*found.get(of, ()), rank)
        return MappingProxyType(found)


def propose(table: RawTable) -> ColumnMapping:
    """Propose what each column means; the adviser may change it."""
    told = _named(table)
    contents = [sample(row.cells[rank] for row in table.rows) for rank in range(len(told))]
    fields = [
        _belied(each, table.headings[rank], contents[rank]) if isinstance(each, Field) else None
        for rank, each in enumerate(told)
    ]
    fields = _two_names(table.headings, fields)
    for rank, each in enumerate(told):
        if fields[rank] is None and each in {Place.UNKNOWN, Place.SILENT}:
            fields[rank] = _by_contents(contents[rank], fields, silent=each is Place.SILENT)
    fields = _beside_postcode(told, fields, contents)
    return ColumnMapping(tuple(_second_phone(_once(table.headings, fields))))


def mapping_of(table: RawTable, columns: Mapping[str, str]) -> ColumnMapping:
    """Apply a profile: `columns` gives a canonical field, or "", to each heading as compared."""
    known = {of.value: of for of in Field}
    fields = {compared(heading): known.get(field) for heading, field in columns.items()}
    return ColumnMapping(tuple(fields.get(key) for key in _keys(table.headings)))


def columns_of(table: RawTable, mapping: ColumnMapping) -> dict[str, str]:
    """Return the mapping as a profile keeps it."""
    pairs = zip(_keys(table.headings), mapping.fields, strict=True)
    return {key: of.value if of else "" for key, of in pairs}


def _keys(headings: Sequence[str]) -> Iterator[str]:
    """Yield one key a column: an empty heading has its rank, one that comes again its turn."""
    seen: Counter[str] = Counter()
    for rank, heading in enumerate(headings, 1):
        key = compared(heading) or f"colonne {rank}"
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key} {seen[key]}"


def _named(table: RawTable) -> list[Field | Place]:
    groups = Counter(heading.rpartition(GROUP)[0] for heading in table.headings)
    nirs = nir_columns(table)
    return [
        Place.NIR
        if rank in nirs
        else meaning(heading, grouped=groups[heading.rpartition(GROUP)[0]] > 1)
        for rank, heading in enumerate(table.headings)
    ]


def _belied(of: Field, heading: str, cells: Sequence[RawCell]) -> Field | None:
    """Correct what a short heading seems to say: « Bilan » may hold dates, or « oui » and « non ».

    « Orientation » may hold who referred the person, or when.
    """
    told = [cell for cell in cells if not says_nothing(cell.text) and not says_none(cell.text)]
    if of in _FIGURES and told and not _holds(heading, told):
        return Field.AUDIENCES if audience(heading) else None
    if of is not Field.PRESCRIBER or not told:
        return of
    if all(fold(cell.text) in _TRACKS for cell in told):
        return None
    return Field.REFERRED_ON if hold_days(told) else of


def _holds(heading: str, cells: Sequence[RawCell]) -> bool:
    """Tell whether cells may be days or numbers; a plain heading is belied by « oui » alone."""
    if _is_explicit(heading):
        return any(answer(cell.text) is None for cell in cells)
    return hold_figures(cells)


def _two_names(headings: Sequence[str], fields: Sequence[Field | None]) -> list[Field | None]:
    """Read « Nom » beside « Nom de naissance » as the name in use, and the latter as the name."""
    names = [rank for rank, of in enumerate(fields) if of is Field.LAST_NAME]
    birth = [rank for rank in names if any(w in compared(headings[rank]) for w in _BIRTH_NAME)]
    plain = [rank for rank in names if rank not in birth]
    if not birth or not plain:
        return list(fields)
    usual = Field.USUAL_NAME if Field.USUAL_NAME not in fields else None
    return [usual if rank == plain[0] else of for rank, of in enumerate(fields)]


def _by_contents(
    cells: Sequence[RawCell], fields: Sequence[Field | None], *, silent: bool
) -> Field | None:
    found = likely(cells) if silent else None
    found = unmistakable(cells) or found
    return found if found in SEVERAL or found not in fields else None


def _beside_postcode(
    told: Sequence[Field | Place],
    fields: Sequence[Field | None],
    contents: Sequence[Sequence[RawCell]],
) -> list[Field | None]:
    """Read a silent column of texts just after the postcode as the commune."""
    taken = list(fields)
    for rank in range(1, len(taken)):
        text = contents[rank] and not any(c.isdigit() for c in contents[rank][0].text)
        follows = taken[rank - 1] is Field.POSTCODE and Field.MUNICIPALITY not in taken
        if told[rank] is Place.SILENT and follows and text:
            taken[rank] = Field.MUNICIPALITY
    return taken


def _once(headings: Sequence[str], fields: Sequence[Field | None]) -> Iterator[Field | None]:
    """Keep one column a field: the first that names it in full, or else the first."""
    ranks = sorted(range(len(fields)), key=lambda rank: not _is_explicit(headings[rank]))
    kept = {fields[rank]: rank for rank in reversed(ranks)}
    for rank, of in enumerate(fields):
        yield of if of in SEVERAL or kept[of] == rank else None


def _is_explicit(heading: str) -> bool:
    return bool(_EXPLICIT.search(compared(heading)))


def _second_phone(fields: Iterable[Field | None]) -> Iterator[Field | None]:
    first = True
    for of in fields:
        yield Field.PHONE_2 if of is Field.PHONE and not first else of
        first = first and of is not Field.PHONE
