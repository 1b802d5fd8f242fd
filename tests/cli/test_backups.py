"""`sauvegarder`, `restaurer` and `verifier --sauvegardes`, as typed, without a window."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import Session, select
from tests.kept_base import PHRASE, add_person
from tests.keychain_drawer import Drawer

from conseil_mobilite.cli import french
from conseil_mobilite.cli.terminal import build
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Clock
from conseil_mobilite.store.keys import keychain, slot_changes
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.keychain import Keychain


@pytest.fixture
def base(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a base with one person, that the passphrase of the environment opens."""
    monkeypatch.setenv("CONSEIL_MOBILITE_PHRASE", PHRASE)
    path = tmp_path / "suivi" / "suivi.sqlite"
    with closing(vault.create(path, PHRASE, "Nadia", clock=clock)) as store:
        store.run(add_person, "Zoé")
    return path


def run(*asked: object) -> int:
    with pytest.raises(SystemExit) as left:
        french.run(build(), [str(each) for each in asked])
    return int(left.value.code or 0)


def names(base: Path, clock: Clock) -> list[str]:
    with closing(vault.open_with_passphrase(base, PHRASE, clock=clock)) as store:
        return store.read(_names)


def _names(session: Session) -> list[str]:
    return sorted(person.first_name for person in session.exec(select(Person)))


def come(base: Path, clock: Clock, name: str) -> None:
    with closing(vault.open_with_passphrase(base, PHRASE, clock=clock)) as store:
        store.run(add_person, name)


def test_a_base_goes_to_a_backup_and_back(
    base: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("sauvegarder", "--base", base) == 0
    (made,) = on_shelf(base)
    assert "1\u00a0personne" in capsys.readouterr().out
    come(base, clock, "Ali")
    assert run("restaurer", "--base", base, "--depuis", made.folder) == 2
    assert "--oui" in capsys.readouterr().out
    assert names(base, clock) == ["Ali", "Zoé"]
    assert run("restaurer", "--base", base, "--depuis", made.folder, "--oui") == 0
    assert names(base, clock) == ["Zoé"]


@pytest.mark.long
def test_a_backup_is_listed_copied_and_opened_beside(
    base: Path, tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    drive = tmp_path / "clé"
    drive.mkdir()
    assert run("sauvegarder", "--base", base, "--vers", drive) == 0
    assert run("restaurer", "--liste", "--depuis", drive) == 0
    assert "Demandée" in capsys.readouterr().out
    target = tmp_path / "à côté" / "autre.sqlite"
    assert run("restaurer", "--base", base, "--depuis", drive, "--vers", target) == 0
    assert names(target, clock) == ["Zoé"]
    assert run("restaurer", "--base", base, "--depuis", drive, "--vers", target) == 1


def test_the_damaged_backup_is_named(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run("sauvegarder", "--base", base) == 0
    assert run("verifier", "--base", base, "--sauvegardes") == 0
    damaged = on_shelf(base)[0]
    flipped = bytearray(damaged.base.read_bytes())
    flipped[5000] ^= 1
    damaged.base.write_bytes(flipped)
    capsys.readouterr()
    assert run("verifier", "--base", base, "--sauvegardes") == 1
    said = capsys.readouterr().out
    assert str(damaged.folder) in said
    assert "2\u00a0sauvegardes relues, 1 en état." in said
    assert run("restaurer", "--base", base, "--depuis", damaged.folder, "--oui") == 1


def test_a_base_that_does_not_open_is_set_aside_as_it_is(
    base: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("sauvegarder", "--base", base) == 0
    (made,) = on_shelf(base)
    base.write_bytes(b"\x07" * 9000)
    assert run("restaurer", "--base", base, "--depuis", made.folder, "--oui") == 0
    assert "mis de côté" in capsys.readouterr().out
    assert names(base, clock) == ["Zoé"]
    (aside,) = (base.parent / "mises-de-cote").glob(f"*/{base.name}")
    assert aside.read_bytes() == b"\x07" * 9000


def test_where_the_phrase_is_of_the_backup_alone_the_keychain_opens_the_base_to_be_backed_up(
    base: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("sauvegarder", "--base", base) == 0
    (made,) = on_shelf(base)
    drawer = Keychain(Drawer())
    monkeypatch.setattr(keychain, "find_keychain", lambda: drawer)
    with closing(vault.open_with_passphrase(base, PHRASE, clock=clock)) as store:
        Access(store, drawer).use_keychain("ce poste")
        slot_changes.change_passphrase(store, PHRASE, "Douze brebis sous la pluie fine du Nord")
        store.run(add_person, "Ali")

    assert run("restaurer", "--base", base, "--depuis", made.folder, "--oui") == 0

    assert names(base, clock) == ["Zoé"]
    assert [each.people for each in on_shelf(base)] == [2, 1]
    assert "ne s’est pas ouverte" not in capsys.readouterr().out


def test_a_trail_put_back_to_an_earlier_day_with_its_seal_is_told(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("sauvegarder", "--base", base)
    former = base.read_bytes()
    for _ in range(2):
        run("sauvegarder", "--base", base)
    assert run("verifier", "--base", base) == 0
    base.write_bytes(former)
    capsys.readouterr()
    assert run("verifier", "--base", base) == 1
    assert "rompu à l’acte" in capsys.readouterr().out.replace("\u00a0", " ")


def test_what_is_no_backup_is_said(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "vide").mkdir()
    assert run("restaurer", "--base", base, "--depuis", tmp_path / "vide", "--oui") == 1
    assert "ne contient pas de sauvegarde" in capsys.readouterr().err
    assert run("restaurer", "--base", base) == 1
    assert run("sauvegarder", "--base", base, "--vers", tmp_path / "absent") == 1
    assert on_shelf(base) == ()
