import csv
import io
import json
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from tests.disclosure_attack.populations import population
from tests.disclosure_attack.releases import REPORT, SCOPE, SENDER, packed, released

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.exact.tallies import UnitRecord, tally
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Scope,
    Status,
)
from conseil_mobilite.interchange.fixed_zip import pack, unpack
from conseil_mobilite.interchange.statistics_package import file_name, read_package
from conseil_mobilite.interchange.statistics_rows import (
    COLUMNS,
    Origin,
    from_csv,
    to_csv,
    to_spreadsheet_csv,
)
from conseil_mobilite.store.reference.statistics_reference import tables_plan

NAMES = [
    "statistiques.csv",
    "statistiques_excel.csv",
    "schema.json",
    "definitions.json",
    "rapport.pdf",
    "manifeste.json",
]
ORIGIN = Origin(SENDER.siret, SENDER.base, SCOPE, "plan-1")


@cache
def a_release(size: int = 200) -> ProtectedRelease:
    return released(population(size, 1).counts(tables_plan()))


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content: bytes, separator: str = ",") -> list[dict[str, str]]:
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=separator))


def altered(**changes: bytes) -> bytes:
    """Return a package of which some files were changed after it was written."""
    files = members(packed(a_release()).content)
    return pack({**files, **{name.replace("_dot_", "."): data for name, data in changes.items()}})


def manifest_with(**changes: object) -> bytes:
    files = members(packed(a_release()).content)
    manifest: dict[str, object] = json.loads(files["manifeste.json"])
    return pack({**files, "manifeste.json": json.dumps({**manifest, **changes}).encode()})


def a_cell(**changes: str) -> PublishedCell:
    texts = {"table": "t", "indicator": "I-05", "unit": "bilans", "note": "", **changes}
    return PublishedCell(
        texts["table"],
        texts["indicator"],
        (("age", "TOTAL"),),
        20,
        texts["unit"],
        Status.ROUNDED,
        5,
        texts["note"],
    )


def test_a_package_is_named_after_its_basin_quarter_body_and_base() -> None:
    assert packed(a_release()).file_name == "PAMS_HDF-07_2026-T3_13002603200016_b3f29c1a.zip"


def test_a_basin_code_cannot_escape_from_the_folder() -> None:
    scope = Scope("../où/_", SCOPE.start, SCOPE.end)
    assert file_name(scope, SENDER) == "PAMS_-o-_2026-T3_13002603200016_b3f29c1a.zip"


def test_a_package_holds_its_six_files_and_reads_back() -> None:
    release = a_release()
    package = packed(release)
    assert list(members(package.content)) == NAMES
    read = read_package(package.content)
    assert read.cells == release.cells
    assert read.files["rapport.pdf"] == REPORT
    assert read.manifest.sender == SENDER
    assert read.manifest.scope == SCOPE
    assert (read.manifest.plan, read.manifest.method) == ("plan-1", "arrondi_additif_base_5")
    assert read.manifest.seed_fingerprint == release.seed_fingerprint


def test_writing_again_gives_the_same_bytes() -> None:
    tallies = population(200, 1).counts(tables_plan())
    assert len({packed(released(tallies)).content for _ in range(10)}) == 1


def test_the_table_has_its_columns_in_order_and_says_where_it_comes_from() -> None:
    table = members(packed(a_release()).content)["statistiques.csv"]
    assert table.decode().split("\r\n")[0] == ",".join(COLUMNS)
    first = rows(table)[0]
    assert tuple(first.values())[:8] == (
        "13002603200016",
        "b3f29c1a",
        "HDF-07",
        "2026-07-01",
        "2026-09-30",
        "plan-1",
        "age_sexe",
        "I-05",
    )
    assert (first["ventilation_1"], first["ventilation_2"]) == ("age", "sexe")
    assert (first["unite"], first["statut"], first["pas"]) == ("bilans", "arrondie", "5")


