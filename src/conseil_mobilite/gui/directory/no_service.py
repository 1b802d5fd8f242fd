"""What is said where no service is found: the directory is empty, or too much is asked."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.empty import empty_page

_EMPTY: Final = (
    "L’annuaire est encore vide",
    (
        "Importez un catalogue de services au format data·inclusion, ou notez les services de "
        "votre organisme : vous les retrouverez ici, comparés avec chaque personne."
    ),
)
_NOT_FOUND: Final = (
    "Aucun service ne répond à cette recherche",
    "Essayez avec moins de mots, ou effacez des filtres.",
)


class NoService(QStackedWidget):
    """Stands in the place of the list."""

    import_asked = Signal()
    clearing_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bring = button(
            "services_import_first", "&Importer un catalogue…", "download-simple", "primary"
        )
        self._clear = button("services_clear", "&Effacer les filtres", "x")
        self._bring.clicked.connect(self.import_asked)
        self._clear.clicked.connect(self.clearing_asked)
        self.addWidget(empty_page("signpost", *_EMPTY, self._bring))
        self.addWidget(empty_page("magnifying-glass", *_NOT_FOUND, self._clear))

    def say_why(self, *, none_yet: bool) -> None:
        self.setCurrentIndex(0 if none_yet else 1)

    def take_keyboard(self) -> None:
        (self._clear if self.currentIndex() else self._bring).setFocus()
