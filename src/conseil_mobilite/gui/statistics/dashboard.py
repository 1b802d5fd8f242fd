"""The exact figures of a quarter and a basin, for the adviser's own eyes."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.periods.quarters import Quarter, last_closed_quarter
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.cards import heading
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import badge
from conseil_mobilite.gui.kit.layouts import (
    DENSE_GAP,
    PAGE_PAD,
    column,
    columns,
    frame,
    row,
)
from conseil_mobilite.gui.kit.page import Page, Screen
from conseil_mobilite.gui.statistics.chart_card import BreakdownCard, MonthsCard
from conseil_mobilite.gui.statistics.exports_card import ExportsCard
from conseil_mobilite.gui.statistics.figure_card import FigureCard, FloorNote, QualityCard
from conseil_mobilite.gui.statistics.periods import period_of, quarter_choices, quarter_named
from conseil_mobilite.gui.statistics.saving import save_package
from conseil_mobilite.gui.statistics.wording import INTERNAL, SEVERAL
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.statistics import statistics
from conseil_mobilite.services.statistics.statistics import (
    ASSESSMENTS,
    PEOPLE,
    ExportLine,
    Figures,
)
from conseil_mobilite.store.reference.statistics_reference import tables_plan

NO_BASIN = (
    "Les statistiques du plan se comptent par bassin de mobilité. Composez le vôtre dans les "
    "réglages, à partir de ses intercommunalités."
)


class Dashboard(Page):
    """`export_asked` carries the basin and the quarter shown."""

    export_asked = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("statistics_dashboard")
        self._desk = desk
        self._quarter = Choice("statistics_quarter", quarter_choices(self._today()))
        self._quarter.show_code(last_closed_quarter(self._today()).code)
        self._quarter.setAccessibleName("Trimestre")
        self._basin = Choice("statistics_basin", ())
        self._basin.setAccessibleName("Bassin")
        self._prepare = button(
            "statistics_export", "&Préparer l’export pour le plan", "shield-check", "primary"
        )
        self._people = FigureCard("statistics_people", "Personnes accompagnées")
        self._assessments = FigureCard("statistics_assessments", "Bilans réalisés")
        self._quality = QualityCard()
        self._ages = BreakdownCard("age", "Par tranche d’âge")
        self._sexes = BreakdownCard("sexe", "Par sexe")
        self._publics = BreakdownCard("public", "Par public", SEVERAL)
        self._months, self._exports = MonthsCard(), ExportsCard()
        self._floor = FloorNote()
        publics = desk.lists["publics"]
        self._short = {entry.code: entry.text("short") for entry in publics}
        self._nothing = empty_page(
            "map-trifold", "Pas encore de bassin", NO_BASIN, self._settings_button()
        )
        self._whole = frame(self._figures())
        for part in (self._whole, self._nothing):
            part.hide()
        self.lay_out(column((self._nothing, 1), (self._whole, 1), gap=0, pad=PAGE_PAD))
        self._connect()

    def refresh(self) -> None:
        reading = self._desk.background.read(basins.basins, self._today())
        reading.then(self._show_basins)

    def take_focus(self) -> None:
        """Give the keyboard to the gesture the adviser comes back from."""
        self._prepare.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[UUID, Quarter] | None:
        """Return the basin and the quarter shown, or None where there is no basin."""
        code = self._basin.code()
        return (UUID(code), quarter_named(self._quarter.code())) if code else None

    def _figures(self) -> QBoxLayout:
        title = heading(
            "Statistiques",
            "Calculées à l’instant sur les dossiers de votre organisme",
            self._prepare,
        )
        filters = row(self._quarter, self._basin, badge(INTERNAL, "warning"), None)
        counts = row((self._people, 1), (self._assessments, 1), gap=DENSE_GAP)
        totals = columns((counts, 1), (self._quality, 1), gap=DENSE_GAP)
        left = column(self._ages.frame, self._sexes.frame, None, gap=DENSE_GAP)
        middle = column(self._publics.frame, None, gap=DENSE_GAP)
        right = column((self._months.frame, 1), self._exports, None, gap=DENSE_GAP)
        charts = columns((left, 10), (middle, 10), (right, 12), gap=DENSE_GAP)
        return column(title, filters, totals, self._floor, (charts, 1), gap=DENSE_GAP)

    def _connect(self) -> None:
        self._quarter.chosen.connect(lambda _code: self._read())
        self._basin.chosen.connect(lambda _code: self._read())
        self._prepare.clicked.connect(self._ask_export)
        self._exports.chosen.connect(self._save_again)
        self._exports.consolidation_asked.connect(
            lambda: self.open_consolidation(self._desk.adviser.id)
        )
        for card in (self._ages, self._sexes, self._publics, self._months):
            card.copied.connect(self.said)

    def _settings_button(self) -> Button:
        made = button("statistics_settings", "Ouvrir les &réglages", "gear", "primary")
        made.clicked.connect(lambda: self.go(Screen.SETTINGS))
        return made

    def _show_basins(self, found: Sequence[Basin]) -> None:
        self._basin.offer([(str(each.id), each.name) for each in found])
        self._nothing.setVisible(not found)
        self._whole.setVisible(bool(found))
        if found:
            self._read()

    def _read(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            return
        basin, quarter = chosen
        background = self._desk.background
        reading = background.read(statistics.figures, basin, period_of(quarter))
        reading.then(lambda found: self._show(chosen, found), self)
        background.read(statistics.exports).then(self._exports.show_exports)

    def _show(self, asked: tuple[UUID, Quarter], found: Figures) -> None:
        if asked != self.chosen():
            return  # another choice was made meanwhile, its figures are on their way
        self._people.show_figure(found.totals[PEOPLE], found.before[PEOPLE])
        self._assessments.show_figure(found.totals[ASSESSMENTS], found.before[ASSESSMENTS])
        self._quality.show_quality(found.quality)
        for card, breakdown in zip(
            (self._ages, self._sexes, self._publics), found.breakdowns, strict=True
        ):
            card.show_breakdown(breakdown, self._short)
        self._months.show_months(found.months)
        told = (f"{each.label} : {each.definition}" for each in found.indicators)
        self._whole.setWhatsThis(spaced("\n\n".join(told)))
        self._floor.show_people(found.totals[PEOPLE], tables_plan().floor)

    def _ask_export(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.export_asked.emit(*chosen)

    def _save_again(self, line: ExportLine) -> None:
        save_package(self, self._desk, line.id, line.file_name)

    def _today(self) -> date:
        return paris_day(self._desk.clock())
