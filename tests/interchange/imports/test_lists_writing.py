"""Lists written to CSV and to workbooks, and read back."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from conseil_mobilite.domain.imports.list_table import ListColumn, ListTable, ListValue
from conseil_mobilite.interchange.imports.lists_writing import write_csv, write_workbook
from conseil_mobilite.interchange.imports.table_reading import read_table

COLUMNS = (
    ListColumn("nom", "Nom", "Nom de naissance."),
    ListColumn("date_naissance", "Date de naissance", "Vide si elle n’est pas connue."),
    ListColumn("telephone", "Téléphone", "Avec l’indicatif du pays."),
    ListColumn("code_postal", "Code postal", "Cinq chiffres."),
    ListColumn("vehicule", "Véhicule", "oui ou non."),
)
ROWS: tuple[tuple[ListValue, ...], ...] = (
    ("LEFÈVRE", date(1985, 3, 12), "+33612345678", "02100", True),
    ("=1+1", None, "'33", "-5", False),
    ('L’HAŸ; "Lili"\nsuite', date(1899, 5, 1), "@a", "\tx", None),
)


def read_back(folder: Path, table: ListTable, kind: str) -> list[tuple[str, ...]]:
    path = folder / f"liste.{kind}"
    path.write_bytes(write_csv(table) if kind == "csv" else write_workbook([table]))
    read = read_table(path)
    return [read.headings, *(tuple(cell.text for cell in row.cells) for row in read.rows)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_reads_back_the_same(tmp_path: Path, kind: str) -> None:
    table = ListTable("Personnes", COLUMNS, ROWS)

    assert read_back(tmp_path, table, kind) == [
        tuple(column.heading for column in COLUMNS),
        ("LEFÈVRE", "12/03/1985", "+33612345678", "02100", "oui"),
        ("=1+1", "", "'33", "-5", "non"),
        ('L’HAŸ; "Lili"\nsuite', "01/05/1899", "@a", "\tx", ""),
    ]


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=12)


@settings(max_examples=25, deadline=None)
@example(texts=["_x000D_", "sep=;", "'=A1", "a\r\nb"], kind="xlsx")
@example(texts=["_x000D_", "sep=;", "'=A1", "a\r\nb"], kind="csv")
@example(texts=["NE"], kind="xlsx")
@given(texts=st.lists(TEXTS, min_size=1, max_size=4), kind=st.sampled_from(["csv", "xlsx"]))
def test_any_text_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], kind: str
) -> None:
    columns = (ListColumn("nom", "Nom", ""), ListColumn("prenom", "Prénom", ""))
    table = ListTable("Personnes", columns, [("ROUX", text) for text in texts])

    read = read_back(tmp_path_factory.getbasetemp(), table, kind)

    assert [row[1] if row[1].strip() else "" for row in read[1:]] == [
        text if text.strip() else "" for text in texts
    ]


def test_a_csv_opens_in_a_french_spreadsheet_without_a_formula() -> None:
    content = write_csv(ListTable("Personnes", COLUMNS, ROWS))

    assert content.startswith(b"\xef\xbb\xbfNom;Date de naissance;")
    assert b"'=1+1;;''33;'-5;non\r\n" in content


def test_a_workbook_holds_text_days_filters_and_its_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "listes.xlsx"
    second = ListTable("Rendez-vous: tous?", COLUMNS[:1], [("ROUX",)])
    third = ListTable("personnes", COLUMNS[:1], [])

    path.write_bytes(write_workbook([ListTable("Personnes", COLUMNS, ROWS), second, third]))

    book = load_workbook(path)
    sheet = book["Personnes"]
    assert book.sheetnames == ["Personnes", "Rendez-vous  tous", "personnes 2", "Dictionnaire"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E4"
    assert (sheet["D2"].value, sheet["D2"].number_format) == ("02100", "@")
    assert (sheet["B2"].value, sheet["B2"].number_format) == (
        datetime(1985, 3, 12),  # noqa: DTZ001 - as a workbook has it
        "dd/mm/yyyy",
    )
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1", "s")
    dictionary = [tuple(cell.value for cell in row) for row in book["Dictionnaire"].iter_rows()]
    assert dictionary[1] == ("Personnes", "Nom", "nom", "Nom de naissance.")
    assert len(dictionary) == 1 + 5 + 1 + 1
