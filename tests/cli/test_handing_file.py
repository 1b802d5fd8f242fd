"""`dossier`: all that is held about a person, written from the terminal."""

import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.handed_out import issued, opened, somebody_supported

pytestmark = pytest.mark.usefixtures("phrase")


def test_the_whole_file_is_written_and_its_paper_kept(
    command: Command, base: Path, tmp_path: Path
) -> None:
    with opened(base) as store:
        person = store.read(somebody_supported)

    said = command("dossier", person.file_number, "--sortie", tmp_path / "ici", "--base", base)

    assert said.status == 0, said.complaint
    (path,) = (tmp_path / "ici").iterdir()
    assert str(path) in said.printed
    assert "n’est pas chiffré" in said.printed
    assert path.stat().st_mode & 0o077 == 0
    with opened(base) as store:
        (document,) = store.read(issued)
    with zipfile.ZipFile(path) as archive:
        assert archive.read("dossier.pdf") == document.content


def test_a_file_that_cannot_be_written_was_not_handed_out(
    command: Command, base: Path, tmp_path: Path
) -> None:
    with opened(base) as store:
        person = store.read(somebody_supported)
    (tmp_path / "ici").write_bytes(b"")

    said = command("dossier", person.file_number, "--sortie", tmp_path / "ici", "--base", base)

    assert said.status == 1
    assert "ici" in said.complaint
    with opened(base) as store:
        assert store.read(issued) == []


def test_nobody_by_that_name_is_said(command: Command, base: Path, tmp_path: Path) -> None:
    said = command("dossier", "Nabuchodonosor", "--sortie", tmp_path / "ici", "--base", base)

    assert said.status == 1
    assert not (tmp_path / "ici").exists()
