"""Pictures of what is shown, at two sizes, light and dark."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from conseil_mobilite.gui.kit import theme
from conseil_mobilite.gui.kit.appearance import Appearance, Look

SIZES: Final = (QSize(1366, 768), QSize(1920, 1080))
LOOKS: Final = (Look.LIGHT, Look.DARK)
FAST: Final = 89
"""Quality of PNG as Qt counts it: 100 is not compressed at all."""
_VEIL: Final = QColor(0, 0, 0, 70)
_EDGE: Final = QColor(127, 127, 127)


Rest: TypeAlias = Callable[[], object]


class Album:
    """Takes each picture as the window would be seen, and writes it beside the work under way.

    `sizes` are those of the pictures that follow.
    """

    def __init__(
        self,
        folder: Path,
        window: QWidget,
        sizes: Sequence[QSize] = SIZES,
        looks: Sequence[Look] = LOOKS,
    ) -> None:
        self._folder, self._window = folder, window
        self.sizes, self._looks = tuple(sizes), tuple(looks)
        self._look = self._looks[0]
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="album")
        self._taken: list[Path] = []

    def take(self, page: str) -> None:
        """Take every picture of what passes, under that name.

        The look that is on comes first, so that one change is enough for a page.
        """
        for look in self.looks():
            self.dress(look)
            self.shoot(page)

    def shoot(self, page: str, rest: Rest | None = None) -> None:
        """Take what is shown at every size, in the look that is on.

        `rest` waits for what is drawn again in each size, away from the window.
        """
        for size in self.sizes:
            self._resize(size)
            if rest is not None:
                rest()
            self._write(page, size, self._look)
        self._resize(self.sizes[0])

    def looks(self) -> list[Look]:
        """Return every look, the one that is on first."""
        return [self._look, *(look for look in self._looks if look is not self._look)]

    def dress(self, look: Look) -> None:
        if look is not self._look:
            application = QApplication.instance()
            assert isinstance(application, QApplication)
            Appearance(look, theme.scale()).apply(application)
            self._look = look

    def close(self) -> None:
        """Wait until every picture is written; those that could not be are missed afterwards."""
        self._writer.shutdown()

    def expected(self) -> list[Path]:
        """Return the files that must be there."""
        return self._taken

    def _resize(self, size: QSize) -> None:
        if self._window.size() != size:
            self._window.resize(size)
        for over in _over(self._window):
            if isinstance(over, QDialog):
                over.move(self._window.geometry().center() - over.rect().center())
        QApplication.processEvents()

    def _write(self, page: str, size: QSize, look: Look) -> None:
        picture, path = self._seen(), self._path(page, size, look)
        self._taken.append(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writer.submit(_save, picture, path)

    def _seen(self) -> QImage:
        """Return the window with what stands over it."""
        picture = self._window.grab()
        over = _over(self._window)
        painter = QPainter(picture)
        if any(isinstance(each, QDialog) for each in over):
            painter.fillRect(picture.rect(), _VEIL)
        for each in over:
            place = QRect(each.mapToGlobal(QPoint()) - self._origin(), each.size())
            painter.drawPixmap(place.topLeft(), each.grab())
            painter.setPen(_EDGE)  # as a window manager frames it
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.end()
        return picture.toImage()

    def _origin(self) -> QPoint:
        return self._window.mapToGlobal(QPoint())

    def _path(self, page: str, size: QSize, look: Look) -> Path:
        return self._folder / f"{page}_{size.width()}x{size.height()}_{look.value}.png"


def _save(picture: QImage, path: Path) -> None:
    picture.convertToFormat(QImage.Format.Format_RGB888).save(str(path), quality=FAST)


def _over(window: QWidget) -> list[QWidget]:
    """Return the dialogs and lists open over the window, each before what is opened over it."""
    found = [
        each
        for each in QApplication.topLevelWidgets()
        if each is not window
        and each.isVisible()
        and each.windowType() != each.windowType().ToolTip
    ]
    return sorted(found, key=_height)


def _height(over: QWidget) -> int:
    """Count the windows beneath one."""
    above, count = over.parentWidget(), 0
    while above is not None:
        above, count = above.window().parentWidget(), count + 1
    return count
