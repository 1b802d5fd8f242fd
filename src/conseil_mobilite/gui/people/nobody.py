"""What stands in the place of the list of people when it has nobody: why, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.layouts import column, refill


class Nobody(QFrame):
    """Offers the next gesture, whichever it is."""

    new_asked = Signal()
    back_asked = Signal()
    """Come back from the recycle bin."""
    import_asked = Signal()
    """A table of another program is to be brought in."""
    clearing_asked = Signal()
    """Take the filters away."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setLayout(column())

    def say_why(self, *, in_bin: bool, none_yet: bool) -> None:
        refill(self, (self._why(in_bin=in_bin, none_yet=none_yet), 1))

    def _why(self, *, in_bin: bool, none_yet: bool) -> QFrame:
        if in_bin:
            back = button("people_back", "Revenir aux dossiers", "arrow-left")
            back.clicked.connect(self.back_asked)
            sentence = "Les dossiers mis à la corbeille s’y retrouvent, entiers."
            return empty_page("trash", "La corbeille est vide", sentence, back)
        new = button("people_first", "Nouvelle &personne", "user-plus")
        new.clicked.connect(self.new_asked)
        if none_yet:
            bring = button("people_import", "Importer votre &tableau…", "download-simple")
            bring.clicked.connect(self.import_asked)
            sentence = (
                "Vos dossiers apparaîtront ici. Inscrivez une personne, ou importez un tableau."
            )
            return empty_page("users", "Aucun dossier pour l’instant", sentence, new, bring)
        clear = button("people_clear", "Tout &effacer", "x")
        clear.clicked.connect(self.clearing_asked)
        sentence = "Essayez moins de lettres, ou retirez un filtre."
        return empty_page("magnifying-glass", "Personne ne correspond", sentence, clear, new)
