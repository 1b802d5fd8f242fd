"""What only the responsable may change says so to others, who can try none of it in vain."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.settings.page import SECTIONS
from conseil_mobilite.gui.settings.section import Section
from conseil_mobilite.services.organisation import basins, roles
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.roles import MANAGER
from conseil_mobilite.store.database import Store

EVERYBODYS = {
    "adviser",
    "agenda",
    "notes",
    "bin",
    "security",
    "reminders",
    "appearance",
    "about",
}
"""Sections where every adviser sets what is her own."""
REFUSED = "revient à la personne responsable"
CENTRE = Member("240200444", "CC de la Thiérache du Centre")
GUARDED = [code for code in SECTIONS if code not in EVERYBODYS]


@pytest.fixture(autouse=True)
def basin(store: Store) -> None:
    """Give the base a basin, and so a plan."""
    store.run(basins.compose, "Thiérache", "", [CENTRE], store.now().date())


def told(screen: Screen) -> str:
    """Return the sentence that the section shown says, if it does."""
    notes = screen.page.findChildren(QLabel, "section_reserved")
    return next((each.text() for each in notes if each.isVisible()), "")


def test_each_section_of_the_responsable_says_who_she_is(
    qtbot: QtBot, colleague_desk: Desk
) -> None:
    screen = Screen(qtbot, colleague_desk, "about")
    for code in SECTIONS:
        screen.page.show_part(code)
        if code in EVERYBODYS:
            assert told(screen) == "", code
        else:
            qtbot.waitUntil(lambda: told(screen).startswith("Nadia Lefèvre peut "))


@pytest.mark.long
def test_the_responsable_herself_reads_no_such_sentence(qtbot: QtBot, desk: Desk) -> None:
    screen = Screen(qtbot, desk, "about")
    for code in GUARDED:
        screen.page.show_part(code)
        assert told(screen) == "", code


@pytest.mark.long
@pytest.mark.parametrize("code", GUARDED)
def test_nothing_that_can_be_pressed_is_refused(
    qtbot: QtBot, colleague_desk: Desk, tmp_path: Path, code: str
) -> None:
    assert refusals(qtbot, colleague_desk, code, tmp_path) == []


@pytest.mark.long
@pytest.mark.parametrize("code", ["organisation", "languages", "exports", "records"])
def test_the_same_walk_is_refused_where_the_controls_are_left_open(
    qtbot: QtBot, colleague_desk: Desk, tmp_path: Path, code: str
) -> None:
    told_manager = Adviser(**{**colleague_desk.adviser.model_dump(), "role": MANAGER})

    assert refusals(qtbot, replace(colleague_desk, adviser=told_manager), code, tmp_path) != []


def refusals(qtbot: QtBot, desk: Desk, code: str, folder: Path) -> list[str]:
    """Use every control of a section that is enabled, and return what was refused."""
    errors: list[Exception] = []
    desk.background.failed.connect(errors.append)
    screen = Screen(qtbot, desk, code)
    settle(qtbot, desk)
    section = next(each for each in screen.page.findChildren(Section) if each.isVisible())
    for gesture in gestures(section):
        gesture()
        settle(qtbot, desk)
        close_dialogs(folder)
        settle(qtbot, desk)
    words = [label.text() for label in section.findChildren(QLabel)]
    said = [*map(str, (*errors, *screen.troubles)), *words]
    return [each for each in said if REFUSED in each]


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until what was asked is done: both threads work in the order asked."""
    for ask in (desk.background.note, desk.background.read):
        done: list[bool] = []
        ask(roles.is_manager).then(done.append)
        wait_for(qtbot, done)
    QApplication.processEvents()


def wait_for(qtbot: QtBot, done: list[bool]) -> None:
    qtbot.waitUntil(lambda: bool(done))


def gestures(section: Section) -> Iterator[Callable[[], object]]:
    for widget in section.findChildren(QWidget):
        if usable(widget, section):
            yield from gestures_of(widget)


def usable(widget: QWidget, section: Section) -> bool:
    """Say whether it is there, still, to be used: an earlier gesture may have replaced it."""
    there = shiboken6.isValid(widget) and widget.isVisibleTo(section) and widget.isEnabled()
    return there and widget.window() is section.window()


def gestures_of(widget: QWidget) -> Iterator[Callable[[], object]]:
    if isinstance(widget, QPushButton | QCheckBox):
        yield widget.click
    elif isinstance(widget, Choice) and widget.count() > 1:
        yield lambda: widget.chosen.emit(widget.code())
    elif isinstance(widget, QLineEdit) and not widget.isReadOnly():
        yield lambda: typed(widget)
    elif isinstance(widget, QPlainTextEdit) and not widget.isReadOnly():
        yield lambda: widget.insertPlainText("Bonjour. ")


def typed(field: QLineEdit) -> None:
    field.setText(field.text() + " bis")
    field.textEdited.emit(field.text())
    field.returnPressed.emit()
    field.editingFinished.emit()


def close_dialogs(folder: Path) -> None:
    """Choose a file where one is asked for; give the rest up."""
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, QFileDialog) and shown.isVisible():
            shown.fileSelected.emit(str(folder / "fichier"))
        if isinstance(shown, QDialog):
            shown.reject()
