"""The files that lists are written in: one workbook, or a CSV for each and for the dictionary."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from conseil_mobilite.domain.imports.list_table import ListTable
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.interchange.imports.lists_writing import write_csv, write_workbook
from conseil_mobilite.services.imports import taking_out


def list_files(
    path: Path, lists: Sequence[ListTable], *, workbook: bool
) -> Iterator[tuple[Path, bytes]]:
    """Give each file and its content, the one that was chosen first, the others named after it."""
    if workbook:
        yield path, write_workbook(lists)
        return
    first, *others = lists
    yield path, write_csv(first)
    for table in (*others, taking_out.dictionary(lists)):
        name = fold(table.name).replace(" ", "-")
        yield path.with_name(f"{path.stem}-{name}{path.suffix}"), write_csv(table)
