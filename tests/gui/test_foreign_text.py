"""What was typed is text, never code: markup, SQL, formulas, signs that turn or hide the writing.

Every field of the settings and of a person's file that can be written in is found by walking the
real pages, and written in. What was typed is still there, or is told to be refused; nothing of it
is drawn as anything but plain text; the tables are where they were.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlmodel import Session, select
from tests.gui.showing import show_alone

from conseil_mobilite.app.record_tabs import record_tabs
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.gui.people.record import RecordPage
from conseil_mobilite.gui.settings.page import SECTIONS, SettingsPage
from conseil_mobilite.store import health
from conseil_mobilite.store.database import Store

pytestmark = pytest.mark.long

Input: TypeAlias = QLineEdit | QTextEdit | QPlainTextEdit

MARK: Final = "zzq"
FOREIGN: Final = (
    f"<b>{MARK}</b><img src='file:///etc/passwd'>&amp;%s{{0}}",
    f"{MARK}'; DROP TABLE person;--",
    f"=HYPERLINK({MARK})",
    f"@SUM({MARK})",
    f"\u202e{MARK}\u200b\u200f\u2066",
    f"{MARK} " + "a" * 10_000,
)
CHOOSERS: Final = {"audit_person"}
"""They hold a choice among people: what names nobody goes when the field is left."""
FIELDS_OF_SETTINGS: Final = 56
FIELDS_OF_A_FILE: Final = 12


def written_in(page: QWidget) -> list[Input]:
    """Return the fields in sight that take text."""
    fields: list[Input] = [
        *page.findChildren(QLineEdit),
        *page.findChildren(QTextEdit),
        *page.findChildren(QPlainTextEdit),
    ]
    return [
        each for each in fields if each.isVisible() and each.isEnabled() and not each.isReadOnly()
    ]


def typed(field: Input) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def write(field: Input, text: str) -> None:
    """Write over all that the field holds, as an input method does: in one go."""
    field.setFocus()
    field.selectAll()
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
    field.clearFocus()


def rich(page: QWidget) -> Iterator[str]:
    """Tell the labels and the tooltips that would draw what was typed as something else."""
    for shown in page.findChildren(QLabel):
        if MARK in shown.text() and shown.textFormat() is not Qt.TextFormat.PlainText:
            yield f"label {shown.objectName()}"
    for each in page.findChildren(QWidget):
        tip = each.toolTip()
        if MARK in tip and f"<b>{MARK}" in tip:
            yield f"tooltip of {each.objectName()}"


def at_rest(qtbot: QtBot, desk: Desk) -> None:
    """Wait until what was asked of the base came back, and what it asked after that."""
    for _ in range(2):
        _pass_through(qtbot, desk)


def _pass_through(qtbot: QtBot, desk: Desk) -> None:
    back: list[object] = []
    desk.background.note(_nothing).then(back.append)
    desk.background.work(lambda: None).then(back.append)
    qtbot.waitUntil(lambda: len(back) == 2)


def _nothing(_session: Session) -> None:
    """Ask for nothing: what counts is to come back."""


def lost(field: Input) -> bool:
    """Tell whether nothing of what was typed is left of a field that took it."""
    if isinstance(field, QLineEdit) and (field.inputMask() or field.validator() is not None):
        return False
    return MARK not in typed(field) and field.objectName() not in CHOOSERS


def walk(qtbot: QtBot, desk: Desk, page: Page, names: set[str]) -> list[str]:
    """Write each foreign text in each field; return what went wrong."""
    wrong: list[str] = []
    for text in FOREIGN:
        for field in written_in(page):
            names.add(field.objectName())
            write(field, text)
            if lost(field):
                wrong.append(f"{field.objectName()} lost {text[:12]!r}")
        at_rest(qtbot, desk)
        wrong += rich(page)
    return wrong


@pytest.fixture
def person(store: Store) -> UUID:
    def register(session: Session) -> UUID:
        made = Person(
            file_number="2027-0001",
            last_name="Lefèvre",
            first_name="Zoé",
            registered_on=date(2027, 1, 5),
        )
        session.add(made)
        session.flush()
        return made.id

    return store.run(register)


def _notes(session: Session) -> list[str]:
    return [each.strip() for each in session.exec(select(Note.text))]


def test_every_field_of_the_settings_takes_foreign_text_as_text(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    names: set[str] = set()
    wrong: list[str] = []
    page = SettingsPage(desk)
    show_alone(qtbot, page, 1270, 700)
    for section in SECTIONS:
        page.show_part(section)
        at_rest(qtbot, desk)
        wrong += [f"{section}: {each}" for each in walk(qtbot, desk, page, names)]

    assert wrong == []
    assert len(names) >= FIELDS_OF_SETTINGS, sorted(names)
    assert health.check(store).sound


def test_every_field_of_a_file_takes_foreign_text_as_text(
    qtbot: QtBot, desk: Desk, store: Store, person: UUID
) -> None:
    names: set[str] = set()
    wrong: list[str] = []
    page = RecordPage(desk, person, record_tabs())
    show_alone(qtbot, page, 1270, 700)
    page.refresh()
    for tab in ("identity", *(each.code for each in record_tabs())):
        page.show_part(tab)
        at_rest(qtbot, desk)
        wrong += [f"{tab}: {each}" for each in walk(qtbot, desk, page, names)]

    assert wrong == []
    assert len(names) >= FIELDS_OF_A_FILE, sorted(names)
    assert store.read(_notes) == [FOREIGN[-1].strip()]
    assert health.check(store).sound


def test_a_text_drawn_as_markup_is_found(qtbot: QtBot) -> None:
    careless = QWidget()
    qtbot.addWidget(careless)
    shown = QLabel(FOREIGN[0], careless)
    shown.setObjectName("careless")
    shown.setTextFormat(Qt.TextFormat.RichText)
    careless.setToolTip("")

    assert list(rich(careless)) == ["label careless"]
