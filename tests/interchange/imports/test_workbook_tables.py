"""Lists in workbooks: sheets, merged cells, dates of two epochs, formulas, what is hidden."""

import random
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.raw_table import RawCell, RawTable
from conseil_mobilite.interchange.imports.shown_numbers import shown
from conseil_mobilite.interchange.imports.table_reading import read_table

MOMENT = datetime(2026, 1, 2, 9, 5)  # noqa: DTZ001 - as a workbook has it
PHONE = '00" "00" "00" "00" "00'


def sheet_of(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def saved(folder: Path, fill: Callable[[Worksheet], None], *, from_1904: bool = False) -> Path:
    book = Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    fill(sheet_of(book))
    path = folder / "liste.xlsx"
    book.save(path)
    return path


def values(table: RawTable) -> list[tuple[object, ...]]:
    return [(row.number, *(cell.value for cell in row.cells)) for row in table.rows]


@pytest.mark.parametrize("from_1904", [False, True], ids=["1900", "1904"])
def test_days_and_hours_are_read_from_either_epoch(tmp_path: Path, *, from_1904: bool) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Nom", "Né le", "RDV", "Heure", "Texte"])
        sheet.append(["ROUX", date(1985, 3, 12), MOMENT, time(14, 30), "1/2/90"])

    row = read_table(saved(tmp_path, fill, from_1904=from_1904)).rows[0]

    assert [cell.value for cell in row.cells[1:]] == [
        date(1985, 3, 12),
        MOMENT,
        time(14, 30),
        "1/2/90",
    ]
    assert [cell.text for cell in row.cells[1:4]] == ["12/03/1985", "02/01/2026 09:05", "14:30"]


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (2100, "00000", "02100"),
        (612345678, PHONE, "06 12 34 56 78"),
        (612345678, "0#\\ ##\\ ##\\ ##\\ ##", "06 12 34 56 78"),
        (612345678.0, "0.00E+00", "612345678"),
        (33612345678.0, "General", "33612345678"),
        (33612345678, '"+"0', "+33612345678"),
        (1234567, "#,##0", "1234567"),
        (1234567, "# ##0", "1234567"),
        (1234.5, "0.00", "1234,5"),
        (12, '0" ans"', "12 ans"),
        (0.5, "0%", "50 %"),
        (-5, "0;[Red]-0", "-5"),
        (1250, "#,##0.00 [$€-40C]", "1250"),
        (0, "00000", "00000"),
        (7, "[<=9999999999]00 00 00 00 00;@", "00 00 00 00 07"),
    ],
)
def test_a_number_is_written_as_its_reader_sees_it(
    number: float, number_format: str, text: str
) -> None:
    assert shown(number, number_format) == text


