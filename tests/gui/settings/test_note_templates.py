"""Modèles de notes: typed by the body, kept as they are typed, and given back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.gui.settings.screen import Screen

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.services.agenda.notes import note_templates
from conseil_mobilite.store.database import Store

ORIGINAL = note_templates.original()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Screen:
    screen = Screen(qtbot, desk, "notes")
    qtbot.waitUntil(lambda: bool(area(screen).toPlainText()))
    return screen


def area(screen: Screen) -> QPlainTextEdit:
    return screen.find(QPlainTextEdit, "template_text")


def choose(screen: Screen, kind: str) -> None:
    choice = screen.find(Choice, "template_kind")
    choice.setCurrentIndex(choice.findData(kind))
    choice.activated.emit(choice.currentIndex())


def type_over(screen: Screen, text: str) -> None:
    field = area(screen)
    field.setFocus()
    field.selectAll()
    screen.press(Qt.Key.Key_Delete)
    for letter in text:
        key = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, key)


def kept(store: Store) -> dict[str, str]:
    return store.read(note_templates.changed)


def test_a_template_is_kept_as_it_is_typed_and_another_kind_keeps_its_own(
    screen: Screen, store: Store
) -> None:
    choose(screen, "suivi")
    assert area(screen).toPlainText() == ORIGINAL["suivi"]

    screen.saved(lambda: type_over(screen, "Humeur :"))

    assert kept(store) == {"suivi": "Humeur :"}
    choose(screen, "diagnostic")
    assert area(screen).toPlainText() == ORIGINAL["diagnostic"]
    choose(screen, "suivi")
    assert area(screen).toPlainText() == "Humeur :"
    assert "votre organisme" in screen.find(QLabel, "template_state").text()


def test_what_is_typed_is_kept_when_another_kind_is_chosen_at_once(
    screen: Screen, store: Store
) -> None:
    choose(screen, "suivi")
    type_over(screen, "Suite :")

    screen.saved(lambda: choose(screen, "atelier"))

    assert kept(store) == {"suivi": "Suite :"}


def test_the_original_comes_back(screen: Screen, store: Store) -> None:
    choose(screen, "suivi")
    screen.saved(lambda: type_over(screen, "Humeur :"))

    screen.saved(lambda: screen.push("template_original"))

    assert kept(store) == {}
    assert area(screen).toPlainText() == ORIGINAL["suivi"]
    assert not screen.find(QPushButton, "template_original").isVisible()


def test_a_social_security_number_is_refused_beside_the_field(
    screen: Screen, store: Store, qtbot: QtBot
) -> None:
    type_over(screen, "2 84 05 75 113 042 26")

    qtbot.waitUntil(lambda: "sécurité sociale" in screen.error("template_text"))
    assert not any("113" in text for text in kept(store).values())
    assert "113" in area(screen).toPlainText()