def test_what_is_withheld_has_an_empty_value_and_a_reason() -> None:
    table = rows(members(packed(a_release(10)).content)["statistiques.csv"])
    assert table
    assert {(row["valeur"], row["statut"], row["pas"]) for row in table} == {("", "retenue", "")}
    assert all("aucun tableau" in row["note"] for row in table)


def test_a_zero_says_what_it_means() -> None:
    table = rows(members(packed(a_release(2_000)).content)["statistiques.csv"])
    zeros = [row for row in table if row["valeur"] == "0"]
    assert zeros
    assert all("0 signifie de 0 à 4" in row["note"] for row in zeros)


def test_the_spreadsheet_twin_says_the_same_with_semicolons_and_a_mark() -> None:
    files = members(packed(a_release()).content)
    assert files["statistiques_excel.csv"].startswith(b"\xef\xbb\xbforganisme;base;")
    assert rows(files["statistiques_excel.csv"], ";") == rows(files["statistiques.csv"])


def test_the_spreadsheet_twin_has_decimal_commas_in_numbers_only() -> None:
    cell = PublishedCell(
        "t", "I-18", (("age", "TOTAL"),), Decimal("2.5"), "contacts", Status.ROUNDED, Decimal("0.5")
    )
    (row,) = rows(to_spreadsheet_csv(ORIGIN, [cell]), ";")
    assert (row["valeur"], row["pas"], row["indicateur"]) == ("2,5", "0,5", "I-18")
    assert from_csv(to_csv(ORIGIN, [cell]), ORIGIN) == (cell,)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'"])
def test_no_text_can_be_taken_for_a_formula(start: str) -> None:
    cell = a_cell(note=f"{start}1+1", table=f"{start}t")
    (row,) = rows(to_csv(ORIGIN, [cell]))
    assert (row["note"], row["tableau"]) == (f"'{start}1+1", f"'{start}t")
    assert row["valeur"] == "20"
    assert from_csv(to_csv(ORIGIN, [cell]), ORIGIN) == (cell,)


def test_a_negative_number_stays_a_number() -> None:
    cell = PublishedCell("t", "I-29", (("age", "TOTAL"),), -5, "km", Status.ROUNDED, 5)
    (row,) = rows(to_csv(ORIGIN, [cell]))
    assert row["valeur"] == "-5"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("size", [10, 60, 600])
def test_the_table_is_valid_against_its_schema(size: int, tmp_path: Path) -> None:
    from frictionless import Resource, Schema, validate  # noqa: PLC0415 - slow, and only here

    files = members(packed(a_release(size)).content)
    (tmp_path / "statistiques.csv").write_bytes(files["statistiques.csv"])
    schema = Schema.from_descriptor(json.loads(files["schema.json"]))
    resource = Resource(path="statistiques.csv", basepath=str(tmp_path), schema=schema)
    report = validate(resource)
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_every_column_is_described_with_an_example() -> None:
    schema = json.loads(members(packed(a_release()).content)["schema.json"])
    assert [field["name"] for field in schema["fields"]] == list(COLUMNS)
    assert all(field["description"] and field["example"] for field in schema["fields"])


def test_every_code_of_the_table_is_defined() -> None:
    files = members(packed(a_release(600)).content)
    defined = json.loads(files["definitions.json"])
    values = {d["code"]: set(d["valeurs"]) for d in defined["ventilations"]}
    common = set(defined["modalites_communes"])
    for row in rows(files["statistiques.csv"]):
        assert row["indicateur"] in {found["code"] for found in defined["indicateurs"]}
        assert row["tableau"] in {found["code"] for found in defined["tableaux"]}
        name, _, public = row["ventilation_1"].partition(":")
        assert not public or public in values[name]
        assert row["modalite_1"] in values[name] | common
    assert len(defined["methode"]["phrases"]) == 2
    assert "0 signifie de 0 à 4" in defined["methode"]["phrases"][0]


