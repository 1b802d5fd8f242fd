"""One row understood by itself, before it is compared with others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.raw_table import RawCell, RawRow
from conseil_mobilite.domain.imports.remembered_communes import RememberedCommunes
from conseil_mobilite.domain.imports.values.addresses import read_address
from conseil_mobilite.domain.imports.values.answers import ANSWERED, read_answers
from conseil_mobilite.domain.imports.values.audiences import read_audiences
from conseil_mobilite.domain.imports.values.contacts import read_contacts
from conseil_mobilite.domain.imports.values.days import read_days
from conseil_mobilite.domain.imports.values.identifiers import read_identifiers
from conseil_mobilite.domain.imports.values.name_order import NameOrder
from conseil_mobilite.domain.imports.values.names import Names, read_names
from conseil_mobilite.domain.imports.values.reading import (
    KEPT,
    Cells,
    Doubt,
    Given,
    Reading,
    one_line,
    says_ditto,
    says_none,
    says_nothing,
    together,
)
from conseil_mobilite.domain.imports.values.texts import read_texts, remarks

_CHECKED: Final = frozenset(
    {
        *(Field.BIRTH_DATE, Field.ENTERED_ON, Field.REFERRED_ON, Field.REGISTERED_FT_ON),
        *(Field.ASSESSED_ON, Field.ENDED_ON, Field.MUNICIPALITY, Field.EMAIL),
        *(Field.PHONE, Field.PHONE_2),
    }
)
_KEPT_AS_TEXT: Final = re.compile(r"""['’](?=[\d+])(.+)|="([^"]+)\"""")
_ERROR: Final = re.compile(r"#(?:N/A|NAME\?|NOM\?|[A-Z]{2,}(?:/0)?!|#+)")
_RANKS: Final = {of: rank for rank, of in enumerate(Field)}


@dataclass(frozen=True, slots=True)
class RowReader:
    """What is the same for every row: headings, columns of each field, day and communes."""

    headings: Sequence[str]
    ranks: Mapping[Field, Sequence[int]]
    on: date
    communes: RememberedCommunes
    order: NameOrder | None
    """How the column that holds last and first names writes them; None where they have two."""


@dataclass(frozen=True, slots=True)
class RowRead:
    """`names.why` is set where the row has no usable name; `nameless` where it has none at all."""

    names: Names
    values: Mapping[Field, Value]
    doubts: tuple[Doubt, ...]
    nameless: bool

    def text(self, of: Field) -> str:
        value = self.values.get(of, "")
        return value if isinstance(value, str) else ""


def read_row(row: RawRow, reader: RowReader) -> RowRead:
    cells = {of: told for of in reader.ranks if (told := _given(row, of, reader))}
    names = read_names(cells, reader.order)
    written, address = read_address(cells)
    read = together(
        (
            names.reading,
            read_days(cells, reader.on),
            read_contacts(cells),
            address,
            reader.communes.read(written),
            read_identifiers(cells),
            read_answers(cells),
            read_audiences(cells),
            read_texts(cells),
            Reading(doubts=tuple(_errors(row, reader))),
        )
    )
    values = {**read.values, **_note(cells, read)}
    ordered = dict(sorted(values.items(), key=lambda pair: _RANKS[pair[0]]))
    return RowRead(names, ordered, read.doubts, not any(cells.get(of) for of in _NAMES))


def _given(row: RawRow, of: Field, reader: RowReader) -> tuple[Given, ...]:
    """Return the cells that say something; « aucun » is an answer, and may be a surname."""
    found: list[Given] = []
    for rank in reader.ranks[of]:
        cell = row.cells[rank]
        if cell.text and not _error(cell) and not says_nothing(text := _bare(cell.text)):
            given = Given(reader.headings[rank], cell, text)
            found += () if says_ditto(text) and of is not Field.SOURCE_NOTE else (given,)
    if of in _NAMES or of in ANSWERED:
        return tuple(found)
    return tuple(given for given in found if not says_none(given.text))


def _error(cell: RawCell) -> str:
    """Return the error of a formula, of a workbook or as a text file keeps it."""
    return cell.error or (cell.text if cell.text[:1] == "#" and _ERROR.fullmatch(cell.text) else "")


def _bare(text: str) -> str:
    """Take off the marks by which a figure was kept as text: « '02100 » and « ="02100" »."""
    line = one_line(text)
    found = _KEPT_AS_TEXT.fullmatch(line) if line[:1] in "'’=" else None
    return next(filter(None, found.groups())) if found else line


def _errors(row: RawRow, reader: RowReader) -> Iterator[Doubt]:
    """Say the cells where a spreadsheet shows an error, or that refer to the row above."""
    for of, ranks in reader.ranks.items():
        for rank in ranks:
            text = row.cells[rank].text.strip()
            if text and of not in _UNSAID and says_ditto(text):
                said = f"{FIELD_WORDS[of]} : « {text} » renvoie à une autre ligne. {KEPT}"
                yield Doubt("valeur_idem", of, said, text, to_check=of in _CHECKED)
            elif error := _error(row.cells[rank]):
                said = (
                    f"{FIELD_WORDS[of]} : le tableur montre l’erreur « {error} ». Le champ "
                    f"reste vide."
                )
                yield Doubt("cellule_en_erreur", of, said, error, to_check=of in _CHECKED)


def _note(cells: Cells, read: Reading) -> dict[Field, Value]:
    lines = [*remarks(cells), *(doubt.note() for doubt in read.doubts)]
    note = "\n".join(dict.fromkeys(line for line in lines if line))
    return {Field.SOURCE_NOTE: note} if note else {}


_NAMES: Final = (Field.LAST_NAME, Field.FIRST_NAME, Field.USUAL_NAME)
_UNSAID: Final = frozenset({*_NAMES, Field.SOURCE_NOTE})
