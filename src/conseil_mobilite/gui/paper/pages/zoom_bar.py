"""How large the pages show: a size in hundredths, as wide as the window, or a whole page."""

from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, QSizeF, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import button, toggle
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.kit.theme import scale
from conseil_mobilite.gui.paper.pages.pdf_pages import POINTS_AN_INCH

ZOOMS: Final = (25, 50, 75, 100, 125, 150, 200, 300)
USUAL: Final = 100
SCREEN_DPI: Final = 96
LARGEST_SCALE: Final = 1.5  # a larger page would not stand in the window of a laptop


class Fit(Enum):
    """How a page takes the room there is; at first, at its usual size where there is enough."""

    AT_FIRST = "first"
    WIDTH = "width"
    PAGE = "page"


class ZoomBar(QFrame):
    """`zoomed` is emitted when another size is asked for."""

    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked: int | Fit = Fit.AT_FIRST
        self._shown = float(USUAL)
        self._where, self._level = label("", "small"), label("100 %", "small")
        self._where.setObjectName("sheet_where")
        smaller = button("sheet_smaller", "&Moins grand", "minus", "quiet")
        larger = button("sheet_larger", "&Plus grand", "plus", "quiet")
        smaller.clicked.connect(partial(self._step, -1))
        larger.clicked.connect(partial(self._step, 1))
        self._fits = {
            Fit.WIDTH: toggle("sheet_fit_width", "Lar&geur"),
            Fit.PAGE: toggle("sheet_fit_page", "P&age entière"),
        }
        for fit, made in self._fits.items():
            made.clicked.connect(partial(self._ask, fit))
        tools = (smaller, self._level, larger, *self._fits.values())
        self.setLayout(row(self._where, None, *tools, gap=8))
        self._set_keys()

    def fits(self) -> bool:
        """Say whether the size of the pages follows that of the window."""
        return isinstance(self._asked, Fit)

    def pixels_a_point(self, page: QSizeF, room: QSize) -> float:
        """Return how large to show a page, and say it."""
        usual = SCREEN_DPI * min(scale(), LARGEST_SCALE) / POINTS_AN_INCH
        if isinstance(self._asked, int):
            found = usual * self._asked / USUAL
        else:
            found = _fitted(self._asked, page, room, usual)
        self._shown = max(found / usual * USUAL, 1)
        say(self._level, f"{self._shown:.0f} %")
        for fit, made in self._fits.items():
            made.setChecked(self._asked is fit)
        return self._shown * usual / USUAL

    def say_page(self, page: int, count: int) -> None:
        say(self._where, f"Page {page} sur {count}" if count else "")

    def _step(self, step: int, _down: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        """Go to the next size of the ladder, from the one shown."""
        beyond = [each for each in ZOOMS if (each - self._shown) * step > 1]
        ends = ZOOMS[-1] if step > 0 else ZOOMS[0]
        nearest = (min if step > 0 else max)(beyond, default=ends)
        self._ask(nearest)

    def _ask(self, size: int | Fit, _down: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._asked = size
        self.zoomed.emit()

    def _set_keys(self) -> None:
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._step, step))
        for keys, size in (("Ctrl+0", USUAL), ("Ctrl+1", Fit.WIDTH), ("Ctrl+2", Fit.PAGE)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._ask, size))


def _fitted(fit: Fit, page: QSizeF, room: QSize, usual: float) -> float:
    wide = room.width() / max(page.width(), 1)
    tall = room.height() / max(page.height(), 1)
    return {Fit.AT_FIRST: min(usual, wide), Fit.WIDTH: wide, Fit.PAGE: min(wide, tall)}[fit]
