"""Failures are said one at a time, in French, and noted without personal data."""

import logging
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.looking import find

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.shell.troubles import TroubleDialog, Troubles
from conseil_mobilite.gui.shell.window import Window

pytestmark = pytest.mark.usefixtures("dressed")


def _text(widget: QWidget, name: str) -> str:
    return find(widget, QLabel, name).text().replace("\u00a0", " ")


def test_a_user_error_is_shown_as_it_is(window: Window, tmp_path: Path) -> None:
    window.show()

    Troubles(window, tmp_path / "journal.log").show(UserError("Le disque est plein."))

    dialog = find(window, TroubleDialog, "trouble")
    assert _text(dialog, "trouble_sentence") == "Le disque est plein."


def test_another_failure_is_one_sentence_and_a_log_entry_without_personal_data(
    window: Window, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    window.show()
    troubles = Troubles(window, tmp_path / "journal.log")
    person = "Hélène Lefèvre"

    with caplog.at_level(logging.ERROR, "conseil_mobilite"):
        try:
            int(person)
        except ValueError as error:
            troubles.show(error)

    dialog = find(window, TroubleDialog, "trouble")
    assert "Ce qui était enregistré l’est toujours" in _text(dialog, "trouble_sentence")
    assert "Lefèvre" not in _text(dialog, "trouble_sentence")
    assert "ValueError" in caplog.text
    assert "test_troubles.py" in caplog.text
    assert "Lefèvre" not in caplog.text


def test_failures_that_repeat_open_one_dialog(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.show()
    troubles = Troubles(window, tmp_path / "journal.log")

    for _ in range(5):
        troubles.show(UserError("Le disque est plein."))

    assert len(window.findChildren(TroubleDialog)) == 1
    qtbot.mouseClick(find(window, QWidget, "trouble_close"), Qt.MouseButton.LeftButton)
    troubles.show(UserError("Le disque est encore plein."))
    qtbot.waitUntil(lambda: len(window.findChildren(TroubleDialog)) == 1)
    qtbot.mouseClick(find(window, QWidget, "trouble_close"), Qt.MouseButton.LeftButton)
