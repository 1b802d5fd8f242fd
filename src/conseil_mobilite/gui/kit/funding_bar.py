"""Who pays what, in one bar: granted, asked, left to the person (hatched)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QBrush, QPaintEvent
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import euros, spaced
from conseil_mobilite.gui.kit.painting import painter_on
from conseil_mobilite.gui.kit.theme import dp, tokens

HATCHED = "warning"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the cost, in cents, what it is, and its tone: success, primary or warning."""

    cents: int
    words: str
    tone: str


class FundingBar(QWidget):
    """A bar cut in proportion; its accessible name says every part to the cent."""

    spoken_role = QAccessible.Role.Chart

    def __init__(self, name: str, shares: Sequence[Share] = (), *, height: int = 12) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(dp(height))
        self.show_shares(shares)

    def show_shares(self, shares: Sequence[Share]) -> None:
        self._shares = tuple(share for share in shares if share.cents > 0)
        said = [f"{euros(share.cents)} {share.words}" for share in self._shares]
        self.setAccessibleName(spaced(", ".join(said) or "Sans coût"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, left = painter_on(self), 0.0
        total = sum(share.cents for share in self._shares)
        painter.setPen(Qt.PenStyle.NoPen)
        for share in self._shares:
            width = self.width() * share.cents / total
            front, soft = tokens().tone(share.tone)
            area = QRectF(left, 0, max(width - 2, 1), self.height())
            painter.setBrush(front)
            painter.drawRoundedRect(area, 2, 2)
            if share.tone == HATCHED:
                painter.setBrush(QBrush(soft, Qt.BrushStyle.BDiagPattern))
                painter.drawRoundedRect(area, 2, 2)
            left += width
