"""The statistics in pictures: a figure whole, its table, the files behind it, what left."""

from typing import Final

from PySide6.QtCore import Qt

from conseil_mobilite.cli.tour.photographing import go, shoot, shoot_dialog
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.gui.kit.charts.chart import Chart
from conseil_mobilite.gui.kit.page import Screen
from conseil_mobilite.gui.kit.table import Table

LEVELS: Final = "I-11"
"""Stacked bars: the chart with the most to read."""


def look_at_statistics(visit: Visit, ending: str) -> None:
    """Take the figures at a glance, one indicator on both its sides, then the register."""
    hand = visit.hand
    show_view(visit, "overview")
    shoot(visit, f"statistiques{ending}")
    show_view(visit, "indicators")
    hand.find("statistics_index", Table).show_current(LEVELS)
    _mark(visit)
    shoot(visit, f"statistiques-indicateur{ending}", from_top=False)
    _turn(visit)
    shoot(visit, f"statistiques-tableau{ending}", from_top=False)
    _turn(visit)
    show_view(visit, "exports")
    shoot(visit, f"statistiques-registre{ending}")
    show_view(visit, "overview")


def look_behind(visit: Visit) -> None:
    """Take the files behind a figure, and open none."""
    go(visit, Qt.Key.Key_5, Screen.STATISTICS)
    show_view(visit, "indicators")
    visit.hand.click("statistics_files_of_main")
    shoot_dialog(visit, "statistiques-dossiers", "statistics_files_table")
    show_view(visit, "overview")


def show_view(visit: Visit, view: str) -> None:
    visit.hand.click(f"statistics_view_{view}")
    visit.settle()


def _mark(visit: Visit) -> None:
    """Put the marker of the keyboard on the chart."""
    visit.settle()
    chart = visit.hand.find("statistics_detail_chart", Chart)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    visit.hand.bring(chart)
    visit.hand.press(Qt.Key.Key_Down)


def _turn(visit: Visit) -> None:
    """Go from the drawing to its table, or back."""
    visit.hand.press(Qt.Key.Key_T)
    visit.settle()
