import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from tests.interchange.statistics.releases import (
    REPORT,
    SCOPE,
    SENDER,
    packed,
    plan_of_base,
    release,
)
from tests.interchange.statistics.validated import assert_valid

from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Scope,
    Status,
)
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.interchange.fixed_zip import unpack
from conseil_mobilite.interchange.statistics.package import (
    StatisticsPackage,
    file_name,
    read_package,
    to_release,
    write_package,
)
from conseil_mobilite.interchange.statistics.rows import (
    COLUMNS,
    Origin,
    from_csv,
    to_csv,
    to_spreadsheet_csv,
)

NAMES = [
    "statistiques.csv",
    "statistiques_excel.csv",
    "schema.json",
    "definitions.json",
    "rapport.pdf",
    "manifeste.json",
]
ORIGIN = Origin(SENDER.siret, SENDER.base, SCOPE, "plan-2")
GATHERED = (Gathering("bilans_initiaux", "age", ("moins_18", "60_plus")),)


@cache
def a_release() -> ProtectedRelease:
    return release(gathered=GATHERED)


@cache
def a_package() -> StatisticsPackage:
    return packed(a_release())


def rows(content: bytes, separator: str = ",") -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=separator))


def a_cell(**changes: str) -> PublishedCell:
    texts = {"table": "I-05_age", "note": "", **changes}
    breakdown = (("age", "TOTAL"),)
    return PublishedCell(
        texts["table"], "I-05", breakdown, 20, "bilans", Status.ROUNDED, 5, texts["note"]
    )


@pytest.mark.parametrize(
    ("start", "end", "number", "name"),
    [
        (date(2026, 7, 1), date(2026, 9, 30), 1, "2026-T3_13002603200016_b3f29c1a"),
        (date(2026, 1, 1), date(2026, 12, 31), 1, "2026_13002603200016_b3f29c1a"),
        (date(2026, 1, 1), date(2026, 3, 31), 2, "2026-T1_13002603200016_b3f29c1a_v2"),
    ],
)
def test_a_package_is_named_after_its_basin_period_body_and_base(
    start: date, end: date, number: int, name: str
) -> None:
    scope = Scope("HDF-07", start, end)
    assert file_name(scope, SENDER, number) == f"PAMS_HDF-07_{name}.zip"


def test_a_basin_code_cannot_escape_from_the_folder() -> None:
    scope = Scope("../où/_", SCOPE.start, SCOPE.end)
    assert file_name(scope, SENDER) == "PAMS_-o-_2026-T3_13002603200016_b3f29c1a.zip"


def test_a_package_holds_its_six_files_and_reads_back_as_the_release_it_was() -> None:
    read = read_package(a_package().content)
    assert list(unpack(a_package().content)) == NAMES
    assert to_release(read) == replace(a_release(), nodes=0)
    assert read.files["rapport.pdf"] == REPORT
    assert read.manifest.sender == SENDER
    assert (read.manifest.schema_version, read.manifest.number) == ("2", 1)


def test_a_correction_says_its_number() -> None:
    package = packed(a_release(), number=2)
    assert read_package(package.content).manifest.number == 2
    assert package.file_name.endswith("_v2.zip")


def test_writing_again_gives_the_same_bytes() -> None:
    again = release(gathered=GATHERED)
    assert packed(again).content == a_package().content


def test_both_tables_are_valid_against_their_schema() -> None:
    assert_valid(a_package().content)


def test_a_release_of_nothing_but_withheld_figures_is_valid() -> None:
    cells = tuple(
        replace(cell, value=None, status=Status.WITHHELD, step=None, note="Trop peu de personnes.")
        for cell in a_release().cells[:200]
    )
    package = packed(replace(a_release(), cells=cells))
    assert_valid(package.content)
    assert read_package(package.content).cells == cells


def test_exact_figures_of_the_other_method_are_valid() -> None:
    cells = tuple(replace(cell, status=Status.EXACT, step=None) for cell in a_release().cells[:200])
    made = replace(a_release(), cells=cells, method="suppression_seuil_11")
    package = packed(made)
    assert_valid(package.content)
    assert to_release(read_package(package.content)).method == "suppression_seuil_11"
    told = json.loads(unpack(package.content)["definitions.json"])["methode"]["phrases"]
    assert "exacts" in told[0]


def test_the_table_has_its_columns_in_order_and_says_where_it_comes_from() -> None:
    table = unpack(a_package().content)["statistiques.csv"]
    assert table.decode().split("\r\n")[0] == ",".join(COLUMNS)
    first = rows(table)[0]
    assert tuple(first.values())[:6] == (
        "13002603200016",
        "b3f29c1a",
        "HDF-07",
        "2026-07-01",
        "2026-09-30",
        "plan-2",
    )
    assert (first["tableau"], first["indicateur"]) == ("I-01_sexe", "I-01")
    assert (first["unite"], first["statut"], first["pas"]) == ("orientations", "arrondie", "5")


def test_a_figure_of_the_whole_has_no_breakdown() -> None:
    table = rows(unpack(a_package().content)["statistiques.csv"])
    (row,) = [row for row in table if row["tableau"] == "I-14_taux"]
    assert (row["ventilation_1"], row["modalite_1"]) == ("", "")
    assert (row["unite"], row["statut"], row["pas"]) == ("pour_cent", "calculee", "1")


