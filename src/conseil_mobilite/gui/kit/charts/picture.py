"""A chart as an image, with all that it needs to be read elsewhere: title, key and mark."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.charts.chart import Chart
from conseil_mobilite.gui.kit.charts.looks import sign
from conseil_mobilite.gui.kit.painting import BOLD, LEFT, MIDDLE, text_at
from conseil_mobilite.gui.kit.theme import BASE_POINTS, SMALL_POINTS, dp, tokens

FINE: Final = 2
"""Pixels of the image for one of the screen: sharp in a document."""
PAD: Final = 20
LINE: Final = 24
LEAST_WIDTH: Final = 480


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written around a chart: what, of what and when, and who may see it."""

    title: str
    detail: str
    mark: str


def picture(chart: Chart, caption: Caption) -> QImage:
    """Draw a chart in the theme now applied, without its marker; it need not be on the screen."""
    if chart.width() < dp(LEAST_WIDTH) // 2:
        chart.resize(dp(LEAST_WIDTH), max(chart.height(), chart.least_height()))
    head, foot = dp(PAD + 3 * LINE + 8), dp(LINE + PAD)
    image = QImage(
        FINE * (chart.width() + 2 * dp(PAD)),
        FINE * (chart.height() + head + foot),
        QImage.Format.Format_RGB32,
    )
    image.setDevicePixelRatio(FINE)
    image.fill(QColor(tokens().surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _write(painter, chart, caption, head)
    flags = QWidget.RenderFlag.DrawChildren
    with chart.unmarked():
        chart.render(painter, QPoint(dp(PAD), head), renderFlags=flags)
    painter.end()
    return image


def _write(painter: QPainter, chart: Chart, caption: Caption, head: int) -> None:
    small, colours = theme.font(SMALL_POINTS), tokens()
    area = QRectF(dp(PAD), dp(PAD), chart.width(), dp(LINE))
    text_at(painter, area, caption.title, colours.ink, theme.font(BASE_POINTS + 1, BOLD))
    area.translate(0, dp(LINE))
    text_at(painter, area, caption.detail, colours.muted, small)
    area.translate(0, dp(LINE))
    _write_key(painter, area, chart)
    foot = QRectF(dp(PAD), head + chart.height() + dp(4), chart.width(), dp(LINE))
    text_at(painter, foot, caption.mark, colours.warning, small)


def _write_key(painter: QPainter, area: QRectF, chart: Chart) -> None:
    small, left = theme.font(SMALL_POINTS), area.left()
    for each in chart.series:
        place = QRectF(left, area.center().y() - dp(6), dp(16), dp(12))
        sign(painter, place, each.tone, each.kind)
        left += dp(22)
        words = QRectF(left, area.top(), area.right() - left, area.height())
        text_at(painter, words, each.words, tokens().ink, small, LEFT | MIDDLE)
        left += QFontMetricsF(small).horizontalAdvance(spaced(each.words)) + dp(16)
