"""`catalogue`: verified without a base, brought in, taken out again in the same schema."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from conseil_mobilite.resource_files import resource

DEMONSTRATION = resource("demonstration", "catalogue.json")


def changed(path: Path, **fields: object) -> Path:
    """Write the demonstration with its first service changed."""
    content = json.loads(DEMONSTRATION.read_text(encoding="utf-8"))
    content["services"][0] |= fields
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_sound_catalogue_is_verified_without_a_base(command: Command) -> None:
    said = command("catalogue", "verifier", DEMONSTRATION)

    assert (said.status, said.complaint) == (0, "")
    assert said.printed == "12 structures et 40 services sans faute ; 0 élément à corriger.\n"


def test_a_catalogue_at_fault_says_where_and_fails(command: Command, tmp_path: Path) -> None:
    said = command("catalogue", "verifier", changed(tmp_path / "a.json", frais="cher", nom="Nom."))

    assert said.status == 1
    assert "12 structures et 39 services sans faute ; 1 élément à corriger." in said.printed
    assert "Faute : demo-conseil-mobilite--001, champ frais : « cher »" in said.complaint
    assert "Remarque : demo-conseil-mobilite--001, champ nom" in said.complaint


def test_a_file_that_is_no_catalogue_is_told_in_one_sentence(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_bytes(b"{")

    said = command("catalogue", "verifier", tmp_path / "a.json")

    assert said.status == 1
    assert "une faute de JSON" in said.complaint


@pytest.mark.usefixtures("phrase")
def test_a_catalogue_goes_in_and_the_whole_directory_comes_out(
    command: Command, base: Path, tmp_path: Path
) -> None:
    update = changed(tmp_path / "a.json", nom="Bilan mobilité")
    out = tmp_path / "sortie.json"

    entered = command("catalogue", "importer", update, "--base", base)
    left = command("catalogue", "exporter", out, "--tout", "--base", base)
    own = command("catalogue", "exporter", tmp_path / "b.json", "--base", base)
    misnamed = command("catalogue", "exporter", tmp_path / "b.txt", "--base", base)

    assert "Nouveaux : 0. Modifiés : 1. Inchangés : 39." in entered.printed
    assert (left.status, own.status, misnamed.status) == (0, 1, 1)
    assert "aucun service" in own.complaint
    assert ".json" in misnamed.complaint
    written = json.loads(out.read_text(encoding="utf-8"))
    asked = json.loads(update.read_text(encoding="utf-8"))
    for name in ("structures", "services"):
        assert written[name] == sorted(asked[name], key=lambda record: str(record["id"]))
