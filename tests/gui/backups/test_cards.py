"""Réglages, Sauvegardes: made, read, brought back and taken elsewhere from the window."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen
from tests.kept_base import PHRASE, add_person, give_keys

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.gui.backups import place_card, restore_gestures
from conseil_mobilite.gui.backups.resume_dialog import ResumeDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Worker
from conseil_mobilite.services.backups import keeping, transferring
from conseil_mobilite.store.backups.manifest import NAME
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Clock, Store


@pytest.fixture
def kept(store: Store) -> Store:
    give_keys(store)
    store.run(add_person, "Zoé")
    return store


@pytest.fixture
def screen(qtbot: QtBot, kept: Store, desk: Desk) -> Screen:
    keeping.back_up(kept, Reason.DAILY, lambda _done, _total: None)
    kept.run(add_person, "Ali")
    screen = Screen(qtbot, desk, "backups")
    qtbot.waitUntil(lambda: "1 sauvegarde" in screen.all_words())
    return screen


def test_the_last_backup_is_told_and_another_is_made(screen: Screen, kept: Store) -> None:
    told = "Dernière sauvegarde vérifiée : aujourd’hui à 14 h 30"
    screen.qtbot.waitUntil(lambda: told in screen.all_words())
    assert "1 personne · 0 parcours · 0 rendez-vous" in screen.all_words()
    screen.find(QPushButton, "backups_now").click()
    screen.qtbot.waitUntil(lambda: "2 sauvegardes" in screen.all_words())
    assert [each.reason for each in on_shelf(kept.path)] == [Reason.ASKED, Reason.DAILY]


def test_the_keyboard_comes_back_to_the_button_once_the_backup_is_made(screen: Screen) -> None:
    screen.push("backups_now")
    button = screen.find(QPushButton, "backups_now")
    assert not button.isEnabled()

    screen.qtbot.waitUntil(lambda: "2 sauvegardes" in screen.all_words())

    screen.qtbot.waitUntil(button.isEnabled)
    assert button.hasFocus()


def test_who_moved_on_while_the_backup_is_made_is_left_alone(screen: Screen) -> None:
    screen.push("backups_now")
    elsewhere = screen.find(QPushButton, "backup_place_choose")
    elsewhere.setFocus()

    screen.qtbot.waitUntil(lambda: "2 sauvegardes" in screen.all_words())

    screen.qtbot.waitUntil(screen.find(QPushButton, "backups_now").isEnabled)
    assert elsewhere.hasFocus()


@pytest.mark.parametrize(
    ("within_reach", "same_disk", "tone"),
    [(True, False, "success"), (True, True, "warning"), (False, False, "")],
)
def test_a_second_place_on_the_same_disk_is_not_shown_as_well(
    within_reach: bool,  # noqa: FBT001 - a parameter of the test
    same_disk: bool,  # noqa: FBT001
    tone: str,
) -> None:
    assert place_card.sign(within_reach=within_reach, same_disk=same_disk)[1] == tone


@pytest.mark.long
def test_the_damaged_one_is_named_once_all_are_read(screen: Screen, kept: Store) -> None:
    (backup,) = on_shelf(kept.path)
    flipped = bytearray(backup.base.read_bytes())
    flipped[5000] ^= 1
    backup.base.write_bytes(flipped)
    screen.find(QPushButton, "backups_examine").click()
    screen.qtbot.waitUntil(lambda: "Abîmée" in screen.all_words())
    assert "le fichier test.base est abîmé" in screen.all_words()


def test_restoring_shows_both_and_refuses_another_passphrase(screen: Screen) -> None:
    screen.find(QPushButton, "backup_restore_0").click()
    screen.qtbot.waitUntil(lambda: "Cette sauvegarde" in screen.all_words())
    assert "La base d’aujourd’hui" in screen.all_words()
    assert "Ce qui a été saisi depuis n’est pas dans cette sauvegarde" in screen.all_words()
    secret = screen.find(QLineEdit, "restore_secret")
    secret.setText("une autre phrase que celle-là")
    screen.find(QCheckBox, "restore_secret_show").click()
    assert secret.displayText() == "une autre phrase que celle-là"
    screen.find(QPushButton, "restore_create").click()
    refused = "n’ouvre pas la sauvegarde"
    screen.qtbot.waitUntil(lambda: refused in screen.all_words())


@pytest.mark.long
def test_a_backup_opens_beside(
    screen: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(_page: object, _title: str, then: Callable[[Path], object]) -> None:
        then(tmp_path / "à côté")

    monkeypatch.setattr(restore_gestures, "choose_folder", choose)
    screen.find(QPushButton, "backup_restore_0").click()
    screen.qtbot.waitUntil(lambda: "Cette sauvegarde" in screen.all_words())
    screen.find(QLineEdit, "restore_secret").setText(PHRASE)
    screen.find(QPushButton, "restore_beside").click()
    screen.qtbot.waitUntil(lambda: "L’autre base est prête" in screen.all_words())
    assert list((tmp_path / "à côté").glob("*/test.base"))


def test_a_transfer_is_taken_over_on_a_new_computer(
    qtbot: QtBot, kept: Store, tmp_path: Path, clock: Clock
) -> None:
    drive = tmp_path / "clé"
    drive.mkdir()
    copy = transferring.prepare(kept, drive, lambda _done, _total: None)
    read_me = (copy.folder / "LISEZ-MOI.txt").read_text(encoding="utf-8-sig")
    assert "Reprendre une base existante" in read_me
    assert "Lefèvre" not in read_me
    kept.close()
    shutil.rmtree(tmp_path / "sauvegardes")
    page = QLabel("première page")
    page.resize(900, 700)
    qtbot.addWidget(page)
    page.show()
    dialog = ResumeDialog(tmp_path / "neuf" / "base.sqlite", clock, Worker("opening", page), page)
    dialog.open()
    dialog.read_folder(drive)
    secret = dialog.findChild(QLineEdit, "resume_secret")
    assert secret is not None
    qtbot.waitUntil(secret.hasFocus)
    secret.setText(PHRASE)
    with qtbot.waitSignal(dialog.resumed) as resumed:
        dialog.confirm.click()
    assert resumed.args
    opened = resumed.args[0]
    assert opened.path == tmp_path / "neuf" / "base.sqlite"
    opened.close()


def test_a_transfer_of_which_a_part_was_copied_is_told_and_takes_nothing(
    qtbot: QtBot, kept: Store, tmp_path: Path, clock: Clock
) -> None:
    drive = tmp_path / "clé"
    drive.mkdir()
    copy = transferring.prepare(kept, drive, lambda _done, _total: None)
    (copy.folder / NAME).unlink()
    page = QLabel("première page")
    page.resize(900, 700)
    qtbot.addWidget(page)
    page.show()
    target = tmp_path / "neuf" / "base.sqlite"
    dialog = ResumeDialog(target, clock, Worker("opening", page), page)
    dialog.open()
    dialog.read_folder(copy.folder)
    shown = "Celle-ci ne peut pas servir : son manifeste manque"
    qtbot.waitUntil(lambda: any(shown in plain(each) for each in dialog.findChildren(QLabel)))
    dialog.confirm.click()
    assert not target.parent.exists()


def plain(told: QLabel) -> str:
    return told.text().replace("\u00a0", " ")
