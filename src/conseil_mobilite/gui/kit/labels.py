"""Words on the screen: always plain text, so that a name with `<b>` shows as it was typed."""

import re
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.icons import paint_icon
from conseil_mobilite.gui.kit.painting import CENTER, LEFT, MIDDLE, RIGHT
from conseil_mobilite.gui.kit.theme import dp, font, restyle, tokens

RANK_WIDTH: Final = 26
TIP_LETTERS: Final = 1_000
_MAY_BREAK: Final = "\u200b"
_LONG_WORD: Final = re.compile(r"\S{30}(?=\S)")
"""Qt breaks no word: one longer than the screen would make a tip, or a page, as wide."""


def label(text: str, role: str = "", tone: str = "", *, wrap: bool = False) -> QLabel:
    """Make a text. Roles: display, title, heading, strong, muted, small, field, keycap.

    Roles reading and reading_strong are what the person reads beside the adviser.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(spaced(text))
    made.setProperty("role", role)
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    if role in {"badge", "keycap"}:
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
    return made


def say(shown: QLabel, text: str, tone: str | None = None) -> None:
    """Change what a label says, and its tone when told."""
    shown.setText(spaced(text))
    if tone is not None:
        restyle(shown, tone=tone)


def rank_mark(rank: int | None, blank: str = "") -> QLabel:
    """Make the place of a barrier among the first three, all marks of one width; none is blank."""
    made = label(str(rank), "keycap") if rank else label(blank, "keycap" if blank else "")
    made.setAlignment(CENTER | MIDDLE)
    made.setFixedWidth(dp(RANK_WIDTH))
    return made


def badge(text: str, tone: str = "") -> QLabel:
    """Make a word on a soft ground. Tones: primary, success, warning, danger, neutral if none."""
    return label(text, "badge", tone)


def avatar(initials: str) -> QLabel:
    made = label(initials, "avatar")
    made.setAlignment(CENTER | MIDDLE)
    return made


def number(text: str, role: str = "", *, width: int = 72) -> QLabel:
    """Make a figure set to the right of a cell `width` dp wide, as in a column of figures."""
    made = label(text, role)
    made.setAlignment(RIGHT | MIDDLE)
    made.setFont(font(figures=True))
    made.setFixedWidth(dp(width))
    return made


def set_tip(widget: QWidget, text: str) -> None:
    """Give a tool tip; escaped, as Qt would read markup in it."""
    widget.setToolTip(tip_of(text))


def set_help(widget: QWidget, text: str) -> None:
    """Give the help of F1, where it repeats what was typed; escaped, as Shift+F1 reads markup."""
    widget.setWhatsThis(tip_of(text))


def tip_of(text: str) -> str:
    """Return plain words as Qt shows them in a tip: nothing of them is markup, nor too wide."""
    kept = text if len(text) <= TIP_LETTERS else f"{text[: TIP_LETTERS - 1]}…"
    cut = breakable(spaced(kept))
    return Text.convertFromPlainText(cut, Text.WhiteSpaceMode.WhiteSpaceNormal) if text else ""


def breakable(text: str) -> str:
    """Let what somebody typed be cut inside a word that is too wide for any page."""
    return _LONG_WORD.sub(lambda found: f"{found[0]}{_MAY_BREAK}", text)


class Line(QLabel):
    """One line that ends with "…" when the place is short, and says itself whole in its tip."""

    def __init__(self, text: str, role: str = "", tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.say(text)

    def say(self, text: str) -> None:
        self.setText(spaced(text))
        set_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(40), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(LEFT | MIDDLE), shown)


class Glyph(QWidget):
    """An icon beside a word, in a tone; painted, so that it follows a switch of theme."""

    def __init__(self, name: str, tone: str = "", size: int = 18) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(dp(size), dp(size))

    def show_icon(self, name: str, tone: str = "") -> None:
        self._name, self._tone = name, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        front = colours.rail_mark if self._tone == "rail" else colours.tone(self._tone)[0]
        paint_icon(QPainter(self), QRectF(self.rect()), self._name, front)


def glyph(name: str, tone: str = "", size: int = 18) -> Glyph:
    """Draw a Phosphor icon, `size` dp wide; tone "rail" is the one of the deep ground."""
    return Glyph(name, tone, size)
