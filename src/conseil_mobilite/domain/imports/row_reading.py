"""One row understood by itself, before it is compared with others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.raw_table import RawRow
from conseil_mobilite.domain.imports.remembered_communes import RememberedCommunes
from conseil_mobilite.domain.imports.values.addresses import read_address
from conseil_mobilite.domain.imports.values.answers import ANSWERED, read_answers
from conseil_mobilite.domain.imports.values.audiences import read_audiences
from conseil_mobilite.domain.imports.values.contacts import read_contacts
from conseil_mobilite.domain.imports.values.days import read_days
from conseil_mobilite.domain.imports.values.identifiers import read_identifiers
from conseil_mobilite.domain.imports.values.names import Names, read_names
from conseil_mobilite.domain.imports.values.reading import (
    Cells,
    Doubt,
    Given,
    Reading,
    one_line,
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
_RANKS: Final = {of: rank for rank, of in enumerate(Field)}


@dataclass(frozen=True, slots=True)
class RowReader:
    """What is the same for every row: headings, columns of each field, day and communes."""

    headings: Sequence[str]
    ranks: Mapping[Field, Sequence[int]]
    on: date
    communes: RememberedCommunes

    @property
    def both(self) -> bool:
        """Whether one column holds the last and the first name."""
        return Field.FIRST_NAME not in self.ranks


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
    names = read_names(cells, both=reader.both)
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
    ranks, meant = reader.ranks[of], of in _NAMES or of in ANSWERED
    found = ((rank, row.cells[rank], one_line(row.cells[rank].text)) for rank in ranks)
    return tuple(
        Given(reader.headings[rank], cell, text)
        for rank, cell, text in found
        if not cell.error and not says_nothing(text) and (meant or not says_none(text))
    )


def _errors(row: RawRow, reader: RowReader) -> Iterator[Doubt]:
    """Say the cells where a spreadsheet shows an error of calculation."""
    for of, ranks in reader.ranks.items():
        for rank in ranks:
            if error := row.cells[rank].error:
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
