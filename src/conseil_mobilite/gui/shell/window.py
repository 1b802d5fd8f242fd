"""The one window: it holds what is shown and remembers its place on the screen."""

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMainWindow, QWidget

from conseil_mobilite.gui.kit.marks import paint_mark
from conseil_mobilite.gui.kit.theme import dress
from conseil_mobilite.gui.kit.tokens import LIGHT

FIRST_SIZE: Final = QSize(1366, 768)
SMALLEST: Final = QSize(960, 600)
ICON_SIDE: Final = 256


class Window(QMainWindow):
    """`settings` keeps the geometry; the caller says where they live."""

    closing = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self.setObjectName("window")
        dress(self)
        self.setWindowTitle("Conseil Mobilité")
        self.setWindowIcon(_icon())
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)

    def show_view(self, view: QWidget) -> None:
        """Replace what is shown; what was there is deleted."""
        self.setCentralWidget(view)
        view.setFocus()

    def come_forward(self) -> None:
        """Show the window above the others, as whoever was reminded asks."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.sync()
        self.closing.emit()
        super().closeEvent(event)

    def fit_screen(self) -> None:
        """Take the place the window had, or the whole of a small screen the first time."""
        kept = self._settings.value("window/geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)
            return
        room = QGuiApplication.primaryScreen().availableSize()
        if room.width() <= FIRST_SIZE.width() or room.height() <= FIRST_SIZE.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)


def _icon() -> QIcon:
    """Draw the sign on its ground, as the rail shows it."""
    made = QPixmap(ICON_SIDE, ICON_SIDE)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(LIGHT.rail))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(0, 0, ICON_SIDE, ICON_SIDE), 48, 48)
    paint_mark(
        painter, QRectF(ICON_SIDE * 0.16, ICON_SIDE * 0.16, ICON_SIDE * 0.68, ICON_SIDE * 0.68)
    )
    painter.end()
    return QIcon(made)
