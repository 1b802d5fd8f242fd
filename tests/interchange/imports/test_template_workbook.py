"""The template that advisers fill."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.field_words import FIELD_WORDS
from conseil_mobilite.domain.imports.mapping import propose
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.interchange.imports.template_columns import COLUMNS
from conseil_mobilite.interchange.imports.template_workbook import write_template

PUBLICS = ("Bénéficiaire du RSA", "Parent isolé", "Personne, hors RQTH (âge; grossesse…)")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Modèle d’import.xlsx"
    path.write_bytes(write_template({Field.AUDIENCES: PUBLICS}))
    return path


@pytest.fixture
def book(path: Path) -> Workbook:
    return load_workbook(path)


def test_every_field_has_its_column_under_its_plain_name(path: Path) -> None:
    table = read_table(path)

    assert table.sheet == "Personnes"
    assert table.sheets == ("Personnes", "Mode d’emploi", "Listes")
    assert table.headings == tuple(FIELD_WORDS[column.field] for column in COLUMNS)
    assert {column.field for column in COLUMNS} == set(Field)
    assert table.rows == ()


def test_every_heading_is_understood_without_a_hand(path: Path, book: Workbook) -> None:
    wanted = tuple(column.field for column in COLUMNS)
    assert propose(read_table(path)).fields == wanted

    for rank in (0, 1):
        book["Personnes"].append([column.examples[rank] or None for column in COLUMNS])
    book.save(path)

    assert propose(read_table(path)).fields == wanted


def test_what_is_filled_is_read_and_the_examples_are_not(path: Path, book: Workbook) -> None:
    book["Personnes"].append(["FLORENTIN", "Maëlle"])
    book.save(path)

    table = read_table(path)

    assert [[cell.text for cell in row.cells[:2]] for row in table.rows] == [
        ["FLORENTIN", "Maëlle"]
    ]


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        (Field.CIVILITY, ("Mme", "M.")),
        (Field.CAR_LICENCE, ("oui", "non")),
        (Field.VEHICLE, ("oui", "non")),
        (Field.RQTH, ("oui", "non")),
        (Field.OPPOSITION, ("oui", "non")),
        (Field.AUDIENCES, PUBLICS),
    ],
    ids=lambda given: given.value if isinstance(given, Field) else "",
)
def test_a_list_to_choose_from_leads_to_its_choices(
    book: Workbook, field: Field, texts: tuple[str, ...]
) -> None:
    letter = get_column_letter([column.field for column in COLUMNS].index(field) + 1)
    checks = book["Personnes"].data_validations.dataValidation
    check = next(each for each in checks if str(each.sqref) == f"{letter}2:{letter}2001")

    sheet, _, place = str(check.formula1).partition("!")

    assert check.type == "list"
    assert [cell.value for (cell,) in book[sheet][place.replace("$", "")]] == list(texts)


def test_every_column_says_what_it_asks_and_holds_text_or_days(book: Workbook) -> None:
    sheet = book["Personnes"]
    checks = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    widths = sheet.column_dimensions.values()

    for at, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(at)
        check = checks[f"{letter}2:{letter}2001"]
        laid_out = next(each for each in widths if (each.min or 0) <= at <= (each.max or 0))
        assert 0 < len(check.prompt) <= 255
        assert check.promptTitle in {FIELD_WORDS[column.field], ""}
        assert laid_out.number_format == ("dd/mm/yyyy" if column.is_day else "@")
    assert sheet.freeze_panes == "C2"
