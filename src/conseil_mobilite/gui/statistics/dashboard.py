"""The exact figures of a basin and a period, for the adviser's own eyes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.statistics.periods.published import CivilYear, PublishedPeriod
from conseil_mobilite.domain.statistics.periods.quarters import quarter_of
from conseil_mobilite.domain.statistics.periods.spans import SpanKind
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.jobs import Work
from conseil_mobilite.gui.kit.buttons import Button, Segments, button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import Line, label
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, PAGE_PAD, column, frame, row
from conseil_mobilite.gui.kit.page import Page, Screen
from conseil_mobilite.gui.kit.reflow import Reflow
from conseil_mobilite.gui.statistics import helping
from conseil_mobilite.gui.statistics.drawings import Behind
from conseil_mobilite.gui.statistics.exports.register import ExportsCard
from conseil_mobilite.gui.statistics.files_dialog import FilesDialog
from conseil_mobilite.gui.statistics.filters import Filters
from conseil_mobilite.gui.statistics.guide import open_guide
from conseil_mobilite.gui.statistics.indicators import Indicators
from conseil_mobilite.gui.statistics.overview import Overview
from conseil_mobilite.gui.statistics.wording import COUNTING, NO_BASIN, REST
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.statistics import dashboards, figure_files
from conseil_mobilite.services.statistics.asked import Asked, offered_publics
from conseil_mobilite.services.statistics.dashboards import Dashboard

OVERVIEW, INDICATORS, EXPORTS = "overview", "indicators", "exports"
ASSISTANT = "export"
SLOW_MS = 400
HEAD_WIDE = 1080
VIEWS = (
    (OVERVIEW, "Vue d’ensemble"),
    (INDICATORS, "Indicateurs"),
    (EXPORTS, "Exports"),
)


class DashboardPage(Page):
    """`export_asked` carries a basin, a period, and whether what left is to be corrected.

    Figures are counted on the reader's thread: those shown stay until others come, and a question
    that another one follows is given up at its next step.
    """

    export_asked = Signal(object, object, bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("statistics_dashboard")
        self.setWhatsThis(helping.PAGE)
        self._desk = desk
        self._work: Work | None = None
        self._shown: Dashboard | None = None
        self._part = ""
        publics = desk.lists["publics"]
        short = {entry.code: entry.text("short") or entry.label for entry in publics}
        short |= {axis.code: axis.short_label for axis in desk.grid.axes}
        offered = offered_publics()
        self._filters = Filters(self._today(), [(code, short[code]) for code in offered])
        self._prepare = button(
            "statistics_export", "&Préparer l’export pour le plan", "shield-check", "primary"
        )
        self._guide = button("statistics_guide", "&Guide des indicateurs", "book-open")
        self._views = Segments("statistics_view", "Ce qui est montré", VIEWS)
        self._state = Line(COUNTING, "muted")
        self._state.setObjectName("statistics_state")
        self._overview, self._indicators = Overview(short), Indicators(short)
        self._exports = ExportsCard(desk)
        self._nothing = empty_page(
            "map-trifold", "Pas encore de bassin", NO_BASIN, self._settings_button()
        )
        self._parts: dict[str, QWidget] = {
            OVERVIEW: self._overview,
            INDICATORS: self._indicators,
            EXPORTS: frame(column(self._exports, None, gap=0)),
        }
        self._whole = frame(self._lay_figures())
        for part in (self._whole, self._nothing):
            part.hide()
        self.lay_out(column((self._nothing, 1), (self._whole, 1), gap=0, pad=PAGE_PAD))
        self._connect()

    def refresh(self) -> None:
        reading = self._desk.background.read(basins.basins, self._today())
        reading.then(self._show_basins)

    def leave(self) -> None:
        self._give_up()

    def show_part(self, part: str) -> None:
        """Open a part once the basins are known: a view, or the assistant of an export."""
        self._part = part

    def take_focus(self) -> None:
        """Give the keyboard to the gesture the adviser comes back from."""
        self._prepare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_figures(self) -> QBoxLayout:
        title = column(label("Statistiques", "title"), self._state, gap=0)
        views, acts = row(self._views, None), row(self._guide, self._prepare, None)
        head = Reflow((title, 1), views, acts, wide=HEAD_WIDE, gap=12)
        for hidden in (INDICATORS, EXPORTS):  # shown before it has its place, one would be a window
            self._parts[hidden].hide()
        shown = ((part, 1) for part in self._parts.values())
        return column(head, self._filters, *shown, gap=DENSE_GAP)

    def _connect(self) -> None:
        self._desk.background.closed.connect(self._give_up)
        self._filters.changed.connect(self._read)
        self._views.chosen.connect(self._show_view)
        self._guide.clicked.connect(lambda: open_guide(self, self._desk))
        self._prepare.clicked.connect(self._ask_export)
        self._exports.asked.connect(self.export_asked)
        self._exports.said.connect(self.said)
        self._exports.consolidation_asked.connect(
            lambda: self.open_consolidation(self._desk.adviser.id)
        )
        self._overview.detail_asked.connect(self._show_detail)
        for part in (self._overview, self._indicators):
            part.said.connect(self.said)
            part.files_asked.connect(self._open_files)

    def _settings_button(self) -> Button:
        made = button("statistics_settings", "Ouvrir les &réglages", "gear", "primary")
        made.clicked.connect(lambda: self.go(Screen.SETTINGS))
        return made

    def _show_basins(self, found: Sequence[Basin]) -> None:
        self._filters.show_basins(found)
        self._nothing.setVisible(not found)
        self._whole.setVisible(bool(found))
        if found:
            self._read()
        self._exports.refresh()
        part, self._part = self._part, ""
        if found and part == ASSISTANT:
            self._ask_export()
        elif found and part:
            self._views.show_current(part)
            self._show_view(part)
            self.take_focus()

    def _read(self) -> None:
        """Count what is asked; what was being counted for another question is given up."""
        self._give_up()
        asked = self._filters.asked()
        if asked is None:
            self._state.say(REST)
            return
        self._state.say(COUNTING)
        work = self._work = Work("Calcul des statistiques")
        soon(self, lambda: self._announce(work), SLOW_MS)
        reading = self._desk.background.read(dashboards.dashboard, asked, work.step)
        reading.during(work).then(self._show, self)

    def _announce(self, work: Work) -> None:
        """Say on the status line what takes long, where it can be given up."""
        if self._work is work and shiboken6.isValid(self._desk.background):  # or closed by then
            self._desk.background.work_started.emit(work)

    def _give_up(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self._work = None

    def _show(self, found: Dashboard) -> None:
        if found.asked != self._filters.asked():
            return  # another choice was made meanwhile, its figures are on their way
        self._work, self._shown = None, found
        meanings = (f"{h.indicator.label} : {h.indicator.definition}" for h in found.headlines)
        self._overview.setWhatsThis(spaced("\n\n".join(meanings)))
        about = self._filters.words()
        self._overview.show_dashboard(found, about)
        self._indicators.show_dashboard(found, about)
        self._state.say(REST)

    def _show_view(self, view: str) -> None:
        for each, part in self._parts.items():
            part.setVisible(each == view)
        self._filters.setVisible(view != EXPORTS)  # the register tells of every period

    def _show_detail(self, code: str) -> None:
        self._views.show_current(INDICATORS)
        self._show_view(INDICATORS)
        self._indicators.show_indicator(code)

    def _open_files(self, behind: Behind) -> None:
        """Show the files behind a figure of what is shown, not of what is being counted."""
        if self._shown is None:
            return
        dialog = FilesDialog(behind.words, self)
        dialog.chosen.connect(self.open_person)
        asked = self._shown.asked
        about = replace(asked, span=behind.span or asked.span)
        reading = self._desk.background.read(figure_files.files, about, behind.count)
        reading.then(dialog.show_files).otherwise(dialog.show_refusal)
        dialog.open()

    def _ask_export(self) -> None:
        asked = self._filters.asked()
        if asked is not None:
            correct = False
            period = _published_period(asked, self._today())
            self.export_asked.emit(asked.basin_id, period, correct)

    def _today(self) -> date:
        return paris_day(self._desk.clock())


def _published_period(asked: Asked, today: date) -> PublishedPeriod:
    """Return what an export would be of: the year shown, else the quarter of the last day shown."""
    if asked.span.kind is SpanKind.YEAR:
        return CivilYear(asked.span.start.year)
    return quarter_of(min(asked.span.end, max(today, asked.span.start)))
