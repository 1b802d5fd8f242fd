"""One figure in large, its trend, and what changed, in words."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.exact.figure_words import counted_words, written
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import OpenRow
from conseil_mobilite.gui.kit.charts.chart import ACROSS
from conseil_mobilite.gui.kit.charts.sparkline import Sparkline
from conseil_mobilite.gui.kit.labels import Line, label, say
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.statistics.drawings import behind_figure, whole_words
from conseil_mobilite.gui.statistics.wording import capital
from conseil_mobilite.services.statistics.dashboards import Headline, Moment

PAD: Final = (16, 4, 8, 4)


class FigureCard(OpenRow):
    """Enter or a click opens the files behind it; the arrows read its trend.

    `detail_asked` carries the code of the indicator, to be seen whole.
    """

    files_asked = Signal(object)
    detail_asked = Signal(str)

    def __init__(self, code: str) -> None:
        super().__init__("")
        self.setProperty("role", "figure")
        self._headline: Headline | None = None
        self._rank = 0
        name = f"statistics_{code}"
        self._title, self._value = Line("", "muted"), label("–", "display")
        self._value.setObjectName(f"{name}_value")
        self._behind, self._change = Line("", "small"), Line("", "small")
        self._change.setObjectName(f"{name}_change")
        self._line = Sparkline()
        self._detail = button(f"{name}_detail", "Détail", role="link")
        self._detail.clicked.connect(lambda: self.detail_asked.emit(code))
        figure = row(self._value, (self._behind, 1), gap=8)
        trend = row((self._change, 1), self._line, gap=4, pad=(0, 0, 8, 0))
        head = row((self._title, 1), self._detail, gap=4)
        self.setLayout(column(head, figure, trend, gap=0, pad=PAD))
        self.can_open(name, self._ask_files)

    def show_headline(self, headline: Headline) -> None:
        title = headline.indicator.title
        self._headline, self._rank = headline, len(headline.trend) - 1
        self._title.say(title)
        say(self._value, written(headline.figure))
        self._behind.say(counted_words(headline.figure))
        self._change.say(capital(headline.change))
        values = (each.figure.value for each in headline.trend)
        self._line.show_values([None if each is None else float(each) for each in values])
        self._detail.setAccessibleName(spaced(f"Détail : {title}"))
        told = f"{title} : {whole_words(headline.figure)}, {headline.change}"
        self.setAccessibleName(spaced(told))
        said = "; ".join(_said(each) for each in headline.trend)
        self.setAccessibleDescription(spaced(f"Évolution : {said}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ACROSS.get(event.key())
        if step is None or self._headline is None:
            super().keyPressEvent(event)
            return
        self._rank = min(max(self._rank + step, 0), len(self._headline.trend) - 1)
        words = spaced(_said(self._headline.trend[self._rank]))
        self._line.mark(self._rank)
        self._change.say(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._headline is not None:
            self.show_headline(self._headline)

    def _ask_files(self) -> None:
        if self._headline is not None:
            figure = self._headline.figure
            self.files_asked.emit(behind_figure(self._headline.indicator.title, figure))


def _said(moment: Moment) -> str:
    return f"{moment.span.short} : {whole_words(moment.figure)}"