def test_the_kinds_of_cells_keep_their_values_and_faults(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Nom", "Permis", "Montant", "Total", "Âge", "CP"])
        sheet.append(["ROUX", True, 12.5, "=1+1", "#N/A", 2100])
        sheet["E2"].data_type = "e"
        sheet["F2"].number_format = "00000"

    row = read_table(saved(tmp_path, fill)).rows[0]

    assert row.cells == (
        RawCell("ROUX", "ROUX"),
        RawCell("VRAI", value=True),
        RawCell("12,5", 12.5),
        RawCell("", None, "formule sans valeur enregistrée"),
        RawCell("#N/A", None, "#N/A"),
        RawCell("02100", 2100),
    )


def test_merged_headings_group_columns_and_merged_cells_count_for_each_row(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = "Suivi du service"
        sheet.merge_cells("B2:F2")
        sheet["B4"], sheet["C4"], sheet["E4"] = "N°", "Personne", "Contact"
        for merged in ("B4:B5", "C4:D4", "E4:F4"):
            sheet.merge_cells(merged)
        for place, text in zip("CDEF", ("Nom", "Prénom", "Tél", "Mail"), strict=True):
            sheet[f"{place}5"] = text
        sheet["B6"], sheet["C6"], sheet["D6"], sheet["D7"] = 1, "ROUX", "Eva", "Léo"
        sheet.merge_cells("C6:C7")

    table = read_table(saved(tmp_path, fill))

    assert table.headings == (
        "N°",
        "Personne / Nom",
        "Personne / Prénom",
        "Contact / Tél",
        "Contact / Mail",
    )
    assert values(table) == [
        (6, 1, "ROUX", "Eva", None, None),
        (7, None, "ROUX", "Léo", None, None),
    ]


def test_hidden_rows_and_columns_are_kept_and_marked(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for line in (["Nom", "Prénom", "Tél"], ["ROUX", "Eva", 1], ["PETIT", "Léo", 2]):
            sheet.append(line)
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    table = read_table(saved(tmp_path, fill))

    assert [row.hidden for row in table.rows] == [False, True]
    assert table.hidden_columns == {2}
    assert table.remarks == (
        "Lignes masquées\N{NO-BREAK SPACE}: 1. Elles sont lues comme les autres.",
        "Colonnes masquées\N{NO-BREAK SPACE}: 1. Elles sont lues comme les autres.",
    )


def test_rows_that_are_only_formatted_are_not_read(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Nom", "Prénom"])
        sheet.append(["ROUX", "Eva"])
        sheet["A9"] = "PETIT"
        sheet["A1048576"].number_format = "00000"

    table = read_table(saved(tmp_path, fill))

    assert [row.number for row in table.rows] == list(range(2, 10))
    assert table.rows[3].cells == (RawCell("", None), RawCell("", None))


def test_the_sheet_most_like_a_list_of_people_is_read_first(tmp_path: Path) -> None:
    book = Workbook()
    notice = sheet_of(book)
    notice.title = "Mode d’emploi"
    notice.append(["Écrivez le nom et le prénom de chaque personne."])
    people, lists = book.create_sheet("Personnes"), book.create_sheet("Anciennes")
    for line in (["Nom", "Prénom", "Commune"], ["ROUX", "Eva", "Laon"]):
        people.append(line)
        lists.append(line)
    lists.append(["PETIT", "Léo", "Guise"])
    lists.sheet_state = "hidden"
    path = tmp_path / "classeur.xlsx"
    book.save(path)

    table = read_table(path)

    assert table.sheet == "Personnes"
    assert table.sheets == ("Mode d’emploi", "Personnes", "Anciennes")
    assert len(read_table(path, sheet="Anciennes").rows) == 2
    with pytest.raises(UserError, match="Autre"):
        read_table(path, sheet="Autre")


def parts_of(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


@pytest.fixture
def parts(tmp_path: Path) -> dict[str, bytes]:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Nom", "Prénom", "Né le", "CP"])
        sheet.append(["ROUX", "Eva", date(1990, 2, 1), 2100])
        sheet.merge_cells("A2:A3")

    return parts_of(saved(tmp_path, fill))


SHEET = "xl/worksheets/sheet1.xml"


def test_formatted_runs_are_joined_without_their_pronunciation(
    tmp_path: Path, parts: dict[str, bytes]
) -> None:
    runs = b"<r><t>RO</t></r><r><t>UX</t></r><rPh sb='0' eb='1'><t>x</t></rPh>"
    parts[SHEET] = parts[SHEET].replace(b"<t>ROUX</t>", runs)
    path = tmp_path / "x.xlsx"
    path.write_bytes(packed(parts))

    assert read_table(path).rows[0].cells[0].text == "ROUX"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (SHEET, b"<worksheet", b"<!DOCTYPE a [<!ENTITY e 'x'>]><worksheet", "instructions cachées"),
        (SHEET, b"</row>", b"</raw>", "abîmé"),
        ("xl/workbook.xml", b"<sheet ", b"<shoot ", "aucune feuille"),
        ("_rels/.rels", b"officeDocument.xml", b"", "abîmé"),
    ],
    ids=["entity", "damaged", "no sheet", "no workbook"],
)
def test_a_workbook_that_cannot_be_read_is_refused_with_what_to_do(
    tmp_path: Path, parts: dict[str, bytes], name: str, old: bytes, new: bytes, told: str
) -> None:
    if old in parts[name]:
        parts[name] = parts[name].replace(b"<?xml version='1.0'?>", b"").replace(old, new)
    else:
        del parts["xl/workbook.xml"]
    path = tmp_path / "x.xlsx"
    path.write_bytes(packed(parts))

    with pytest.raises(UserError, match=told):
        read_table(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path, parts: dict[str, bytes]) -> None:
    parts[SHEET] = b"0" * 20_000_000
    path = tmp_path / "x.xlsx"
    path.write_bytes(packed(parts))

    with pytest.raises(UserError, match="démesurément"):
        read_table(path)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("content.xml", "LibreOffice"),
        ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "Word"),
        ("notes.txt", "archive"),
    ],
)
def test_another_kind_of_zip_is_named(tmp_path: Path, name: str, told: str) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(packed({name: b"", "META-INF/manifest.xml": b""}))

    with pytest.raises(UserError, match=told):
        read_table(path)


@pytest.mark.parametrize("seed", range(2))
def test_a_workbook_changed_at_random_gives_a_table_or_a_refusal(
    tmp_path: Path, parts: dict[str, bytes], seed: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    path = tmp_path / "x.xlsx"
    strange = [b"", b"-1", b"1e999", b"nan", b"9" * 20, b"XFD1048576", b"A1:XFD1048576", b"d", b"s"]
    for _ in range(40):
        changed = dict(parts)
        name = dice.choice([SHEET, SHEET, *changed])
        found = dice.choice([*re.finditer(rb'"[^"<>]*"|>[^<>]+<', changed[name])])
        new = found[0][:1] + dice.choice(strange) + found[0][-1:]
        changed[name] = changed[name][: found.start()] + new + changed[name][found.end() :]
        path.write_bytes(packed(changed))

        with suppress(UserError):
            table = read_table(path)
            assert all(len(row.cells) == len(table.headings) for row in table.rows)
