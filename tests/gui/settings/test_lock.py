"""Sécurité: the recovery kit is made there, and the delay of the lock is chosen there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.founding import founded
from tests.gui.settings.screen import Screen

from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.access.kit_dialog import KitDialog
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.paper.paper_dialog import PaperDialog
from conseil_mobilite.services.access import lock_delay
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.cipher import connect_read_only
from conseil_mobilite.store.keys.key_slots import SlotKind
from conseil_mobilite.store.keys.slots_file import read_slots

PHRASE = "un chemin creux vers le vieux moulin bleu"


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Open a base that has its keys beside it, for its responsible adviser."""
    base = tmp_path / "suivi.base"
    store = founded(base, PHRASE, clock)
    yield store
    store.close()


@pytest.fixture
def watched() -> list[int]:
    return []


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, watched: list[int]) -> Screen:
    station = replace(desk.station, watch_idle=watched.append)
    return Screen(qtbot, replace(desk, station=station), "security")


def _kits(store: Store) -> int:
    return len(read_slots(store.path).of_kind(SlotKind.RECOVERY))


def _opened_kit(qtbot: QtBot, screen: Screen) -> tuple[KitDialog, RecoveryCode]:
    """Open the dialog of the kit and read its code on the paper, as the adviser does."""
    screen.find(Button, "settings_kit_make").click()
    dialog = screen.find(KitDialog, "recovery_kit")
    printing = screen.find(Button, "recovery_kit_print")
    activating = screen.find(Button, "recovery_kit_activate")
    assert [each.property("role") for each in (printing, activating)] == ["primary", ""]
    printing.click()
    paper = screen.find(PaperDialog, "sheet_preview")
    qtbot.waitUntil(screen.find(Button, "sheet_print").isEnabled)
    paper.accept()
    assert [each.property("role") for each in (printing, activating)] == ["", "primary"]
    return dialog, dialog._code  # noqa: SLF001 - what is on the paper


def test_a_kit_opens_the_base_once_its_code_was_typed_again(
    qtbot: QtBot, screen: Screen, store: Store, clock: Clock
) -> None:
    dialog, code = _opened_kit(qtbot, screen)
    assert _kits(store) == 0

    dialog.typed.setText(" ".join(code.groups).lower())
    screen.find(Button, "recovery_kit_activate").click()

    qtbot.waitUntil(lambda: "1\u00a0kit en service" in screen.words("settings_kit_state"))
    assert _kits(store) == 1
    adviser = store.adviser
    store.close()
    opened = vault.open_with_recovery(store.path, code, clock=clock)
    assert opened.adviser == adviser
    opened.close()


def test_another_code_makes_no_kit(qtbot: QtBot, screen: Screen, store: Store) -> None:
    dialog, code = _opened_kit(qtbot, screen)
    typed = dialog.typed

    typed.setText(code.written[:-1])
    screen.find(Button, "recovery_kit_activate").click()
    short = typed.accessibleDescription()
    typed.setText(RecoveryCode.of_bits(7).written)
    other = typed.accessibleDescription()
    screen.find(Button, "recovery_kit_activate").click()

    assert short.startswith("Groupe 7")
    assert "celui d’un autre kit" in other
    assert typed.text() == RecoveryCode.of_bits(7).written
    assert _kits(store) == 0
    dialog.reject()


def test_nothing_of_the_code_is_kept_by_making_its_paper(
    qtbot: QtBot, screen: Screen, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    dialog, code = _opened_kit(qtbot, screen)
    dialog.typed.setText(code.written)
    screen.find(Button, "recovery_kit_activate").click()
    qtbot.waitUntil(lambda: "en service" in screen.words("settings_kit_state"))

    store.checkpoint()
    connection = connect_read_only(store.path, store.key)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    dump = "".join(
        repr(row)
        for (table,) in tables
        for row in connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - ours
    )
    connection.close()
    beside = b"".join(file.read_bytes() for file in store.path.parent.iterdir() if file.is_file())

    assert "access.add_recovery" in dump
    for group in code.groups:
        assert group not in dump
        assert group.encode() not in beside
        assert group not in caplog.text


def test_the_delay_of_the_lock_is_ten_minutes_until_another_is_chosen(
    qtbot: QtBot, screen: Screen, store: Store, watched: list[int]
) -> None:
    chosen = screen.find(Choice, "settings_lock_minutes")
    qtbot.waitUntil(lambda: chosen.code() == "10")

    chosen.show_code("5")
    chosen.chosen.emit("5")

    qtbot.waitUntil(lambda: watched == [5])
    assert store.read(lock_delay.lock_delay).minutes == 5


def test_the_responsible_person_bounds_what_others_may_wish(
    qtbot: QtBot, screen: Screen, watched: list[int]
) -> None:
    most = screen.find(Choice, "settings_lock_most")
    qtbot.waitUntil(most.isVisible)

    most.show_code("5")
    most.chosen.emit("5")

    qtbot.waitUntil(lambda: watched == [5])
    wished = screen.find(Choice, "settings_lock_minutes")
    assert [wished.itemData(rank) for rank in range(wished.count())] == ["2", "5"]
    shown = {label.text() for label in screen.page.findChildren(QLabel)}
    assert "Délai le plus long permis à chacun" in shown


def test_only_the_responsible_person_sees_the_bound(qtbot: QtBot, desk: Desk, store: Store) -> None:
    with store.transaction() as session:
        session.get_one(Adviser, desk.adviser.id).role = "conseiller"

    screen = Screen(qtbot, desk, "security")

    qtbot.waitUntil(lambda: bool(screen.words("settings_kit_state")))
    assert not screen.find(QWidget, "settings_lock_most").isVisible()
