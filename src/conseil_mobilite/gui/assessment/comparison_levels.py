"""The levels of two assessments: one radar for both, its table, and which line is which."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.assessment.comparison import AxisChange, Comparison, Movement
from conseil_mobilite.domain.assessment.comparison_sentences import (
    change_words,
    not_comparable_sentence,
    still_sentence,
)
from conseil_mobilite.domain.assessment.scoring import LEVEL_LABELS
from conseil_mobilite.gui.assessment import wording
from conseil_mobilite.gui.assessment.comparison_wording import points
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.cells import Cell
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.marks import Swatch
from conseil_mobilite.gui.kit.radar import TOP_LEVEL, Radar
from conseil_mobilite.gui.kit.rows import Column, Row
from conseil_mobilite.gui.kit.table import Table
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.kit.twins import HEAD_HEIGHT, ROW_HEIGHT, Twins
from conseil_mobilite.services.assessment.comparison import DatedAssessment

RADAR_HEIGHT = 320
COLUMNS = (
    Column("Axe", 110, stretch=True),
    Column("Avant", 132),
    Column("Après", 132),
    Column("Changement", 132),
)
TONES = {Movement.GAINED: "success", Movement.LOST: "warning"}


class ComparedTwins(Twins):
    """One radar for two assessments, and a table that is shown whole."""

    def __init__(self, name: str) -> None:
        self.radar = Radar(f"{name}_radar", height=RADAR_HEIGHT)
        self.table = Table(
            f"{name}_table", "Niveaux avant et après, par axe", COLUMNS, row_height=ROW_HEIGHT
        )
        super().__init__(name, self.radar, self.table, "Radar")

    def show_side(self, side: str) -> None:
        whole = dp(ROW_HEIGHT) * self.table.rows.rowCount() + dp(HEAD_HEIGHT)
        self.table.setMinimumHeight(whole if side == "table" else 0)
        super().show_side(side)

    def show_axes(self, axes: Sequence[AxisChange]) -> None:
        self.radar.show_points(points(axes))
        self.table.show_rows([_row(change) for change in axes])


class ComparedLevels(QFrame):
    """Shows a comparison; the table says the same as the radar, with the change in words."""

    def __init__(self) -> None:
        super().__init__()
        self.twins = ComparedTwins("compared_levels")
        self._then, self._now = label("", "small"), label("", "small")
        self._still, self._gaps = label("", "small", wrap=True), label("", "small", wrap=True)
        dash, line = Swatch("", "dash"), Swatch("primary", "line")
        legend = row(None, dash, self._then, 12, line, self._now, None, gap=6)
        foot = column(legend, 4, self._still, self._gaps, gap=4, pad=(16, 4, 16, 12))
        shown = (row((self.twins, 1), pad=(8, 0, 8, 4)), 1)
        made = card("Autonomie, avant et après", shown, foot, extra=self.twins.switch)
        self.setLayout(column((made, 1)))

    def show_comparison(
        self, comparison: Comparison, before: DatedAssessment, after: DatedAssessment
    ) -> None:
        self.twins.show_axes(comparison.axes)
        say(self._then, f"Avant : {wording.day(before.day)}")
        say(self._now, f"Après : {wording.day(after.day)}")
        for shown, sentence in (
            (self._still, still_sentence(comparison)),
            (self._gaps, not_comparable_sentence(comparison)),
        ):
            say(shown, sentence)
            shown.setVisible(bool(sentence))


def _row(change: AxisChange) -> Row:
    cells = (
        Cell(change.short_label),
        Cell(_level(change.before)),
        Cell(_level(change.after)),
        Cell(change_words(change), tone=TONES.get(change.movement, "")),
    )
    return Row(change.axis, cells)


def _level(level: int | None) -> str:
    words = LEVEL_LABELS[level]
    return words if level is None else f"{level}/{TOP_LEVEL} · {words}"
