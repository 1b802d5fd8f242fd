"""Tables and communes for the rules of imports, without any file."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from conseil_mobilite.domain.imports.decisions import ImportLine, ImportPreview
from conseil_mobilite.domain.imports.examination import Context, examine
from conseil_mobilite.domain.imports.known_people import KnownPeople, KnownPerson
from conseil_mobilite.domain.imports.mapping import propose
from conseil_mobilite.domain.imports.raw_table import RawCell, RawRow, RawTable
from conseil_mobilite.store.reference.territories import Territories

ON = date(2026, 3, 12)


@cache
def territories() -> Territories:
    return Territories.open()


def table(headings: Sequence[str], *rows: Sequence[str]) -> RawTable:
    """Return a table whose first row is the second of its file."""
    return RawTable(
        "liste.csv",
        "",
        tuple(headings),
        tuple(
            RawRow(number, tuple(RawCell(text, text or None) for text in row))
            for number, row in enumerate(rows, 2)
        ),
    )


def preview_of(wanted: RawTable, known: Sequence[KnownPerson] = ()) -> ImportPreview:
    context = Context(ON, territories(), KnownPeople(known))
    return examine(wanted, propose(wanted), context)


def examined(wanted: RawTable, known: Sequence[KnownPerson] = ()) -> tuple[ImportLine, ...]:
    return preview_of(wanted, known).lines
