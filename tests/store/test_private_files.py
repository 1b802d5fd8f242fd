"""A file the adviser asked for is theirs alone; a place that refuses it is told in French."""

import os
import stat
import sys
from pathlib import Path

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.private_files import write_beside_others, write_private


def test_the_file_is_written_whole_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "envoi" / "paquet.zip"

    write_private(path, b"contenu")

    assert path.read_bytes() == b"contenu"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "mur").write_text("", encoding="utf-8")

    with pytest.raises(UserError, match="ne peut pas être écrit à cet endroit"):
        write_private(tmp_path / "mur" / "paquet.zip", b"contenu")


def test_a_name_as_long_as_the_disk_takes_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 251}.pdf"

    write_private(path, b"contenu")

    assert list(tmp_path.iterdir()) == [path]


def test_a_name_too_long_is_told_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="trop long"):
        write_private(tmp_path / f"{'é' * 200}.pdf", b"contenu")


def test_the_name_of_a_folder_is_told_to_be_taken(tmp_path: Path) -> None:
    (tmp_path / "Fiche.pdf").mkdir()

    with pytest.raises(UserError, match="un dossier porte déjà ce nom"):
        write_private(tmp_path / "Fiche.pdf", b"contenu")

    assert [each.name for each in tmp_path.iterdir()] == ["Fiche.pdf"]


@pytest.mark.skipif(not Path("/sys/kernel").exists(), reason="needs a folder nobody writes in")
def test_a_folder_that_is_read_only_is_told() -> None:
    with pytest.raises(UserError, match="n’accepte pas qu’on y écrive"):
        write_private(Path("/sys/paquet.zip"), b"contenu")


def test_what_would_replace_a_file_that_cannot_have_that_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="trop long"):
        write_beside_others(tmp_path / f"{'é' * 200}.zip", b"contenu")


def test_what_a_kill_left_of_a_file_goes_when_it_is_written_again(tmp_path: Path) -> None:
    left, other = tmp_path / ".Fiche.pdf.0a1b2c3d", tmp_path / ".Fiche.pdf.copie"
    for each in (left, other):
        each.write_bytes(b"des noms")

    write_private(tmp_path / "Fiche.pdf", b"contenu")

    assert {each.name for each in tmp_path.iterdir()} == {"Fiche.pdf", other.name}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux writes a file without a name")
def test_a_file_being_written_has_no_name_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda _descriptor: seen.extend(tmp_path.iterdir()))

    write_private(tmp_path / "Fiche.pdf", b"contenu")

    assert seen == [tmp_path / "Fiche.pdf"]  # once the folder itself is put on the disk