def test_every_table_of_the_plan_has_rows() -> None:
    table = rows(unpack(a_package().content)["statistiques.csv"])
    defined = json.loads(unpack(a_package().content)["definitions.json"])
    assert {row["tableau"] for row in table} == {each["code"] for each in defined["tableaux"]}
    assert {"I-26_emploi_taux_sexe", "I-03_mediane_epci", "I-22", "M-02_actions_mesure"} <= {
        row["tableau"] for row in table
    }


def test_the_spreadsheet_twin_says_the_same_with_semicolons_and_a_mark() -> None:
    files = unpack(a_package().content)
    assert files["statistiques_excel.csv"].startswith(b"\xef\xbb\xbforganisme;base;")
    assert rows(files["statistiques_excel.csv"], ";") == rows(files["statistiques.csv"])


def test_the_spreadsheet_twin_has_decimal_commas_in_numbers_only() -> None:
    half = Decimal("0.5")
    cell = PublishedCell(
        "I-18_moyenne", "I-18", (), Decimal("2.5"), "contacts", Status.ROUNDED, half, "0.5 près"
    )
    (row,) = rows(to_spreadsheet_csv(ORIGIN, [cell]), ";")
    assert (row["valeur"], row["pas"], row["note"]) == ("2,5", "0,5", "0.5 près")
    assert from_csv(to_csv(ORIGIN, [cell]), ORIGIN) == (cell,)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'"])
def test_no_text_can_be_taken_for_a_formula(start: str) -> None:
    cell = a_cell(note=f"{start}1+1", table=f"{start}t")
    origin = Origin(SENDER.siret, f"{start}base", SCOPE, "plan-2")
    (row,) = rows(to_csv(origin, [cell]))
    assert (row["note"], row["tableau"]) == (f"'{start}1+1", f"'{start}t")
    assert row["base"] == f"'{start}base"
    assert row["valeur"] == "20"
    assert from_csv(to_csv(origin, [cell]), origin) == (cell,)


def test_a_negative_number_stays_a_number() -> None:
    cell = PublishedCell("I-29_km", "I-29", (), -5, "km", Status.ROUNDED, 5)
    (row,) = rows(to_csv(ORIGIN, [cell]))
    assert row["valeur"] == "-5"
    assert from_csv(to_csv(ORIGIN, [cell]), ORIGIN) == (cell,)


def test_every_column_is_described_with_an_example() -> None:
    schema = json.loads(unpack(a_package().content)["schema.json"])
    assert [field["name"] for field in schema["fields"]] == list(COLUMNS)
    assert all(field["description"] and field["example"] for field in schema["fields"])


def test_every_code_of_the_table_is_defined() -> None:
    files = unpack(a_package().content)
    defined = json.loads(files["definitions.json"])
    dimensions = {each["code"]: each for each in defined["ventilations"]}
    common = set(defined["modalites_communes"])
    indicators = {each["code"]: each for each in defined["indicateurs"]}
    for row in rows(files["statistiques.csv"]):
        assert row["indicateur"] in indicators
        for breakdown, value in (("ventilation_1", "modalite_1"), ("ventilation_2", "modalite_2")):
            name, _, item = row[breakdown].partition(":")
            if name:
                known = dimensions[name]
                assert not item or item in known["valeurs"]
                assert row[value] in {*(known["etats"] if item else known["valeurs"]), *common}


def test_the_definitions_say_the_values_that_the_base_gave_and_how_figures_are_protected() -> None:
    defined = json.loads(unpack(a_package().content)["definitions.json"])
    dimensions = {each["code"]: each for each in defined["ventilations"]}
    assert dimensions["epci"]["valeurs"]["200071991"] == "CC fictive des Trois Rivières"
    assert dimensions["mesure"]["valeurs"] == {"M1": "Permis pour tous", "M2": "Vélos en prêt"}
    (rate,) = [each for each in defined["indicateurs"] if each["code"] == "I-25"]
    assert rate["denominateur"]
    assert rate["lectures"][0]["protection"] == "taux"
    assert rate["lectures"][0]["part"] == {
        "ventilation": "sortie_positive",
        "modalites": ["oui"],
        "parmi": [],
    }
    populations = {each["code"]: each for each in defined["populations"]}
    assert populations["sorties_mesurees"]["comprise_dans"] == "sorties_suivies"
    assert len(defined["liens"]) == len(plan_of_base().links)
    assert "0 signifie de 0 à 4" in defined["methode"]["phrases"][0].replace("\u00a0", " ")


def test_the_manifest_says_what_was_gathered_and_the_hash_of_each_file() -> None:
    manifest = json.loads(unpack(a_package().content)["manifeste.json"])
    assert manifest["regroupements"] == [
        {
            "population": "bilans_initiaux",
            "ventilation": "age",
            "valeurs": ["moins_18", "60_plus"],
        }
    ]
    assert [each["motif"] for each in manifest["retenues"]] == ["valeurs_reunies"]
    assert [each["nom"] for each in manifest["fichiers"]] == NAMES[:-1]


def test_the_bytes_depend_on_every_argument() -> None:
    other = replace(SENDER, base="0a1b2c3d")
    contents = {
        a_package().content,
        packed(a_release(), other).content,
        packed(a_release(), number=2).content,
        packed(release(2)).content,
        write_package(a_release(), SENDER, plan_of_base(), b"%PDF other").content,
    }
    assert len(contents) == 5
