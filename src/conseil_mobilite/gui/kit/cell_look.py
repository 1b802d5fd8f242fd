"""The fonts, colours and measures cells are painted with, made once for each look of the screen."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetrics

from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.painting import BOLD, MEDIUM
from conseil_mobilite.gui.kit.theme import SMALL_POINTS, dp, tokens
from conseil_mobilite.gui.kit.tokens import Tokens

Look = tuple[Tokens, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """A font and its metrics: measuring and drawing go together."""

    font: QFont
    metrics: QFontMetrics

    @classmethod
    def of(cls, font: QFont) -> "Pen":
        return cls(font, QFontMetrics(font))


@dataclass(frozen=True, slots=True)
class CellLook:
    """`unit` is one dp in pixels; the tones are pairs of front and soft ground."""

    key: Look
    unit: float
    ink: QColor
    muted: QColor
    line: QColor
    surface: QColor
    chosen: QColor
    mark: QColor
    tones: dict[str, tuple[QColor, QColor]]
    plain: Pen
    strong: Pen
    figures: Pen
    small: Pen
    chip: Pen

    @classmethod
    def now(cls) -> "CellLook":
        """Read the look now applied."""
        colours = tokens()
        names = ("", "primary", "success", "warning", "danger", "violet", "olive", "rose")
        return cls(
            key=present(),
            unit=dp(100) / 100,
            ink=QColor(colours.ink),
            muted=QColor(colours.muted),
            line=QColor(colours.line),
            surface=QColor(colours.surface),
            chosen=QColor(colours.primary_soft),
            mark=QColor(colours.primary),
            tones={name: colours.tone(name) for name in names},
            plain=Pen.of(theme.font()),
            strong=Pen.of(theme.font(weight=BOLD)),
            figures=Pen.of(theme.font(figures=True)),
            small=Pen.of(theme.font(SMALL_POINTS)),
            chip=Pen.of(theme.font(SMALL_POINTS, MEDIUM)),
        )

    def tone(self, name: str) -> tuple[QColor, QColor]:
        return self.tones.get(name, self.tones[""])


def present() -> Look:
    """Return what tells one look from another: it changes with the theme and the text size."""
    return tokens(), theme.scale()
