"""`importer` and `exporter` on a base, from the terminal."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from conseil_mobilite.interchange.imports.table_reading import read_table

pytestmark = pytest.mark.usefixtures("phrase")

FILE = "Nom;Prénom;Né le;Téléphone;Entrée\nZWICKY;Ondine;04/06/1992;0612345678;10/02/2025\n"


def test_a_file_is_brought_in_once_and_the_way_back_is_told(
    command: Command, base: Path, tmp_path: Path
) -> None:
    file, report = tmp_path / "suivi.csv", tmp_path / "rapport.json"
    file.write_text(FILE, encoding="utf-8")

    first = command("importer", file, "--base", base, "--rapport", report)
    again = command("importer", file, "--base", base)

    assert first.status == 0, first.complaint
    assert "pendant trente jours" in first.printed
    assert json.loads(report.read_text(encoding="utf-8"))["bilan"] == {"creer": 1}
    assert "Ce fichier avait déjà été importé" in again.printed
    assert "Rien n’a été écrit" in again.printed
    found = tmp_path / "liste.csv"
    command("exporter", "--sortie", found, "--format", "csv", "--base", base)
    named = [row.cells[1].text for row in read_table(found).rows]
    assert named.count("ZWICKY") == 1


def test_a_simulation_writes_nothing(command: Command, base: Path, tmp_path: Path) -> None:
    file = tmp_path / "suivi.csv"
    file.write_text(FILE, encoding="utf-8")
    before = base.read_bytes()

    said = command("importer", file, "--simulation")

    assert said.status == 0, said.complaint
    assert base.read_bytes() == before


def test_the_whole_base_goes_out_with_its_dictionary(
    command: Command, base: Path, tmp_path: Path
) -> None:
    book, text = tmp_path / "base.xlsx", tmp_path / "base.csv"

    said = command("exporter", "--liste", "base", "--sortie", book, "--base", base)
    command("exporter", "--liste", "base", "--format", "csv", "--sortie", text, "--base", base)

    assert said.status == 0, said.complaint
    assert "Personnes : 40 lignes" in said.printed
    assert read_table(book).sheets == ("Personnes", "Rendez-vous", "Dictionnaire")
    assert {path.name for path in tmp_path.glob("base*.csv")} == {
        "base.csv",
        "base-rendez-vous.csv",
        "base-dictionnaire.csv",
    }
    assert len(read_table(text).rows) == 40
