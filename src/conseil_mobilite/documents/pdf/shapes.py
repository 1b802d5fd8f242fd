"""Small drawn signs: the box to tick, the number of a step, a line to write on, the mark on top."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from conseil_mobilite.documents.kit.blocks import Logo
from conseil_mobilite.documents.pdf.scripts.fonts import BOLD, FONT
from conseil_mobilite.documents.pdf.theme import BLUE, INK, LINE, WHITE

_WIDEST: Final = 3.5  # times its height, for a logo
_QUIET: Final = 4  # squares of white around a QR code, as its standard asks


class CheckBox(Flowable):
    """A box to tick with a pen, or ticked already."""

    def __init__(self, size: float, *, ticked: bool = False) -> None:
        super().__init__()
        self.width = self.height = size
        self.ticked = ticked

    def draw(self) -> None:
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(1.5)
        self.canv.roundRect(0.75, 0.75, self.width - 1.5, self.height - 1.5, 2.5)
        if self.ticked:
            unit = self.width / 24
            path = self.canv.beginPath()
            path.moveTo(6 * unit, 12 * unit)
            path.lineTo(10.5 * unit, 7 * unit)
            path.lineTo(18.5 * unit, 17.5 * unit)
            self.canv.setLineWidth(2.2)
            self.canv.drawPath(path)


class Dot(Flowable):
    """What stands before an item of a list: it says nothing of it."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self.width = self.height = size

    def draw(self) -> None:
        self.canv.setFillColor(BLUE)
        self.canv.circle(self.width / 2, self.height / 2, self.width * 0.2, stroke=0, fill=1)


class NumberDisc(Flowable):
    """The number of a step, white on a disc."""

    def __init__(self, number: int, size: float) -> None:
        super().__init__()
        self.number, self.width, self.height = number, size, size

    def draw(self) -> None:
        half = self.width / 2
        self.canv.setFillColor(BLUE)
        self.canv.circle(half, half, half, stroke=0, fill=1)
        self.canv.setFillColor(WHITE)
        self.canv.setFont(BOLD, self.width * 0.58)
        self.canv.drawCentredString(half, half - self.width * 0.205, str(self.number))


class Rule(Flowable):
    """A line to write on, below the room for it; dashed, it only suggests one."""

    def __init__(self, width: float, height: float, *, dashed: bool = False) -> None:
        super().__init__()
        self.width, self.height, self.dashed = width, height, dashed

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.setStrokeColor(LINE if self.dashed else INK)
        self.canv.setLineWidth(0.8)
        if self.dashed:
            self.canv.setDash((3, 3))
        self.canv.line(0, 0, self.width, 0)
        self.canv.restoreState()


class Emblem(Flowable):
    """A road that winds up to a point, beside the name of the organisation; decoration only."""

    def __init__(self, size: float) -> None:
        super().__init__()
        self.width = self.height = size

    def draw(self) -> None:
        canvas, unit = self.canv, self.width / 24
        canvas.saveState()
        canvas.setFillColor(BLUE)
        canvas.roundRect(0, 0, self.width, self.height, 5 * unit, stroke=0, fill=1)
        canvas.setStrokeColor(WHITE)
        canvas.setFillColor(WHITE)
        canvas.setLineWidth(2.2 * unit)
        canvas.setLineCap(1)
        path = canvas.beginPath()
        path.moveTo(5 * unit, 5 * unit)
        path.curveTo(22 * unit, 6 * unit, 2 * unit, 14 * unit, 16.5 * unit, 16.5 * unit)
        canvas.drawPath(path)
        canvas.circle(17.5 * unit, 17.8 * unit, 2.4 * unit, stroke=0, fill=1)
        canvas.restoreState()


class QrSquares(Flowable):
    """The squares of a QR code, dark on white; the white around them is part of it."""

    def __init__(self, rows: Sequence[Sequence[bool]], side: float) -> None:
        super().__init__()
        self.rows, self.width, self.height = rows, side, side

    def draw(self) -> None:
        unit = self.width / (len(self.rows) + 2 * _QUIET)
        self.canv.setFillColor(WHITE)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.setFillColor(INK)
        for line, row in enumerate(self.rows, 1):
            for place, dark in enumerate(row):
                if dark:
                    left, down = (_QUIET + place) * unit, (_QUIET + line) * unit
                    self.canv.rect(left, self.height - down, unit, unit, stroke=0, fill=1)


class Picture(Flowable):
    """The logo of the organisation, as high as asked for; its name stands beside it in words."""

    def __init__(self, logo: Logo, height: float) -> None:
        super().__init__()
        self.reader = ImageReader(BytesIO(logo.picture))
        wide, high = self.reader.getSize()
        self.width = min(height * wide / high, height * _WIDEST)
        self.height = min(height, self.width * high / wide)

    def draw(self) -> None:
        self.canv.drawImage(
            self.reader, 0, 0, self.width, self.height, preserveAspectRatio=True, anchor="w"
        )


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in points."""
    return stringWidth(text, BOLD if bold else FONT, size)
