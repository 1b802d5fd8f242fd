"""Messy lists read, understood and reported: what is expected of each row was written by hand."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.interchange.imports.messy_files.messy_file import Expected, MessyFile
from tests.interchange.imports.messy_files.other_bodies import OTHER_BODIES
from tests.interchange.imports.messy_files.text_files import TEXT_FILES
from tests.interchange.imports.messy_files.workbooks import WORKBOOKS

from conseil_mobilite.domain.imports.examination import Context, examine
from conseil_mobilite.domain.imports.known_people import KnownPeople
from conseil_mobilite.domain.imports.mapping import propose
from conseil_mobilite.interchange.imports.report_json import report_of
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.store.reference.territories import Territories

ON = date(2026, 3, 12)
FILES = (*TEXT_FILES, *OTHER_BODIES, *WORKBOOKS)
NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def places() -> Iterator[Territories]:
    territories = Territories.open()
    yield territories
    territories.close()


@pytest.mark.parametrize("messy", FILES, ids=[messy.name for messy in FILES])
def test_every_row_of_a_messy_file_is_decided_as_written(
    messy: MessyFile, places: Territories, tmp_path: Path
) -> None:
    table = read_table(messy.write(tmp_path), sheet=messy.sheet)

    preview = examine(table, propose(table), Context(ON, places, KnownPeople()))

    lines = json.loads(report_of(preview).replace(NO_BREAK, " "))["lignes"]
    assert {line["ligne"]: told(line) for line in lines} == dict(messy.rows)


def told(line: dict[str, object]) -> Expected:
    """Return a line of the report as the expectations are written."""
    assert list(line) == ["ligne", "decision", "valeurs", "alertes", "lie_a"]
    match line:
        case {"decision": str(decision), "valeurs": dict(values), "alertes": list(alerts)}:
            codes = tuple(str(alert["code"]) for alert in alerts)
            row = line["lie_a"]
            return Expected(decision, values, codes, row if isinstance(row, int) else None)
        case _:
            raise AssertionError(line)
