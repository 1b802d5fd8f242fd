"""Every indicator: the list at the left, by theme or by a word, one of them whole at the right."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.statistics.dashboard.themes import THEMES
from conseil_mobilite.domain.statistics.exact.figure_words import written
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import DENSE_GAP, column, columns, frame
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.statistics.indicator_view import IndicatorView
from conseil_mobilite.services.statistics.dashboards import Dashboard, IndicatorShown, ThemeShown

INDEX_WIDTH: Final = 372
COLUMNS: Final = (Column("Indicateur", stretch=True), Column("Chiffre", 104, figure=True))
ALL: Final = "Tous les thèmes"
NOT_FOUND: Final = "Aucun indicateur ne porte ces mots. Essayez « permis », « sortie » ou « I-17 »."


class Indicators(QFrame):
    """The index follows what is typed; the arrows of the list show one indicator after another."""

    said = Signal(str)
    files_asked = Signal(object)

    def __init__(self, short: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("statistics_indicators")
        self._found: Dashboard | None = None
        self._about, self._drawn = "", False
        self._search = TextField(
            "statistics_search", placeholder="Chercher un indicateur", icon="magnifying-glass"
        )
        self._search.setAccessibleName("Chercher un indicateur")
        self._search.setClearButtonEnabled(True)
        self._theme = Choice(
            "statistics_theme", [(each.code, each.label) for each in THEMES], none=ALL
        )
        self._theme.setAccessibleName("Thème")
        self._none = label(NOT_FOUND, "muted", wrap=True)
        self._index = Table("statistics_index", "Indicateurs", COLUMNS, row_height=44)
        self._view = IndicatorView(short)
        self._view.said.connect(self.said)
        self._view.files_asked.connect(self.files_asked)
        self._search.textChanged.connect(lambda _text: self._fill())
        self._theme.chosen.connect(lambda _code: self._fill())
        self._index.current_changed.connect(self._show)
        self._lay_out()

    def show_dashboard(self, found: Dashboard, about: str) -> None:
        """Show other figures, of the same indicator; once in sight, if it is not yet."""
        self._found, self._about, self._drawn = found, about, False
        if self.isVisible():
            self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw()

    def show_indicator(self, code: str) -> None:
        """Show one whole, whatever the list was narrowed to."""
        self._search.clear()
        self._theme.show_code("")
        self._fill()
        self._index.show_current(code)
        self._index.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _redraw(self) -> None:
        if self._found is None or self._drawn:
            return
        self._drawn = True
        before = self._index.current_key()
        self._fill()
        if before is not None:
            self._show(self._index.current_key())

    def _lay_out(self) -> None:
        head = frame(column(self._search, self._theme, self._none, gap=8, pad=(12, 12, 12, 0)))
        index = frame(
            column(head, (self._index, 1), gap=8, pad=(0, 0, 0, 2)), "card", width=INDEX_WIDTH
        )
        self._index.setMinimumHeight(dp(320))
        self.setLayout(columns(index, (self._view, 1), gap=DENSE_GAP))

    def _fill(self) -> None:
        if self._found is None:
            return
        rows = [
            _row(theme, shown)
            for theme in self._found.themes
            if self._theme.code() in {"", theme.theme.code}
            for shown in theme.indicators
            if self._named(shown)
        ]
        self._index.show_rows(rows)
        self._none.setVisible(not rows)
        if rows and self._index.current_key() is None:
            self._index.show_current(rows[0].key)

    def _named(self, shown: IndicatorShown) -> bool:
        """Say whether an indicator has every word typed, in its code, its names or its meaning."""
        each = shown.indicator
        words = _folded(f"{each.code} {each.label} {each.title} {each.definition}")
        return all(word in words for word in fold(self._search.text()).split())

    def _show(self, key: object) -> None:
        if self._found is not None and key in self._found.indicators:
            self._view.show_indicator(self._found, str(key), self._about)


@cache
def _folded(text: str) -> str:
    """Keep what is folded: the list is narrowed at each letter typed; its words stay the same."""
    return fold(text)


def _row(theme: ThemeShown, shown: IndicatorShown) -> Row:
    each = shown.indicator
    name = Cell(each.title, f"{each.code} · {theme.theme.label}")
    return Row(each.code, (name, Cell(written(shown.readings[0].figure), figure=True)))
