"""Words show as they were typed, and everything has a name for a screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit import spoken
from conseil_mobilite.gui.kit.answer import Answers
from conseil_mobilite.gui.kit.buttons import Segments, button, literal, toggle
from conseil_mobilite.gui.kit.cards import entry
from conseil_mobilite.gui.kit.charts.bars import Bars
from conseil_mobilite.gui.kit.charts.data import Datum, series_of
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.funding_bar import FundingBar, Share
from conseil_mobilite.gui.kit.labels import Line, label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.rows import Column
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.timeline import Moment, Timeline

pytestmark = pytest.mark.usefixtures("dressed")

Show = Callable[[QWidget], None]
CHOICES = (("non", "Non"), ("organise", "Oui, organisé"), ("sans", "Oui, sans solution"))


def _table() -> Table:
    return Table(
        "people", "Personnes", (Column("Nom", stretch=True, sort="name"), Column("Publics"))
    )


def _heard(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def test_a_name_with_markup_shows_as_it_was_typed(qtbot: QtBot) -> None:
    made, line = label("<b>Léa</b>"), Line("<b>Léa</b>")
    for widget in (made, line):
        qtbot.addWidget(widget)

    assert made.textFormat() is Qt.TextFormat.PlainText
    assert line.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in line.toolTip()
    assert "&lt;b&gt;" in line.toolTip()


def test_french_spaces_do_not_break(qtbot: QtBot) -> None:
    made = label("Êtes-vous prêt ?")
    qtbot.addWidget(made)

    assert made.text() == "Êtes-vous prêt\u00a0?"


def test_an_ampersand_in_a_name_is_not_a_mnemonic(qtbot: QtBot) -> None:
    made = button("resume", literal("Dupont & fils"))
    qtbot.addWidget(made)

    assert made.accessibleName() == "Dupont & fils"
    assert made.shortcut().isEmpty()


def test_a_chip_keeps_room_for_its_bold_words(qtbot: QtBot, shown: Show) -> None:
    chip = toggle("chip", "Demandeur d’emploi")
    shown(chip)
    up = chip.sizeHint().width()

    chip.click()
    chip.setStyleSheet("font-weight: 600;")  # what the sheet paints once down
    qtbot.waitUntil(lambda: chip.font().weight() == QFont.Weight.DemiBold)

    assert up >= chip.sizeHint().width()


def test_a_row_of_a_card_is_opened_by_keyboard(qtbot: QtBot, shown: Show) -> None:
    opened: list[str] = []
    made = entry("Permis B", "Hélène").can_open("open_action", lambda: opened.append("open"))
    shown(made)
    made.setFocus()

    qtbot.keyClick(made, Qt.Key.Key_Return)
    qtbot.keyClick(made, Qt.Key.Key_Space)

    assert opened == ["open", "open"]
    assert made.accessibleName() == "Permis B, Hélène"


def test_a_screen_reader_meets_a_row_that_opens_as_a_button(qtbot: QtBot) -> None:
    spoken.install()
    opened: list[str] = []
    made = entry("Permis B", "Hélène").can_open("open_action", lambda: opened.append("open"))
    qtbot.addWidget(made)

    heard = QAccessible.queryAccessibleInterface(made)
    heard.actionInterface().doAction("Press")

    assert heard.role() is QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Name) == "Permis B, Hélène"
    assert "Press" in heard.actionInterface().actionNames()
    assert opened == ["open"]


def test_charts_and_bars_say_their_figures_to_a_screen_reader(qtbot: QtBot) -> None:
    bars = Bars("bars", "Freins")
    fund = FundingBar("fund", (Share(80_000, "accordés", "success"), Share(0, "rien", "primary")))
    thread = Timeline("thread", (Moment("16 mars", "check-circle", "Frein levé", "Seule."),))
    for widget in (bars, fund, thread):
        qtbot.addWidget(widget)

    data = (Datum(1, "Permis", (64, 19), ("64", "19")), Datum(2, "Coût", (58, 0), ("58", "0")))
    bars.show_data(series_of(("constatés", "levés")), data)

    said = bars.accessibleDescription().replace("\u00a0", " ")
    assert said == "Permis : 64 constatés, 19 levés ; Coût : 58 constatés, 0 levés"
    assert fund.accessibleName().replace("\u00a0", " ") == "800 € accordés"
    assert any("16 mars" in child.accessibleName() for child in thread.findChildren(QWidget))


def test_every_control_of_the_kit_has_a_name_for_a_screen_reader(shown: Show) -> None:
    page = QWidget()
    page.setLayout(
        column(
            button("go", "&Ouvrir"),
            Tick("keep", "&Garder"),
            Field("Nom", TextField("name")),
            Field("Type", Choice("kind", CHOICES)),
            Answers("care", "Garde", CHOICES),
            Segments("view", "Vue", CHOICES),
            _table(),
        )
    )
    shown(page)

    unnamed = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _heard(widget)
    ]

    assert unnamed == []


def test_a_word_longer_than_the_page_makes_the_timeline_no_wider(qtbot: QtBot) -> None:
    timeline = Timeline("suite", (Moment("hier", "note", "a" * 10_000, "b" * 10_000),))
    qtbot.addWidget(timeline)
    assert timeline.minimumSizeHint().width() < 500
