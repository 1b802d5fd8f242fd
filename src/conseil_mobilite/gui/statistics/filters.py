"""What is asked of the page: a period, a basin, a public."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.statistics.periods.quarters import last_closed_quarter
from conseil_mobilite.domain.statistics.periods.spans import (
    Span,
    SpanKind,
    free_span,
    quarter_span,
    year_span,
)
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import badge
from conseil_mobilite.gui.kit.layouts import column, columns, frame, row
from conseil_mobilite.gui.kit.reflow import Reflow
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.gui.statistics import helping
from conseil_mobilite.gui.statistics.periods import quarter_choices, quarter_named
from conseil_mobilite.gui.statistics.wording import FREE_NOTE, INTERNAL
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.statistics.asked import Asked

KINDS: Final = (
    (SpanKind.QUARTER.value, "Trimestre"),
    (SpanKind.YEAR.value, "Année"),
    (SpanKind.FREE.value, "Libre"),
)
YEARS: Final = 4
WIDE: Final = 1120
DAY_WIDTH: Final = 124
EVERYBODY: Final = "Tous les publics"


class Filters(QFrame):
    """`changed` is emitted once a choice makes a whole question; `asked` gives it."""

    changed = Signal()

    def __init__(self, today: date, publics: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._today = today
        closed = last_closed_quarter(today)
        self.setWhatsThis(helping.FILTERS)
        self._kind = Segments("statistics_kind", "Durée de la période", KINDS)
        self._quarter = Choice("statistics_quarter", quarter_choices(today)).narrow(14)
        self._quarter.show_code(closed.code)
        self._year = Choice("statistics_year", _years(today))
        self._year.show_code(str(closed.year))
        self._start = DateField("statistics_start", today)
        self._end = DateField("statistics_end", today)
        self._start.show_value(closed.start)
        self._end.show_value(today)
        self._basin = Choice("statistics_basin", ()).narrow(14)
        self._public = Choice("statistics_public", publics, none=EVERYBODY).narrow(14)
        for control, name in (
            (self._quarter, "Trimestre"),
            (self._year, "Année"),
            (self._basin, "Bassin"),
            (self._public, "Public"),
        ):
            control.setAccessibleName(name)
        self._days = self._two_days()
        self._lay_out()
        self._connect()
        self._show_kind()

    def asked(self) -> Asked | None:
        """Return what is asked; None where there is no basin, or where a day is at fault."""
        basin, span = self._basin.code(), self._span()
        return Asked(UUID(basin), span, self._public.code()) if basin and span else None

    def words(self) -> str:
        """Return the basin, the period and the public, for what is copied."""
        asked = self.asked()
        period = str(asked.span) if asked else ""
        parts = [self._basin.currentText(), period]
        parts += [self._public.currentText()] if self._public.code() else []
        return " · ".join(parts)

    def show_basins(self, basins: Sequence[Basin]) -> None:
        self._basin.offer([(str(each.id), each.name) for each in basins])

    def _two_days(self) -> QFrame:
        start, end = Field("Du", self._start), Field("Au", self._end, FREE_NOTE)
        for each in (self._start, self._end):
            each.setFixedWidth(dp(DAY_WIDTH))
        self._form = Form(start=start, end=end)
        return frame(columns(start, (end, 1), gap=12))

    def _lay_out(self) -> None:
        mark = badge(INTERNAL, "warning")
        period = row(self._kind, self._quarter, self._year, None)
        who = row((self._basin, 1), (self._public, 1))
        line = Reflow(period, (who, 1), row(mark, None), wide=WIDE)
        self.setLayout(column(line, self._days, gap=8))

    def _connect(self) -> None:
        self._kind.chosen.connect(lambda _kind: self._show_kind())
        self._kind.chosen.connect(lambda _kind: self.changed.emit())
        for choice in (self._quarter, self._year, self._basin, self._public):
            choice.chosen.connect(lambda _code: self.changed.emit())
        for day in (self._start, self._end):
            day.accepted.connect(lambda _day: self.changed.emit())
            day.textEdited.connect(lambda _text: self._form.clear_errors())

    def _show_kind(self) -> None:
        kind = self._kind.current()
        self._quarter.setVisible(kind == SpanKind.QUARTER)
        self._year.setVisible(kind == SpanKind.YEAR)
        self._days.setVisible(kind == SpanKind.FREE)

    def _span(self) -> Span | None:
        kind = self._kind.current()
        if kind == SpanKind.QUARTER:
            return quarter_span(quarter_named(self._quarter.code()))
        if kind == SpanKind.YEAR:
            return year_span(int(self._year.code()))
        return self._free()

    def _free(self) -> Span | None:
        """Read both days, and say beside the one at fault what is wrong."""
        self._form.clear_errors()
        found: list[date | None] = []
        for name, day in (("start", self._start), ("end", self._end)):
            try:
                found.append(day.value())
            except UserError as error:
                self._form.fields[name].show_error(str(error))
                return None
        try:
            return free_span(found[0], found[1], self._today)
        except UserError as error:
            self._form.fields[error.field].show_error(str(error))
            return None


def _years(today: date) -> list[tuple[str, str]]:
    """Return the years that have begun, the latest first."""
    present = (str(today.year), f"Année {today.year}, en cours")
    return [present] + [
        (str(year), f"Année {year}") for year in range(today.year - 1, today.year - 1 - YEARS, -1)
    ]
