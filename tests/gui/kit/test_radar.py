"""The radar says the same as its table, and never invents what was not evaluated."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from pytestqt.qtbot import QtBot

from conseil_mobilite.gui.kit.radar import AxisPoint, Radar
from conseil_mobilite.gui.kit.tokens import LIGHT
from conseil_mobilite.gui.kit.twins import RadarTwins

pytestmark = pytest.mark.usefixtures("dressed")

NAMES = ("Droits", "Offre", "Moyens", "Budget", "Compétences", "Savoirs", "Santé", "Famille")
LEVELS = ("Bloquant", "Très fragile", "Fragile", "Suffisant", "Autonome")


def _points(
    now: tuple[int | None, ...], before: tuple[int | None, ...] = ()
) -> tuple[AxisPoint, ...]:
    return tuple(
        AxisPoint(
            name,
            level,
            "Non évalué" if level is None else LEVELS[level],
            then,
            "Non évalué" if then is None else LEVELS[then],
        )
        for name, level, then in zip(NAMES, now, before or (None,) * len(now), strict=False)
    )


def _ink(radar: Radar) -> int:
    """Count the pixels of the main stroke."""
    image, stroke = radar.grab().toImage(), QColor(LIGHT.primary)
    return sum(
        image.pixelColor(x, y) == stroke
        for x in range(image.width())
        for y in range(image.height())
    )


def test_the_table_twin_says_every_axis_with_its_level_in_words(qtbot: QtBot) -> None:
    twins = RadarTwins("radar")
    qtbot.addWidget(twins)

    twins.show_points(_points((2, 0, None)))

    rows = twins.table.rows
    said = [[rows.index(row, column).data() for column in (0, 1)] for row in range(3)]
    assert said == [
        ["Droits", "2/4 · Fragile"],
        ["Offre", "0/4 · Bloquant"],
        ["Moyens", "Non évalué"],
    ]


def test_the_column_before_shows_only_when_two_assessments_are_compared(qtbot: QtBot) -> None:
    twins = RadarTwins("radar")
    qtbot.addWidget(twins)

    twins.show_points(_points((2, 0, 1)))
    alone = twins.table.isColumnHidden(2)
    twins.show_points(_points((2, 0, 1), (1, 0, None)))

    assert alone
    assert not twins.table.isColumnHidden(2)
    assert twins.table.rows.index(0, 2).data() == "1/4 · Très fragile"
    assert twins.table.rows.index(2, 2).data() == "Non évalué"


def test_one_key_passes_from_the_radar_to_its_table_and_back(qtbot: QtBot) -> None:
    twins = RadarTwins("radar")
    qtbot.addWidget(twins)
    twins.show_points(_points((2, 0, 1)))
    twins.show()
    twins.radar.setFocus()

    qtbot.keyClick(twins.radar, Qt.Key.Key_T)
    shown = twins.currentWidget()
    qtbot.keyClick(twins.table, Qt.Key.Key_T)

    assert shown is twins.table
    assert twins.currentWidget() is twins.radar
    assert twins.switch.current() == "drawing"


def test_a_screen_reader_hears_the_whole_radar(qtbot: QtBot) -> None:
    radar = Radar("radar", _points((2, None), (1, 3)))
    qtbot.addWidget(radar)

    heard = QAccessible.queryAccessibleInterface(radar)
    assert heard is not None
    description = heard.text(QAccessible.Text.Description)

    assert "Droits : Fragile (2 sur 4), auparavant Très fragile (1)" in description.replace(
        "\u00a0", " "
    )
    assert "Offre : Non évalué" in description.replace("\u00a0", " ")


def test_no_edge_is_drawn_beside_an_axis_that_was_not_evaluated(qtbot: QtBot) -> None:
    whole = Radar("whole", _points((4, 4, 4, 4)))
    holed = Radar("holed", _points((4, None, 4, None)))
    for radar in (whole, holed):
        qtbot.addWidget(radar)
        radar.resize(360, 300)

    drawn, left = _ink(whole), _ink(holed)

    assert 0 < left < drawn / 3


def test_an_empty_radar_paints_nothing_and_does_not_fail(qtbot: QtBot) -> None:
    radar = Radar("radar")
    qtbot.addWidget(radar)
    radar.resize(300, 300)

    assert _ink(radar) == 0