def test_the_manifest_says_what_was_gathered_and_dropped() -> None:
    release = a_release(60)
    manifest = json.loads(members(packed(release).content)["manifeste.json"])
    assert len(manifest["retenues"]) == len(release.withheld) > 0
    gathered = {(g["indicateur"], g["ventilation"]) for g in manifest["regroupements"]}
    assert {dimension for _, dimension in gathered} <= {"age", "sexe"}
    assert gathered == {
        (cell.indicator, dimension)
        for cell in release.cells
        for dimension, value in cell.breakdown
        if value == "AUTRES"
    }
    assert {file["nom"] for file in manifest["fichiers"]} == set(NAMES[:-1])


def test_no_name_phone_mail_commune_or_date_of_a_person_is_in_the_bytes() -> None:
    # given records that would carry everything, were it read
    canaries = ["Zébulon", "CANARY", "0612345678", "canari@exemple.fr", "02304", "2003-02-17"]
    told: Mapping[str, str | frozenset[str]] = {
        "age": "26_39",
        "sexe": "F",
        "public": frozenset({"rsa", *canaries}),
        **{f"field{n}": canary for n, canary in enumerate(canaries)},
    }
    people = [UnitRecord(told, 40)]
    release = released(tally(tables_plan(), {"I-05": people, "I-06": people}))
    # when the package is written
    content = b"".join([packed(release).content, *members(packed(release).content).values()])
    # then none of it is there
    assert not [canary for canary in canaries if canary.encode() in content]


@pytest.mark.parametrize(
    "damaged",
    [b"", b"not a zip", b"PK\x03\x04 cut short", lambda c: c[: len(c) // 2], lambda c: c[100:]],
)
def test_a_file_that_is_no_package_is_refused(damaged: object) -> None:
    content = damaged(packed(a_release()).content) if callable(damaged) else damaged
    assert isinstance(content, bytes)
    with pytest.raises(UserError, match="paquet de statistiques"):
        read_package(content)


def test_a_flipped_byte_is_noticed() -> None:
    content = bytearray(packed(a_release()).content)
    content[content.index(b"arrondie")] ^= 1
    with pytest.raises(UserError, match=r"abîmé|modifié"):
        read_package(bytes(content))


def test_an_altered_file_is_named() -> None:
    with pytest.raises(UserError, match=r"rapport\.pdf.* a été modifié"):
        read_package(altered(rapport_dot_pdf=b"%PDF another"))


def test_a_missing_and_a_foreign_file_are_named() -> None:
    files = members(packed(a_release()).content)
    del files["schema.json"]
    with pytest.raises(UserError, match=r"schema\.json"):
        read_package(pack(files))
    with pytest.raises(UserError, match=r"personnes\.csv"):
        read_package(altered(personnes_dot_csv=b"nom"))


def test_an_archive_without_a_manifest_is_refused() -> None:
    with pytest.raises(UserError, match="manifeste"):
        read_package(pack({"photo.png": b""}))


def test_a_later_format_asks_for_the_latest_version() -> None:
    with pytest.raises(UserError, match="dernière version"):
        read_package(manifest_with(version_schema="2"))


@pytest.mark.parametrize(
    "change",
    [{"organisme": "x"}, {"periode": {"debut": "hier", "fin": "demain"}}, {"base": 3}],
)
def test_a_manifest_that_does_not_read_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(UserError):
        read_package(manifest_with(**change))


def test_rows_of_another_base_than_the_manifest_are_refused() -> None:
    with pytest.raises(UserError, match="ne se correspondent pas"):
        read_package(manifest_with(base="another"))


def test_a_table_with_other_columns_or_a_broken_line_is_refused() -> None:
    good = to_csv(ORIGIN, [a_cell()])
    with pytest.raises(UserError, match="colonnes"):
        from_csv(good.replace(b"valeur", b"nombre"), ORIGIN)
    with pytest.raises(UserError, match="abîmée"):
        from_csv(good.replace(b",20,", b",vingt,"), ORIGIN)
    with pytest.raises(UserError, match="abîmée"):
        from_csv(good.replace(b",arrondie,5,", b""), ORIGIN)


def test_twice_the_same_file_in_an_archive_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.csv", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.csv", b"2")
    with pytest.raises(UserError, match="deux fois"):
        unpack(buffer.getvalue())
