"""Every row of a sheet understood and judged, before anything is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.imports.decisions import Alert, Field, ImportLine, ImportPreview
from conseil_mobilite.domain.imports.judging import Judge
from conseil_mobilite.domain.imports.known_people import KnownPeople
from conseil_mobilite.domain.imports.mapping import ColumnMapping
from conseil_mobilite.domain.imports.nir_columns import cleaned
from conseil_mobilite.domain.imports.places import Places
from conseil_mobilite.domain.imports.raw_table import RawRow, RawTable
from conseil_mobilite.domain.imports.remembered_communes import RememberedCommunes
from conseil_mobilite.domain.imports.row_kinds import SpokenHeadings, is_of_nobody
from conseil_mobilite.domain.imports.row_reading import RowReader, read_row
from conseil_mobilite.domain.imports.values.name_order import NameOrder, name_order
from conseil_mobilite.domain.language.french import spaced

_STEP = 200
_NAMES: Final = (Field.LAST_NAME, Field.USUAL_NAME)
NIR_DROPPED: Final = Alert(
    "numero_retire",
    None,
    spaced(
        "Un numéro de sécurité sociale a été retiré : la loi en réserve l’usage. Il n’est gardé "
        "nulle part."
    ),
)
HIDDEN: Final = Alert("ligne_masquee", None, "Cette ligne est masquée dans le classeur.")


@dataclass(frozen=True, slots=True)
class Context:
    """The day of the import, the list of communes, and the files of the base (none: no base)."""

    on: date
    places: Places
    known: KnownPeople


def _nothing(_done: int, _of: int) -> None:
    pass


def examine(
    table: RawTable,
    mapping: ColumnMapping,
    context: Context,
    report: Callable[[int, int], None] = _nothing,
) -> ImportPreview:
    """Decide of every row. `report` is told now and then how many are done, of how many."""
    clean = cleaned(table)
    fields = [None if rank in clean.columns else of for rank, of in enumerate(mapping.fields)]
    ranks = ColumnMapping(tuple(fields)).ranks()
    communes = RememberedCommunes(context.places)
    order = _order(clean.table, ranks)
    reader = RowReader(clean.table.headings, ranks, context.on, communes, order)
    spoken = SpokenHeadings(reader.headings)
    judge = Judge(context.known)
    lines: list[ImportLine] = []
    for row in clean.table.rows:
        line = _line(row, reader, judge, spoken)
        said = (*line.alerts, NIR_DROPPED)
        lines.append(replace(line, alerts=said) if row.number in clean.rows else line)
        if len(lines) % _STEP == 0:
            report(len(lines), len(table.rows))
    report(len(lines), len(table.rows))
    return ImportPreview(clean.table.file_name, table.sheet, tuple(lines))


def _order(table: RawTable, ranks: Mapping[Field, Sequence[int]]) -> NameOrder | None:
    """Return how the only column of names writes them; None where first names have their own."""
    if Field.FIRST_NAME in ranks:
        return None
    rank = next((ranks[of][0] for of in _NAMES if of in ranks), None)
    if rank is None:
        return NameOrder()
    return name_order(table.headings[rank], (row.cells[rank].text for row in table.rows))


def _line(row: RawRow, reader: RowReader, judge: Judge, spoken: SpokenHeadings) -> ImportLine:
    if is_of_nobody(row, spoken, reader.ranks):
        verdict = judge.ignored()
        return ImportLine(row.number, verdict.decision, MappingProxyType({}))
    read = read_row(row, reader)
    verdict = judge.judge(row.number, read)
    hidden = (HIDDEN,) if row.hidden else ()
    doubts = tuple(dict.fromkeys(doubt.alert() for doubt in read.doubts))
    return ImportLine(
        number=row.number,
        decision=verdict.decision,
        values=MappingProxyType(dict(read.values)),
        alerts=(*verdict.alerts, *doubts, *hidden),
        linked_to=verdict.linked_to,
        known=verdict.known,
    )
