"""The logo of the body: chosen from a file, seen as it prints, taken away."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, row, set_shown
from conseil_mobilite.gui.kit.outlets import choose_file_to_read
from conseil_mobilite.gui.kit.painting import CENTER, MIDDLE
from conseil_mobilite.gui.kit.theme import dp
from conseil_mobilite.services.organisation import logo

TITLE: Final = "Logo"
HELP: Final = (
    "En haut des papiers, à côté du nom de l’organisme. Le nom reste toujours écrit : un logo ne "
    "se lit pas à voix haute. Les papiers déjà remis ne changent pas."
)
NOTE: Final = "Image PNG ou JPEG, 5 Mo au plus. Un fond transparent devient blanc."
NONE: Final = "Aucun logo : une route bleue en tient lieu."
KIND: Final = "Image (*.png *.jpg *.jpeg)"
UNREADABLE: Final = "Ce fichier n’a pas pu être lu. Vérifiez qu’il existe encore, puis recommencez."
PICTURE: Final = QSize(280, 120)


class PaperLogoForm(QFrame):
    changed = Signal()
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk = desk
        self._kept, self._taken = b"", b""
        self._picture = QLabel()
        self._picture.setObjectName("paper_logo")
        self._picture.setProperty("role", "paper")
        self._picture.setAlignment(CENTER | MIDDLE)
        self._picture.setMinimumHeight(dp(PICTURE.height() + 24))
        self.field = Field("Logo sur les papiers", self._picture, NOTE)
        self._none = label(NONE, "muted", wrap=True)
        self.choose = button("paper_logo_choose", "C&hoisir une image…", "image")
        self._remove = button("paper_logo_remove", "&Retirer le logo", "trash", "quiet")
        self._put_back = button(
            "paper_logo_back", "Re&mettre le logo retiré", "arrow-counter-clockwise", "quiet"
        )
        self._put_back.hide()
        self.setLayout(self._body())
        self.choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._take_away)
        self._put_back.clicked.connect(lambda: self._keep(self._taken))

    def show_logo(self, picture: bytes) -> None:
        """Show the logo as it is kept, none where it is empty."""
        self._kept = picture
        drawing, ratio = QPixmap(), self.devicePixelRatioF()
        if picture:
            drawing.loadFromData(picture, "PNG")
            room = QSize(dp(PICTURE.width()), dp(PICTURE.height())) * ratio
            shape = Qt.AspectRatioMode.KeepAspectRatio
            drawing = drawing.scaled(room, shape, Qt.TransformationMode.SmoothTransformation)
            drawing.setDevicePixelRatio(ratio)
        self._picture.setPixmap(drawing)
        self._picture.setAccessibleName("Logo de l’organisme" if picture else NONE)
        set_shown(self._picture, shown=bool(picture))
        set_shown(self._none, shown=not picture)
        set_shown(self._remove, shown=bool(picture))
        set_shown(self._put_back, shown=bool(self._taken) and not picture)

    def take(self, path: Path) -> None:
        """Make the picture of a file the logo."""
        self.field.clear_error()  # it was of another file
        reading = self._desk.background.work(partial(_read, path))
        reading.then(self._keep, self).otherwise(self._refuse, self)

    def _ask(self) -> None:
        choose_file_to_read(self, "Choisir le logo", KIND, self.take)

    def _keep(self, picture: bytes) -> None:
        job = self._desk.background.run(logo.set_logo, picture)
        job.then(self._note, self).otherwise(self._refuse, self)

    def _note(self, picture: bytes) -> None:
        self.field.clear_error()
        self.show_logo(picture)
        self.said.emit("Logo enregistré")
        self.changed.emit()

    def _take_away(self) -> None:
        job = self._desk.background.run(logo.remove)
        job.then(lambda _none: self._say_gone(), self).otherwise(self._refuse, self)

    def _say_gone(self) -> None:
        """Offer it back while the section is open: nobody asks « Êtes-vous sûr ? »."""
        self._taken = self._kept
        self.field.clear_error()
        self.show_logo(b"")
        self._put_back.setFocus(Qt.FocusReason.OtherFocusReason)  # the button pressed is gone
        self.said.emit("Logo retiré")
        self.changed.emit()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, (UserError, OSError)):
            self.field.show_error(str(error) if isinstance(error, UserError) else UNREADABLE)
        else:
            self.troubled.emit(error)

    def _body(self) -> QBoxLayout:
        return column(
            column(label(TITLE, "heading"), label(HELP, "muted", wrap=True), gap=4),
            self._none,
            self.field,
            row(self.choose, None),
            row(self._remove, None),
            row(self._put_back, None),
            None,
            gap=12,
            pad=(16, 12, 16, 12),
        )


def _read(path: Path) -> bytes:
    """Read a file, hardly more than what a logo may weigh."""
    with path.open("rb") as file:
        return file.read(logo.HEAVIEST + 1)
