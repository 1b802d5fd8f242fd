"""`conseil-mobilite consolider`: packages in, a folder out, without a base."""

from dataclasses import replace
from pathlib import Path

from tests.cli.conftest import Command
from tests.interchange.statistics.releases import SENDER, packed, release


def send(folder: Path, base: str) -> Path:
    sent = packed(release(1, units=8), replace(SENDER, base=base))
    path = folder / sent.file_name
    path.write_bytes(sent.content)
    return path


def test_packages_are_added_and_a_refused_one_is_named(command: Command, tmp_path: Path) -> None:
    good = [send(tmp_path, base) for base in ("b0000001", "b0000002")]
    bad = tmp_path / "photo.zip"
    bad.write_bytes(b"not a package")

    said = command("consolider", *good, bad, "--sortie", tmp_path / "resultats")

    assert said.status == 0
    assert "2 paquets additionnés." in said.printed
    assert said.complaint.startswith("Refusé : photo.zip. Ce fichier n’est pas un paquet")
    written = {path.name for path in (tmp_path / "resultats" / "HDF-07_2026-T3").iterdir()}
    assert {"statistiques.csv", "classeur.xlsx", "rapport.pdf", "rapport.html"} <= written


def test_nothing_good_is_a_failure_and_writes_nothing(command: Command, tmp_path: Path) -> None:
    bad = tmp_path / "photo.zip"
    bad.write_bytes(b"not a package")

    said = command("consolider", bad, "--sortie", tmp_path / "resultats")

    assert said.status == 1
    assert "rien n’est écrit" in said.complaint
    assert not (tmp_path / "resultats").exists()


def test_a_folder_without_a_package_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "recus").mkdir()

    said = command("consolider", tmp_path / "recus", "--sortie", tmp_path / "resultats")

    assert said.status == 1
    assert said.complaint.startswith("Aucun paquet (fichier .zip) dans «")
    assert not (tmp_path / "resultats").exists()
