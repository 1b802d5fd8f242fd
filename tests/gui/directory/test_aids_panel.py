"""The catalogue of aids, read and written with the keyboard, and taken back."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.domain.directory.benefits import BenefitLine
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.aid_dialog import AidDialog
from conseil_mobilite.gui.directory.aids_panel import AidsPanel
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.services.directory import benefits
from conseil_mobilite.services.directory.benefits import BenefitTyped
from conseil_mobilite.store.database import Store

TODAY = date(2027, 3, 12)
LOCAL = BenefitTyped(label="Bourse de l’Agglo", source="Courrier", funder_kind="epci")
W = TypeVar("W", bound=QWidget)


class Screen:
    """The panel of the aids in a window of its own."""

    def __init__(self, qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None]) -> None:
        self.qtbot, self.panel = qtbot, AidsPanel(desk)
        self.panel.resize(1270, 700)
        shown(self.panel)
        self.panel.refresh()
        self.table = self.find(Table, "aids_table")
        qtbot.waitUntil(lambda: self.table.rows.rowCount() > 0)

    def find(self, kind: type[W], name: str) -> W:
        QApplication.processEvents()
        return self.panel.findChildren(kind, name)[-1]

    def push(self, name: str) -> None:
        gesture = self.find(QPushButton, name)
        gesture.setFocus()
        self.qtbot.keyClick(gesture, Qt.Key.Key_Space)

    def dialog(self) -> AidDialog:
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), AidDialog))
        found = QApplication.activeWindow()
        assert isinstance(found, AidDialog)
        return found


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, shown: Callable[[QWidget], None]) -> Screen:
    return Screen(qtbot, desk, shown)


def _aid(store: Store, code: str) -> BenefitLine:
    return next(each for each in store.read(benefits.benefits, TODAY) if each.code == code)


def test_a_local_aid_needs_a_source_and_keeps_what_was_typed(
    screen: Screen, store: Store, qtbot: QtBot
) -> None:
    # Given a new aid typed without its source
    screen.push("aids_add")
    dialog = screen.dialog()
    qtbot.keyClicks(dialog.focusWidget(), "Bourse locale")
    funder = dialog.findChild(Choice, "aid_funder")
    assert funder is not None
    funder.show_code("epci")
    # When it is created
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    source = dialog.findChild(Field, "aid_source_field")
    assert source is not None
    # Then the fault is beside the source, which has the keyboard
    qtbot.waitUntil(lambda: "où vous l’avez lu" in source.error())
    assert dialog.focusWidget() is source.widget
    # And once it is told, the aid is there, chosen in the list
    qtbot.keyClicks(source.widget, "Courrier du 3 mars")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: str(screen.table.current_key()).startswith(benefits.LOCAL))
    kept = _aid(store, str(screen.table.current_key()))
    assert (kept.label, kept.source, kept.checked_on) == (
        "Bourse locale",
        "Courrier du 3 mars",
        TODAY,
    )


def test_a_shipped_aid_is_checked_today_then_taken_back(
    screen: Screen, store: Store, qtbot: QtBot
) -> None:
    screen.table.show_current("ft_permis")
    screen.push("aid_check")
    qtbot.waitUntil(lambda: _aid(store, "ft_permis").checked_on == TODAY)
    qtbot.waitUntil(lambda: screen.find(QPushButton, "undo").isVisible())
    screen.push("undo")
    qtbot.waitUntil(lambda: _aid(store, "ft_permis").row_id is None)


def test_an_aid_ends_a_new_period_keeps_the_former_and_a_deletion_comes_back(
    screen: Screen, store: Store, qtbot: QtBot
) -> None:
    # Given a local aid
    row_id = store.run(benefits.write, LOCAL)
    code = next(e.code for e in store.read(benefits.benefits, TODAY) if e.row_id == row_id)
    screen.panel.refresh()
    qtbot.waitUntil(lambda: screen.table.rows.row_of(code) >= 0)
    screen.table.show_current(code)
    # When a new period begins today
    screen.push("aid_period")
    dialog = screen.dialog()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    # Then the former one ended yesterday
    qtbot.waitUntil(lambda: len(store.read(benefits.history, code)) == 2)
    former, present = store.read(benefits.history, code)
    assert former.valid_to == date(2027, 3, 11)
    assert present.valid_from == TODAY
    # And a row that is deleted comes back
    screen.push(f"aid_delete_{former.row_id}")
    qtbot.waitUntil(lambda: store.read(benefits.history, code) == (present,))
    qtbot.waitUntil(lambda: screen.find(QPushButton, "undo").isVisible())
    screen.push("undo")
    qtbot.waitUntil(lambda: store.read(benefits.history, code) == (former, present))
    # And the aid ends today
    screen.push("aid_end")
    qtbot.waitUntil(lambda: _aid(store, code).valid_to == TODAY)


def test_the_search_folds_and_an_empty_list_says_so(screen: Screen, qtbot: QtBot) -> None:
    search = screen.find(QLineEdit, "aids_search")
    qtbot.keyClicks(search, "AGEFIPH vehic")
    assert screen.table.rows.rowCount() == 1
    assert screen.table.current_key() == "agefiph_vehicule"
    qtbot.keyClicks(search, " zzz")
    told = [each.text() for each in screen.panel.findChildren(QLabel) if each.isVisible()]
    assert "Aucune aide ne correspond" in told
