"""Dated steps: drawn on a track, and said in words to a screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit.stepper import Mark, Stepper, StepPoint
from conseil_mobilite.gui.kit.tokens import LIGHT

pytestmark = pytest.mark.usefixtures("dressed")

Show = Callable[[QWidget], None]
POINTS = (
    StepPoint("Inscription", "05/10/2026", Mark.DONE),
    StepPoint("Conduite", "12 h sur 20", Mark.CURRENT),
    StepPoint("Permis obtenu", "À venir", Mark.AHEAD),
)


def test_a_screen_reader_hears_every_step_and_where_it_stands(shown: Show) -> None:
    stepper = Stepper("steps", "Permis B : étapes", POINTS)
    shown(stepper)

    heard = QAccessible.queryAccessibleInterface(stepper)

    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Permis B\xa0: étapes"
    assert heard.text(QAccessible.Text.Description).replace("\xa0", " ") == (
        "Inscription : 05/10/2026 ; Conduite : 12 h sur 20 ; Permis obtenu : À venir"
    )


def test_the_words_are_beneath_each_knot_and_can_change(qtbot: QtBot) -> None:
    stepper = Stepper("steps", "Étapes", POINTS)
    qtbot.addWidget(stepper)

    stepper.show_points([StepPoint("Dossier déposé", "08/01/2027", Mark.STOPPED)])

    shown_words = [each.text() for each in stepper.findChildren(QLabel) if not each.isHidden()]
    assert shown_words[-2:] == ["Dossier déposé", "08/01/2027"]
    assert "Inscription" not in stepper.accessibleDescription()


def test_a_step_done_is_filled_and_one_to_come_is_hollow(shown: Show) -> None:
    stepper = Stepper("steps", "Étapes", POINTS)
    stepper.resize(600, 90)
    shown(stepper)

    picture = stepper.grab().toImage()
    third = picture.width() // 3
    done = picture.pixelColor(third // 2 - 9, 14)
    ahead = picture.pixelColor(2 * third + third // 2, 14)

    assert done == QColor(LIGHT.primary)
    assert ahead == QColor(LIGHT.surface)
