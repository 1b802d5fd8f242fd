"""`fiche`: the action sheet of a person, written from the terminal."""

from hashlib import sha256
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.cli.handed_out import issued, opened, somebody_supported

pytestmark = pytest.mark.usefixtures("phrase")


def test_the_sheet_is_written_and_kept_as_it_was_given(
    command: Command, base: Path, tmp_path: Path
) -> None:
    with opened(base) as store:
        person = store.read(somebody_supported)
    output = tmp_path / "nouveau" / "fiche.pdf"

    said = command("fiche", person.file_number, "--sortie", output, "--base", base)

    assert said.status == 0, said.complaint
    assert str(output) in said.printed
    content = output.read_bytes()
    assert content.startswith(b"%PDF-")
    assert output.stat().st_mode & 0o077 == 0
    with opened(base) as store:
        (document,) = store.read(issued)
    assert document.person_id == person.id
    assert document.content == content
    assert document.sha256 == sha256(content).hexdigest()


def test_nobody_by_that_name_is_said(command: Command, base: Path, tmp_path: Path) -> None:
    said = command("fiche", "Nabuchodonosor", "--sortie", tmp_path / "f.pdf", "--base", base)

    assert said.status == 1
    assert said.complaint == "Personne ne correspond à « Nabuchodonosor ».\n"
    assert not (tmp_path / "f.pdf").exists()


def test_several_by_that_name_are_told_apart(command: Command, base: Path, tmp_path: Path) -> None:
    said = command("fiche", "2026", "--sortie", tmp_path / "f.pdf", "--base", base)

    assert said.status == 1
    assert said.complaint.startswith("Plusieurs personnes correspondent : ")
    assert said.complaint.endswith("Donnez le numéro de dossier.\n")


def test_a_place_that_refuses_the_file_is_said(
    command: Command, base: Path, tmp_path: Path
) -> None:
    with opened(base) as store:
        number = store.read(somebody_supported).file_number
    (tmp_path / "fichier").write_text("pas un dossier")

    said = command("fiche", number, "--sortie", tmp_path / "fichier" / "f.pdf", "--base", base)

    assert said.status == 1
    assert "ne peut pas être écrit" in said.complaint


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (("--presentation", "simplifiee"), ("simplifiee", "")),
        (("--presentation", "grands_caracteres"), ("grands_caracteres", "")),
        (("--langue", "ar"), ("standard", "ar")),
    ],
)
def test_the_sheet_is_written_as_it_is_asked_for(
    command: Command, base: Path, tmp_path: Path, options: tuple[str, str], kept: tuple[str, str]
) -> None:
    with opened(base) as store:
        person = store.read(somebody_supported)
    place = ("--sortie", tmp_path / "f.pdf", "--base", base)

    said = command("fiche", person.file_number, *options, *place)

    assert said.status == 0, said.complaint
    with opened(base) as store:
        document = max(store.read(issued), key=lambda each: each.number)
    assert (document.variant, document.language) == kept


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--langue", "xx"), "Les langues possibles sont : "),
        (("--langue", "ar", "--presentation", "simplifiee"), "Une seconde langue se donne avec"),
    ],
)
def test_a_language_that_cannot_be_is_said(
    command: Command, base: Path, tmp_path: Path, options: tuple[str, ...], complaint: str
) -> None:
    with opened(base) as store:
        person = store.read(somebody_supported)
    place = ("--sortie", tmp_path / "f.pdf", "--base", base)

    said = command("fiche", person.file_number, *options, *place)

    assert said.status == 1
    assert said.complaint.startswith(complaint)
    assert not (tmp_path / "f.pdf").exists()


def test_a_sheet_that_could_not_be_written_was_not_handed_out(command: Command, base: Path) -> None:
    with opened(base) as store:
        person = store.read(somebody_supported)
        before = len(store.read(issued))

    said = command("fiche", person.file_number, "--sortie", base / "f.pdf", "--base", base)

    assert said.status == 1
    assert "ne peut pas être écrit" in said.complaint
    with opened(base) as store:
        assert len(store.read(issued)) == before
