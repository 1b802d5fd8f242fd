"""The packages of several bases added up: what is refused, what is added, what is written."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.interchange.statistics.releases import (
    EPCI,
    OLDER,
    SCOPE,
    SENDER,
    packed,
    plan_of_base,
    release,
)
from tests.interchange.statistics.validated import assert_table_valid

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.consolidation.sources import Choice
from conseil_mobilite.domain.statistics.definitions.dimension import Value
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    PublishedCell,
    Scope,
    Status,
)
from conseil_mobilite.domain.statistics.rounding.floors import Gathering
from conseil_mobilite.interchange.fixed_zip import pack, unpack
from conseil_mobilite.interchange.statistics.manifest import sha256
from conseil_mobilite.interchange.statistics.package import StatisticsPackage
from conseil_mobilite.services.statistics import consolidation_files
from conseil_mobilite.services.statistics.consolidation import (
    Output,
    Received,
    consolidate,
    examine,
)

NEXT_QUARTER = Scope("HDF-07", date(2026, 10, 1), date(2026, 12, 31))
YOUNG = Gathering("personnes_accompagnees", "age", ("moins_18", "18_25"))
OLD = Gathering("personnes_accompagnees", "age", ("18_25", "60_plus"))

INDICATORS = {"I-03", "I-05", "I-06", "I-18", "I-20", "I-22", "I-25", "I-32", "I-33", "M-01"}
NOT_COUNTS = {"pour_cent", "euros", "heures", "actions"}

Row = Mapping[str, str]


def made_of(
    seed: int, gathered: tuple[Gathering, ...] = (), units: int = 12, plan: Plan | None = None
) -> ProtectedRelease:
    """Return a release of some indicators: one of each sort of table."""
    whole = release(seed, units=units, gathered=gathered, plan=plan)
    return replace(whole, cells=tuple(c for c in whole.cells if c.indicator in INDICATORS))


@cache
def a_release(seed: int = 1) -> ProtectedRelease:
    return made_of(seed)


@cache
def usual(base: str, number: int) -> StatisticsPackage:
    return packed(a_release(), replace(SENDER, base=base), number)


def package(
    base: str = "b3f29c1a",
    made: ProtectedRelease | None = None,
    number: int = 1,
    name: str = "",
) -> Received:
    """Return the package of a base, under its own name or another."""
    sent = packed(made, replace(SENDER, base=base), number) if made else usual(base, number)
    return Received(name or sent.file_name, lambda: sent.content)


def in_basin(code: str, seed: int = 1) -> ProtectedRelease:
    return replace(a_release(seed), scope=replace(SCOPE, basin=code))


def told(choice: Choice) -> dict[str, str]:
    return {each.file_name: each.sentence.replace("\u00a0", " ") for each in choice.refused}


def outputs(received: Sequence[Received]) -> dict[str, Output]:
    return {each.path: each for each in consolidate(received, examine(received))}


def rows(received: Sequence[Received], folder: str = "HDF-07_2026-T3") -> list[Row]:
    """Return the rows of a table; what comes after it is not even made."""
    written = consolidate(received, examine(received))
    return read(next(each for each in written if each.path == f"{folder}/statistiques.csv"))


def read(table: Output) -> list[Row]:
    return list(csv.DictReader(io.StringIO(table.content.decode(), newline="")))


def of(found: Sequence[Row], table: str, *values: str) -> Row:
    (row,) = (
        row
        for row in found
        if row["tableau"] == table
        and tuple(filter(None, (row["modalite_1"], row["modalite_2"]))) == values
    )
    return row


def assert_additive(found: Sequence[Row]) -> int:
    """Check that every total of every table of counts is the sum of its parts; count the sums."""
    tables: dict[tuple[str, ...], dict[tuple[str, ...], int]] = defaultdict(dict)
    for row in found:
        if row["unite"] not in NOT_COUNTS:
            name = row["tableau"], row["ventilation_1"], row["ventilation_2"]
            tables[name][row["modalite_1"], row["modalite_2"]] = int(row["valeur"])
    sums = [pair for table in tables.values() for axis in (0, 1) for pair in sums_of(table, axis)]
    assert [whole for whole, _ in sums] == [parts for _, parts in sums]
    return len(sums)


def sums_of(table: Mapping[tuple[str, ...], int], axis: int) -> Iterator[tuple[int, int]]:
    """Give each total along an axis beside the sum of its parts."""
    for place, whole in table.items():
        if place[axis] == "TOTAL":
            other = place[1 - axis]
            line = {p[axis]: value for p, value in table.items() if p[1 - axis] == other}
            yield whole, sum(value for part, value in line.items() if part != "TOTAL")


def test_each_file_that_cannot_be_added_is_refused_by_name_and_the_others_are_kept() -> None:
    # given two good packages, and one of each sort that is not
    good = [package("b0000001"), package("b0000002", a_release(2))]
    files = unpack(good[0].read())
    broken = [
        Received("coupé.zip", lambda: good[0].read()[:1_000]),
        Received("photo.zip", lambda: b"\xff\xd8 a picture"),
        Received("retouché.zip", lambda: pack({**files, "rapport.pdf": b"%PDF other"})),
        Received("autre.zip", lambda: pack({"lettre.txt": b"Bonjour"})),
        Received("plan-1.zip", OLDER.read_bytes),
        Received("double.zip", good[1].read),
        package("b0000003", replace(a_release(), scope=NEXT_QUARTER), name="trimestre.zip"),
    ]
    # when they are examined together
    choice = examine([*broken, *good])
    # then the good ones are kept
    assert [each.base for each in choice.kept] == ["b0000001", "b0000002"]
    # and each of the others is named with its own reason
    reasons = told(choice)
    assert set(reasons) - {good[1].name} == {each.name for each in broken} - {"double.zip"}
    assert "abîmé" in reasons["coupé.zip"]
    assert "abîmé" in reasons["photo.zip"]
    assert "rapport.pdf" in reasons["retouché.zip"]
    assert "manifeste" in reasons["autre.zip"]
    assert "plan-1" in reasons["plan-1.zip"]
    assert "double.zip" in reasons[good[1].name]
    assert "du 1 octobre 2026 au 31 décembre 2026" in reasons["trimestre.zip"].replace("1er", "1")


def test_a_file_that_disappeared_is_refused_and_the_others_kept(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(package().read())
    choice = examine(consolidation_files.received([tmp_path / "a.zip", tmp_path / "b.zip"]))
    assert len(choice.kept) == 1
    assert "a disparu" in told(choice)["b.zip"]


def test_a_correction_replaces_what_it_corrects_whatever_their_order() -> None:
    first, second = package(), package(made=a_release(2), number=2)
    for received in ([first, second], [second, first]):
        choice = examine(received)
        assert [each.number for each in choice.kept] == [2]
        assert second.name in told(choice)[first.name]


def test_of_two_different_packages_with_one_number_neither_is_added() -> None:
    choice = examine([package(), package(made=a_release(2), name="autre.zip")])
    assert choice.kept == ()
    assert all("même numéro" in sentence for sentence in told(choice).values())


def test_the_period_that_most_packages_share_is_the_one_and_the_latest_on_a_tie() -> None:
    this, following = package("b0000001"), package("b2", replace(a_release(), scope=NEXT_QUARTER))
    assert examine([this, following]).kept[0].scope == NEXT_QUARTER
    assert examine([this, following, package("b3")]).kept[0].scope == SCOPE


def test_nothing_good_writes_nothing() -> None:
    received = [Received("photo.zip", lambda: b"")]
    with pytest.raises(UserError, match="rien n’est écrit"):
        list(consolidate(received, examine(received)))


def test_a_package_that_changes_meanwhile_stops_the_work() -> None:
    contents = iter([package().read(), package("b2").read()])
    received = [Received("a.zip", lambda: next(contents))]
    with pytest.raises(UserError, match="a changé"):
        list(consolidate(received, examine(received)))


def test_counts_are_added_and_stay_additive() -> None:
    # given three bases that gather different ages, and one that shows no age at all
    gathering = [(), (YOUNG,), (OLD,)]
    made = [made_of(seed, groups) for seed, groups in enumerate(gathering)]
    bare = without_ages(a_release(9))
    # when they are added
    received = [package(f"b{n}", each) for n, each in enumerate([*made, bare])]
    found = rows(received)
    # then every total is the sum of its parts
    assert assert_additive(found) > 200
    # and a value that no base gathers stands alone, the sum of those that show it
    alone = of(found, "I-06_age", "26_39")
    assert int(alone["valeur"]) == sum(value_of(each, "I-06_age", "26_39") for each in made)
    assert "3 bases sur 4" in alone["note"].replace("\u00a0", " ")
    # and what one base gathers is under AUTRES for all, with what is known of it
    others = of(found, "I-06_age", "AUTRES")
    assert not [row for row in found if row["tableau"] == "I-06_age" and "18" in row["modalite_1"]]
    young = sum(value_of(each, "I-06_age", "18_25") for each in made[:1])
    assert f"« 18 à 25 ans » ({young} en chiffres arrondis, d’après 1 base)" in plain(
        others["note"]
    )
    # and the base without ages is apart
    assert of(found, "I-06_age", "NON_VENTILE")["valeur"] == str(
        value_of(bare, "I-06_age", "TOTAL")
    )
    assert of(found, "I-06_age", "TOTAL")["valeur"] == str(4 * 60)


def without_ages(made: ProtectedRelease) -> ProtectedRelease:
    """Return a release whose ages of people met are withheld, as too few."""
    return replace(
        made,
        cells=tuple(
            replace(cell, value=None, status=Status.WITHHELD, step=None)
            if cell.indicator == "I-06" and ages(cell) - {"TOTAL"}
            else cell
            for cell in made.cells
        ),
    )


def ages(cell: PublishedCell) -> set[str]:
    return {value for partition, value in cell.breakdown if partition == "age"}


def value_of(made: ProtectedRelease, table: str, *values: str) -> int:
    (cell,) = (
        cell
        for cell in made.cells
        if cell.table == table and tuple(value for _, value in cell.breakdown) == values
    )
    assert cell.value is not None
    return int(cell.value)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_each_figure_says_how_far_from_the_truth_it_may_be_and_persons_are_at_most() -> None:
    found = rows([package(f"b{seed}", a_release(seed)) for seed in range(3)])
    assert plain(of(found, "I-05_sexe", "F")["note"]) == "3 bases ; à 12 près au plus"
    assert "au plus, une personne suivie par deux bases" in of(found, "I-06_sexe", "F")["note"]
    assert of(found, "I-06_sexe", "F")["pas"] == "5"


def test_the_events_of_a_year_are_told_four_times_as_far_from_the_truth() -> None:
    year = Scope("HDF-07", date(2026, 1, 1), date(2026, 12, 31))
    sent = [package(f"b{seed}", replace(a_release(seed), scope=year)) for seed in range(3)]
    written = outputs(sent)
    found = read(written["HDF-07_2026/statistiques.csv"])
    assert plain(of(found, "I-05_sexe", "F")["note"]) == "3 bases ; à 48 près au plus"
    assert "à 12 près au plus" in plain(of(found, "I-06_sexe", "F")["note"])
    assert "16 par base" in plain(written["HDF-07_2026/rapport.html"].content.decode())


def test_the_actions_of_each_measure_are_added_with_and_without_a_solution() -> None:
    made = release(1)
    cells = tuple(cell for cell in made.cells if cell.indicator == "M-02")
    found = rows([package(base, replace(made, cells=cells)) for base in ("b1", "b2")])
    values = {
        row["modalite_1"]
        for row in found
        if row["tableau"].startswith("M-02") and "mesure" in row["ventilation_1"]
    }
    assert values == {"solution", "sans_solution"}


def test_rates_are_computed_again_from_the_added_counts() -> None:
    received = [package(f"b{seed}", a_release(seed)) for seed in range(3)]
    found = rows(received)
    part = int(of(found, "I-25_sortie_positive_sexe", "oui", "F")["valeur"])
    whole = int(of(found, "I-25_sortie_positive_sexe", "TOTAL", "F")["valeur"])
    rate = of(found, "I-25_taux_sexe", "F")
    assert (rate["statut"], rate["unite"]) == ("calculee", "pour_cent")
    assert abs(int(rate["valeur"]) - 100 * part / whole) <= 0.5


def test_a_rate_over_fewer_than_thirty_is_withheld() -> None:
    made = made_of(1, units=5)
    row = of(rows([package(made=made)]), "I-25_taux")
    assert (row["valeur"], row["statut"]) == ("", "retenue")
    assert "moins de 30" in row["note"]


def test_medians_means_partners_and_communes_are_left_out_and_it_is_said() -> None:
    received = [package(), package("b2", a_release(2))]
    found = rows(received)
    tables = {row["tableau"] for row in found}
    assert {"I-03_mediane", "I-18_moyenne", "I-33_type_partenaire", "I-32_taux"} & tables == set()
    assert {"I-22", "I-20_actions", "I-18_heures_moyen_contact"} <= tables
    report = outputs(received)["HDF-07_2026-T3/rapport.html"].content.decode()
    assert "Les médianes et les moyennes" in report
    assert "Les partenaires et les communes" in report


def test_amounts_are_added_and_at_least_where_a_base_withholds_its_own() -> None:
    one, other = a_release(1), a_release(2)
    silent = replace(
        other,
        cells=tuple(
            replace(cell, value=None, status=Status.WITHHELD, step=None)
            if cell.table == "I-22"
            else cell
            for cell in other.cells
        ),
    )
    both = of(rows([package("b1", one), package("b2", other)]), "I-22")
    assert int(both["valeur"]) == value_of(one, "I-22") + value_of(other, "I-22")
    alone = of(rows([package("b1", one), package("b2", silent)]), "I-22")
    assert int(alone["valeur"]) == value_of(one, "I-22")
    assert "1 base sur 2" in plain(alone["note"])
    assert "au moins" in alone["note"]


def test_exact_figures_are_added_where_every_base_shows_them() -> None:
    one, other = (suppressed(a_release(seed)) for seed in (1, 2))
    hiding = replace(
        other,
        cells=tuple(
            replace(cell, value=None, status=Status.WITHHELD, step=None)
            if cell.table == "I-05_age" and ages(cell) == {"18_25"}
            else cell
            for cell in other.cells
        ),
    )
    found = rows([package("b1", one), package("b2", hiding)])
    shown, hidden = of(found, "I-05_age", "26_39"), of(found, "I-05_age", "18_25")
    assert (shown["statut"], shown["pas"]) == ("exacte", "")
    assert int(shown["valeur"]) == sum(value_of(m, "I-05_age", "26_39") for m in (one, other))
    assert (hidden["statut"], hidden["valeur"]) == ("retenue", "")


def suppressed(made: ProtectedRelease) -> ProtectedRelease:
    cells = tuple(
        replace(cell, status=Status.EXACT, step=None) if cell.status is Status.ROUNDED else cell
        for cell in made.cells
    )
    return replace(made, cells=cells, method="suppression_seuil_11")


def test_several_basins_give_each_its_folder_and_the_region_its_own_without_measures() -> None:
    received = [package("b1", in_basin("HDF-01")), package("b2", in_basin("HDF-02", 2))]
    found = outputs(received)
    assert {path.split("/")[0] for path in found} == {
        "HDF-01_2026-T3",
        "HDF-02_2026-T3",
        "REGION_2026-T3",
        "manifeste.json",
    }
    region = read(found["REGION_2026-T3/statistiques.csv"])
    basin = read(found["HDF-01_2026-T3/statistiques.csv"])
    assert_additive(region)
    assert {row["bassin"] for row in region} == {"REGION"}
    assert {row["base"] for row in region} == {"2"}
    assert int(of(region, "I-05_sexe", "F")["valeur"]) == sum(
        value_of(a_release(seed), "I-05_sexe", "F") for seed in (1, 2)
    )
    assert any(row["indicateur"] == "M-01" for row in basin)
    assert not any(row["indicateur"] == "M-01" for row in region)


def test_the_tables_are_valid_and_the_manifest_has_their_hashes_and_the_sources() -> None:
    received = [package(), package("b2", a_release(2)), Received("photo.zip", lambda: b"")]
    found = outputs(received)
    folder = "HDF-07_2026-T3"
    schema = json.loads(found[f"{folder}/schema.json"].content)
    assert_table_valid(found[f"{folder}/statistiques.csv"].content, schema)
    manifest = json.loads(found["manifeste.json"].content)
    assert [each["base"] for each in manifest["sources"]] == ["b2", "b3f29c1a"]
    assert manifest["sources"][1]["sha256"] == sha256(received[0].read())
    assert [each["fichier"] for each in manifest["refuses"]] == ["photo.zip"]
    assert {each["nom"]: each["sha256"] for each in manifest["fichiers"]} == {
        path: sha256(each.content) for path, each in found.items() if path != "manifeste.json"
    }


def test_the_same_packages_give_the_same_bytes_in_any_order() -> None:
    received = [package(f"b{seed}", a_release(seed)) for seed in range(2)]
    assert outputs(received) == outputs(received[::-1])


def test_the_workbook_has_readable_sheets_with_numbers() -> None:
    received = [package(), package("b2", a_release(2))]
    content = outputs(received)["HDF-07_2026-T3/classeur.xlsx"].content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames[0] == "Lisez-moi"
    assert {"Bilans", "Sorties et effets", "Mesures du plan", "Sources"} <= set(book.sheetnames)
    assert "à lire « au plus »" in plain(" ".join(texts(book["Lisez-moi"])))
    women = next(row for row in book["Bilans"].iter_rows(values_only=True) if row[0] == "Femme")
    assert women[1] == sum(value_of(a_release(seed), "I-05_sexe", "F") for seed in (1, 2))
    assert any("b2" in row for row in book["Sources"].iter_rows(values_only=True))


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]


def test_intercommunalities_of_all_bases_are_there_with_their_names() -> None:
    other = (Value("200099999", "CC fictive du Plateau"), *EPCI[2:])
    plan = plan_of_base(other)
    made = made_of(2, plan=plan)
    sent = packed(made, replace(SENDER, base="b2"), plan=plan)
    found = rows([package(), Received(sent.file_name, lambda: sent.content)])
    assert_additive(found)
    assert of(found, "I-05_epci", "200099999")["note"].startswith("1 base")
    assert of(found, "I-05_epci", "HORS")["note"].startswith("2")


def test_results_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    # given results of an earlier time
    received = [package()]
    consolidation_files.write(tmp_path, consolidate(received, examine(received)))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert len(before) == 7

    # when the next is given up on the way
    def give_up(done: int, _steps: int) -> None:
        if done:
            raise UserError("Abandonné.")

    others = [package("b1"), package("b2", a_release(2))]
    choice = examine(others)
    with pytest.raises(UserError, match="Abandonné"):
        consolidation_files.write(tmp_path, consolidate(others, choice, give_up))
    # then the folder is as it was
    after = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert after == before


def test_results_that_cannot_all_take_their_place_leave_those_of_before(tmp_path: Path) -> None:
    # given results of an earlier time, one of which is held by something else
    received = [package()]
    written = consolidation_files.write(tmp_path, consolidate(received, examine(received)))
    (held,) = [path for path in written if path.suffix == ".xlsx"]
    held.unlink()
    held.mkdir()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    # when others are to be written
    others = [package("b1", a_release(2))]
    with pytest.raises(UserError, match="Rien n’a changé dans ce dossier"):
        consolidation_files.write(tmp_path, consolidate(others, examine(others)))
    # then the folder is as it was
    after = {path: path.read_bytes() for path in tmp_path.rglob("*.*") if path.is_file()}
    assert after == before


def test_a_folder_and_a_pattern_stand_for_their_packages_each_once(tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "c.txt").write_text("c", encoding="utf-8")
    found = consolidation_files.received([tmp_path, tmp_path / "*.zip", tmp_path / "a.zip"])
    assert [each.name for each in found] == ["a.zip", "b.zip"]
    assert found[1].read() == b"b.zip"
