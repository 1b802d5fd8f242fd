"""The screen that opens the base: it hides, warns, refuses in words, and asks once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.gui.looking import find

from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.shell.lock import LockScreen
from conseil_mobilite.gui.shell.window import Window

pytestmark = pytest.mark.usefixtures("dressed")


def test_the_passphrase_is_hidden_until_shown(window: Window) -> None:
    lock = LockScreen()
    window.show_view(lock)
    secret = find(lock, QLineEdit, "passphrase")

    hidden = secret.echoMode()
    find(lock, Tick, "passphrase_show").setChecked(True)

    assert hidden is QLineEdit.EchoMode.Password
    assert secret.echoMode() is QLineEdit.EchoMode.Normal


def test_enter_asks_to_unlock_once(qtbot: QtBot, window: Window) -> None:
    lock = LockScreen()
    window.show_view(lock)
    window.show()
    asked: list[str] = []
    lock.unlock_asked.connect(asked.append)
    secret = find(lock, QLineEdit, "passphrase")

    qtbot.keyClicks(secret, "correct cheval pile")
    qtbot.keyClick(secret, Qt.Key.Key_Return)
    qtbot.keyClick(secret, Qt.Key.Key_Return)

    assert asked == ["correct cheval pile"]


def test_a_refused_passphrase_is_said_beside_the_field_and_stays(
    qtbot: QtBot, window: Window
) -> None:
    lock = LockScreen()
    window.show_view(lock)
    window.show()
    secret = find(lock, QLineEdit, "passphrase")
    qtbot.keyClicks(secret, "wrong")
    qtbot.keyClick(secret, Qt.Key.Key_Return)

    lock.show_error("Cette phrase secrète n’ouvre pas la base.")

    assert secret.text() == "wrong"
    assert not secret.isReadOnly()
    assert secret.accessibleDescription() == "Cette phrase secrète n’ouvre pas la base."


def test_capitals_typed_without_shift_are_pointed_out(qtbot: QtBot, window: Window) -> None:
    lock = LockScreen()
    window.show_view(lock)
    window.show()
    secret = find(lock, QLineEdit, "passphrase")

    qtbot.keyClick(secret, "C")
    warned = secret.accessibleDescription()
    qtbot.keyClick(secret, "c")

    assert warned.startswith("Verr. Maj est active")
    assert secret.accessibleDescription() == ""
