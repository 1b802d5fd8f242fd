"""Dress the application: palette, style sheet and text size, all from the tokens.

A page names a *role* (what a widget is) and a *tone* (what it says), never a colour:

    button.setProperty("role", "primary")
    badge.setProperty("role", "badge"); badge.setProperty("tone", "success")

A widget that paints itself asks `tokens()` and `dp()` inside `paintEvent`, hence follows every
change of theme without being told.
"""

import re
from dataclasses import asdict
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from conseil_mobilite.gui.kit.sheet import SHEET
from conseil_mobilite.gui.kit.tokens import DARK, LIGHT, Tokens

BASE_POINTS: Final = 10.5
SMALL_POINTS: Final = 9.5
SCALE_MIN: Final = 1.0
SCALE_MAX: Final = 2.0
STACKING_SCALE: Final = 1.2
_WORN: Final = "sheet"
_DRESSED: Final = "dressed"


def apply(app: QApplication, chosen: Tokens, scale: float = 1.0, family: str = "") -> None:
    """Dress the whole application. `scale` is 1.0 to 2.0; no family keeps the present one."""
    factor = min(max(scale, SCALE_MIN), SCALE_MAX)
    font = QFont(family) if family else QFont(app.font())
    font.setPointSizeF(BASE_POINTS * factor)
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font)
    app.setPalette(palette(chosen))
    sheet = style_sheet(chosen, factor)
    app.setProperty(_WORN, sheet)
    for window in app.topLevelWidgets():
        if window.property(_DRESSED):
            dress(window)


def dress(window: QWidget) -> None:
    """Give a window that has no parent the sheet of the application, now and whenever it changes.

    What it holds and the dialogs over it wear it too. Were the sheet the application's own, Qt
    would dress each part anew with every frame that it is put in.
    """
    application = QApplication.instance()
    assert application is not None
    window.setProperty(_DRESSED, _WORN)
    sheet = str(application.property(_WORN) or "")
    if window.styleSheet() != sheet:  # Qt dresses every widget anew, even by the same sheet
        window.setStyleSheet(sheet)


def tokens() -> Tokens:
    """Read the theme now applied from the palette: no global state to keep in step."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window == QColor(DARK.canvas) else LIGHT


def scale() -> float:
    """Return the text size now applied, 1.0 to 2.0."""
    return QGuiApplication.font().pointSizeF() / BASE_POINTS


def dp(pixels: float) -> int:
    """Turn a measure at 100 % into pixels at the text size now applied."""
    return round(pixels * scale())


def large_text() -> bool:
    """Say whether columns must stack: the text is too large for them to stand side by side."""
    return scale() >= STACKING_SCALE


def font(
    points: float = BASE_POINTS,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    figures: bool = False,
) -> QFont:
    """Make a font for painted widgets; `figures` have equal widths, so that columns align."""
    made = QFont(QGuiApplication.font())
    made.setPointSizeF(points * scale())
    made.setWeight(weight)
    if figures:
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Change role or tone after the widget was shown: Qt does not look again by itself."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def palette(chosen: Tokens) -> QPalette:
    """Colour what Fusion paints itself: selections, placeholders, menus, standard dialogs."""
    role = QPalette.ColorRole
    colours = {
        role.Window: chosen.canvas,
        role.WindowText: chosen.ink,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.canvas,
        role.Text: chosen.ink,
        role.PlaceholderText: chosen.muted,
        role.Button: chosen.surface,
        role.ButtonText: chosen.ink,
        role.Highlight: chosen.primary,
        role.HighlightedText: chosen.on_primary,
        role.Accent: chosen.primary,
        role.Link: chosen.primary,
        role.ToolTipBase: chosen.ink,
        role.ToolTipText: chosen.surface,
        role.Mid: chosen.edge,
        role.Dark: chosen.edge,
        role.Light: chosen.surface,
    }
    made = QPalette()
    for where, colour in colours.items():
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(chosen.muted))
    return made


def style_sheet(chosen: Tokens, scale: float = 1.0) -> str:
    """Resolve the tokens and the units of the sheet."""

    def unit(found: re.Match[str]) -> str:
        value = float(found[1]) * scale
        return f"{value:.1f}pt" if found[2] == "sp" else f"{round(value)}px"

    return re.sub(r"(\d+(?:\.\d+)?)(dp|sp)\b", unit, Template(SHEET).substitute(asdict(chosen)))
