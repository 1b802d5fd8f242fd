"""How a base is opened from the terminal, and what is said where it cannot be."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import Session
from tests.cli.conftest import Command

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli import mishaps
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.opening import PHRASE_VARIABLE
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.slots_file import slots_path


@pytest.mark.usefixtures("phrase")
def test_a_healthy_base_is_found_healthy(command: Command, base: Path) -> None:
    said = command("verifier", "--base", base)

    assert said.status == 0
    assert "40 personnes" in said.printed
    assert said.printed.endswith("La base est saine.\n")


def test_the_passphrase_is_read_in_a_file(command: Command, base: Path, tmp_path: Path) -> None:
    secret = tmp_path / "phrase.txt"
    secret.write_text(f"{PHRASE}\n", encoding="utf-8")

    assert command("verifier", "--base", base, "--phrase-fichier", secret).status == 0


def test_a_passphrase_file_that_is_not_there_is_said(command: Command, base: Path) -> None:
    said = command("verifier", "--base", base, "--phrase-fichier", base.parent / "rien.txt")

    assert said.status == 1
    assert said.complaint.startswith("Le fichier de la phrase secrète ne se lit pas")


def test_without_a_passphrase_the_ways_to_give_one_are_said(command: Command, base: Path) -> None:
    said = command("verifier", "--base", base)

    assert said.status == 1
    assert "--phrase-fichier" in said.complaint
    assert PHRASE_VARIABLE in said.complaint


def test_a_passphrase_is_never_taken_as_an_argument(command: Command, base: Path) -> None:
    said = command("verifier", "--base", base, "--phrase", PHRASE)

    assert said.status == 2


def test_a_wrong_passphrase_is_said(
    command: Command, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PHRASE_VARIABLE, "ce n’est pas la bonne phrase")

    said = command("verifier", "--base", base)

    assert said.status == 1
    assert said.complaint.startswith("Cette phrase secrète n’ouvre pas la base")


@pytest.mark.usefixtures("phrase")
def test_a_base_that_is_not_there_is_said_and_none_is_made(
    command: Command, tmp_path: Path
) -> None:
    said = command("verifier", "--base", tmp_path / "ailleurs.sqlite")

    assert said.status == 1
    assert "est introuvable" in said.complaint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("phrase")
def test_a_damaged_page_is_found(command: Command, base: Path) -> None:
    content = bytearray(base.read_bytes())
    content[len(content) // 2] ^= 1
    base.write_bytes(content)

    said = command("verifier", "--base", base)

    assert said.status == 1
    assert said.printed.startswith("La base est abîmée")
    assert base.read_bytes() == content


@pytest.mark.usefixtures("phrase")
def test_a_base_without_its_keys_is_said(command: Command, base: Path) -> None:
    slots_path(base).unlink()

    said = command("verifier", "--base", base)

    assert said.status == 1
    assert "Le fichier des clés" in said.complaint


@pytest.mark.usefixtures("phrase")
def test_what_nobody_foresaw_is_one_sentence_and_goes_to_the_log(
    command: Command, base: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(store: Store, _sealed: object) -> None:
        raise ZeroDivisionError(store.path)

    monkeypatch.setattr("conseil_mobilite.store.health.check", fail)

    said = command("verifier", "--base", base)

    assert (said.status, said.printed, said.complaint) == (1, "", f"{mishaps.UNEXPECTED}\n")
    (journal,) = own_home.rglob("journal.log")
    kept = journal.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in kept
    assert "in check" in kept
    assert base.name not in kept


@pytest.mark.usefixtures("phrase")
def test_those_who_repair_the_program_may_see_the_failure(
    base: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_store: object, _sealed: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("conseil_mobilite.store.health.check", fail)
    monkeypatch.setenv(mishaps.TRACE_VARIABLE, "1")

    with pytest.raises(ZeroDivisionError):
        command("verifier", "--base", base)


@pytest.mark.usefixtures("phrase")
@pytest.mark.parametrize("words", [("exporter",), ("dossier", "Petit")])
def test_who_works_there_no_more_is_let_in_no_more_than_by_the_window(
    command: Command, base: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    with closing(vault.open_with_passphrase(base, PHRASE, clock=now)) as store:
        store.run(_leave)  # and her way in was not closed: the disk was full, or it was put back
    outside = tmp_path / "dehors"
    outside.mkdir()

    said = command(*words, "--sortie", outside / "liste.csv", "--base", base)

    assert said.status == 1
    assert "n’est rattachée à aucun conseiller actif" in said.complaint
    assert list(outside.iterdir()) == []


@pytest.mark.usefixtures("phrase")
def test_who_works_there_no_more_puts_no_backup_in_the_place_of_the_base(
    command: Command, base: Path
) -> None:
    command("sauvegarder", "--base", base)
    (made,) = on_shelf(base)
    with closing(vault.open_with_passphrase(base, PHRASE, clock=now)) as store:
        store.run(_leave)
    before = base.read_bytes()

    said = command("restaurer", "--base", base, "--depuis", made.folder, "--oui")

    assert said.status == 1
    assert base.read_bytes() == before


def _leave(session: Session) -> None:
    session.get_one(Adviser, session.info["adviser"]).active = False
