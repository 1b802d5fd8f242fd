"""One indicator whole: its figures, what is counted, and the breakdown that the adviser chooses."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import lower_first
from conseil_mobilite.domain.statistics.exact.figure_words import counted_words, written
from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import button, toggle
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.labels import Line, badge, label, say, set_help
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row, scrolled_inside
from conseil_mobilite.gui.kit.theme import dp, large_text
from conseil_mobilite.gui.statistics.chart_panel import ChartPanel
from conseil_mobilite.gui.statistics.drawings import Drawing, behind_figure, of_breakdown, of_trend
from conseil_mobilite.gui.statistics.wording import capital
from conseil_mobilite.services.statistics.dashboards import (
    Dashboard,
    IndicatorShown,
    ReadingShown,
)

TREND: Final = "evolution"
WHAT: Final = "Ce qui est compté"
_Choice = tuple[str, Callable[[], Drawing]]
BY_WIDTH: Final = 480
NO_BREAKDOWN: Final = "Cet indicateur n’a pas de ventilation."


class IndicatorView(QFrame):
    """The breakdown stays chosen from one indicator to the next that has it."""

    said = Signal(str)
    files_asked = Signal(object)

    def __init__(self, short: Mapping[str, str]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._short = short
        self._title = label("", "heading", wrap=True)
        self._title.setObjectName("statistics_indicator_title")
        self._code = badge("")
        self._what = toggle("statistics_what", WHAT)
        self._meaning = label("", "muted", wrap=True)
        self._meaning.setObjectName("statistics_meaning")
        self._figures = frame(column(gap=0))
        self._by = Choice("statistics_by", ())
        self._by.setAccessibleName("Ventilation")
        self._chart = frame(column(gap=0))
        self._heads = frame(column(gap=0))
        self._panel: ChartPanel | None = None
        self._choices: dict[str, _Choice] = {}
        self._about = ""
        self._what.toggled.connect(self._meaning.setVisible)
        self._by.chosen.connect(lambda _code: self._draw())
        self._lay_out()

    def show_indicator(self, found: Dashboard, code: str, about: str) -> None:
        shown = found.indicators[code]
        each = shown.indicator
        self._about = about
        say(self._title, each.label)
        say(self._code, each.code)
        say(self._meaning, _meaning(shown))
        set_help(self, f"{each.label}\n\n{_meaning(shown)}")
        refill(self._figures, *(self._figure(shown, reading) for reading in _told_once(shown)))
        self._choices = self._offered(found, shown)
        self._by.offer([(key, words) for key, (words, _draw) in self._choices.items()])
        self._by.setVisible(bool(self._choices))
        self._draw()

    def _lay_out(self) -> None:
        self._meaning.hide()
        head = row((self._title, 1), self._code, self._what, gap=8)
        self._by.setMaximumWidth(dp(BY_WIDTH))
        choice = row(label("Ventilation", "field"), (self._by, 3), None, self._heads, gap=8)
        inside = column(
            head,
            self._meaning,
            self._figures,
            choice,
            (self._chart, 1),
            gap=8,
            pad=(16, 10, 16, 6),
        )
        # In large text the page scrolls: a second scroll bar would leave but a slit.
        body = inside if large_text() else scrolled_inside(inside)
        self.setLayout(column((body, 1), gap=0, pad=(1, 1, 1, 1)))

    def _figure(self, shown: IndicatorShown, each: ReadingShown) -> QFrame:
        """Make the line of one reading: its figure, of what, and the way to its files."""
        name = each.reading.label or shown.indicator.title
        figure = each.figure
        value = label(written(figure), "display")
        value.setObjectName(f"statistics_value_{shown.indicator.code}_{each.reading.code}")
        told = " · ".join(part for part in (each.reading.label, counted_words(figure)) if part)
        files = button(
            f"statistics_files_of_{each.reading.code or 'main'}", "Dossiers", "folder-open", "quiet"
        )
        call(files, f"Voir les dossiers : {name}")
        files.clicked.connect(lambda: self.files_asked.emit(behind_figure(name, figure)))
        return frame(row(value, (Line(told, "muted"), 1), files, gap=12))

    def _offered(self, found: Dashboard, shown: IndicatorShown) -> dict[str, _Choice]:
        """Return every breakdown by a key of its own, with its words; last the trend, if any."""
        made: dict[str, _Choice] = {}
        title = shown.indicator.title
        for rank, reading in enumerate(shown.readings):
            for each in reading.breakdowns:
                words = capital(each.label)
                if rank:
                    words = f"{reading.reading.label} · {words}"
                draw = partial(of_breakdown, f"{title} – {words}", each, self._short)
                made[f"{rank}:{each.code}" if rank else each.code] = (words, draw)
        for headline in found.headlines:
            if headline.indicator is shown.indicator:
                made[TREND] = ("Évolution", partial(of_trend, headline))
        return made

    def _draw(self) -> None:
        side = self._panel.side() if self._panel else "drawing"
        choice = self._choices.get(self._by.code())
        if choice is None:
            self._panel = None
            refill(self._heads)
            refill(self._chart, label(NO_BREAKDOWN, "muted"), None)
            return
        self._panel = ChartPanel("statistics_detail", choice[1](), self._about, side=side)
        self._panel.said.connect(self.said)
        self._panel.files_asked.connect(self.files_asked)
        refill(self._heads, self._panel.switch)
        refill(self._chart, (self._panel, 1))


def _told_once(shown: IndicatorShown) -> list[ReadingShown]:
    """Leave out a reading whose figure is that of another: it only has other breakdowns."""
    found = {
        (each.figure.behind, each.reading.protection, each.reading.quantity): each
        for each in reversed(shown.readings)
    }
    return list(reversed(found.values()))


def _meaning(shown: IndicatorShown) -> str:
    each = shown.indicator
    parts = [each.definition, f"On compte : {lower_first(each.numerator)}."]
    if each.denominator:
        parts.append(f"Rapporté à : {lower_first(each.denominator)}.")
    return "\n".join(parts)
