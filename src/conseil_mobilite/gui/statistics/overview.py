"""Eight figures and three charts at once, and what lacks in the files."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from conseil_mobilite.domain.statistics.dashboard.headlines import HEADLINES
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.labels import Line
from conseil_mobilite.gui.kit.layouts import (
    column,
    frame,
    row,
)
from conseil_mobilite.gui.kit.reflow import Reflow
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.statistics.chart_panel import ChartPanel
from conseil_mobilite.gui.statistics.drawings import Drawing, of_breakdown, of_months
from conseil_mobilite.gui.statistics.figure_card import FigureCard
from conseil_mobilite.gui.statistics.quality_card import FloorNote, QualityCard
from conseil_mobilite.services.statistics.dashboards import Dashboard

ACROSS: Final = 4
GAP: Final = 8
HEAD: Final = 40
"""Everything is seen at once on a small screen: nothing here is looser than it must be."""

FIGURES_WIDE: Final = 1160
CHARTS_WIDE: Final = 1060
MOST_BARRIERS: Final = 5
BARRIERS: Final = "I-10"
LEVELS: Final = "I-11"
STATES: Final = {"fort": "Fort", "moyen": "Moyen", "sans": "Sans impact"}
"""In a narrow key, under a title that speaks of impact."""


class Overview(QFrame):
    """`detail_asked` carries the code of an indicator to be seen whole."""

    said = Signal(str)
    files_asked = Signal(object)
    detail_asked = Signal(str)

    def __init__(self, short: Mapping[str, str]) -> None:
        """`short` gives narrow words to the values that have some."""
        super().__init__()
        self.setObjectName("statistics_overview")
        self._short = short
        self._cards = {code: FigureCard(code) for code in HEADLINES}
        self._quality, self._floor = QualityCard(), FloorNote()
        self._charts = Reflow(wide=CHARTS_WIDE, gap=GAP)
        self._grid, self._across = QGridLayout(), 0
        self._panels: dict[str, ChartPanel] = {}
        for made in self._cards.values():
            made.files_asked.connect(self.files_asked)
            made.detail_asked.connect(self.detail_asked)
        self.setLayout(
            column(self._figures(), self._floor, (self._charts, 1), self._quality, gap=GAP)
        )

    def show_dashboard(self, found: Dashboard, about: str) -> None:
        """Show other figures; each chart keeps the side that was shown."""
        for headline in found.headlines:
            self._cards[headline.indicator.code].show_headline(headline)
        self._floor.show_people(found.people, found.floor)
        self._quality.show_quality(found.quality)
        sides = {name: panel.side() for name, panel in self._panels.items()}
        self._panels = {
            name: ChartPanel(
                f"statistics_{name}",
                replace(each, note=""),
                about,
                side=sides.get(name, "drawing"),
            )
            for name, each in self._drawings(found).items()
        }
        for panel in self._panels.values():
            panel.said.connect(self.said)
            panel.files_asked.connect(self.files_asked)
        self._charts.show_items(*((_carded(panel), 1) for panel in self._panels.values()))

    def take_focus(self) -> None:
        self._cards[HEADLINES[0]].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread(ACROSS if event.size().width() >= dp(FIGURES_WIDE) else ACROSS // 2)

    def _figures(self) -> QGridLayout:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(dp(GAP))
        self._spread(ACROSS // 2)
        return self._grid

    def _spread(self, across: int) -> None:
        """Lay the figures four a row, or two where four have no room."""
        if across == self._across:
            return
        self._across = across
        for rank, made in enumerate(self._cards.values()):
            self._grid.addWidget(made, rank // across, rank % across)
        for rank in range(ACROSS):
            self._grid.setColumnStretch(rank, 1 if rank < across else 0)

    def _drawings(self, found: Dashboard) -> dict[str, Drawing]:
        barriers = found.indicators[BARRIERS].readings[0].breakdowns[0]
        levels = found.indicators[LEVELS].readings[0].breakdowns[0]
        return {
            "barriers": of_breakdown(
                "Freins les plus constatés", barriers, self._short, MOST_BARRIERS
            ),
            "months": of_months("Bilans réalisés par mois", found.months),
            "levels": of_breakdown(
                "Niveaux d’impact par axe", levels, {**self._short, **STATES}, head="Axe"
            ),
        }


def _carded(panel: ChartPanel) -> QFrame:
    head = frame(row((Line(panel.accessibleName(), "heading"), 1), panel.switch, pad=(16, 0, 8, 0)))
    head.setFixedHeight(dp(HEAD))
    inside = frame(column(panel, pad=(16, 0, 8, 6)))
    made = frame(column(head, (inside, 1), gap=0), "card")
    call(made, panel.accessibleName())
    return made
