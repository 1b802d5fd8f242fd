"""What stands in the place of the list of people when it has nobody: why, and what to do."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from conseil_mobilite.gui.kit.aloud import call
from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.empty import empty_page
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, refill, row
from conseil_mobilite.gui.people.wording import born, joined
from conseil_mobilite.services.people.near_names import NearPerson


class Nobody(QFrame):
    """Offers the next gesture, whichever it is."""

    new_asked = Signal()
    back_asked = Signal()
    """Come back from the recycle bin."""
    import_asked = Signal()
    """A table of another program is to be brought in."""
    clearing_asked = Signal()
    """Take the filters away."""
    person_chosen = Signal(object)
    """The UUID of somebody who may have been meant."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setLayout(column())

    def say_why(self, *, in_bin: bool, archived: bool, none_yet: bool) -> None:
        refill(self, (self._why(in_bin=in_bin, archived=archived, none_yet=none_yet), 1))

    def propose(self, near: Sequence[NearPerson]) -> None:
        """Say that nobody is found, and whom a slip in what was typed may have meant."""
        heading = label("Personne ne correspond exactement", "heading", wrap=True)
        asking = label("Vouliez-vous dire…", "muted")
        lines = (self._line(rank, each) for rank, each in enumerate(near))
        moves = row(self._clearing(), self._registering(), None)
        told = column(heading, asking, 8, *lines, 12, moves, None, gap=4, pad=(24, 24, 24, 24))
        refill(self, (told, 1))

    def take_keyboard(self) -> None:
        """Put the keyboard on the first gesture."""
        first = next(iter(self.findChildren(QPushButton)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, rank: int, near: NearPerson) -> QFrame:
        person = near.person
        detail = joined(born(person.birth_date, ""), person.municipality, person.file_number)
        opening = button(f"people_near_{rank}", "Ouvrir ce dossier", role="quiet")
        call(opening, f"Ouvrir le dossier de {person.full_name}, {near.why}")
        opening.clicked.connect(lambda: self.person_chosen.emit(person.id))
        told = column(
            label(person.full_name, "strong", wrap=True),
            label(joined(near.why, detail), "small", wrap=True),
            gap=0,
        )
        return frame(
            row(glyph("user", "primary", 20), (told, 1), opening, gap=12, pad=(0, 8, 0, 8)), "entry"
        )

    def _why(self, *, in_bin: bool, archived: bool, none_yet: bool) -> QFrame:
        if in_bin or archived:
            back = button("people_back", "Revenir aux dossiers", "arrow-left")
            back.clicked.connect(self.back_asked)
            if archived:
                sentence = "Un dossier archivé se garde à part, pour une raison écrite."
                return empty_page("archive", "Aucun dossier archivé ici", sentence, back)
            sentence = "Les dossiers mis à la corbeille s’y retrouvent, entiers."
            return empty_page("trash", "La corbeille est vide", sentence, back)
        new = self._registering()
        if none_yet:
            bring = button("people_import", "Importer votre &tableau…", "download-simple")
            bring.clicked.connect(self.import_asked)
            sentence = (
                "Vos dossiers apparaîtront ici. Inscrivez une personne, ou importez un tableau."
            )
            return empty_page("users", "Aucun dossier pour l’instant", sentence, new, bring)
        sentence = "Essayez moins de lettres, ou retirez un filtre."
        clear = self._clearing()
        return empty_page("magnifying-glass", "Personne ne correspond", sentence, clear, new)

    def _clearing(self) -> Button:
        clear = button("people_clear", "Tout &effacer", "x")
        clear.clicked.connect(self.clearing_asked)
        return clear

    def _registering(self) -> Button:
        new = button("people_first", "Nouvelle &personne", "user-plus")
        new.clicked.connect(self.new_asked)
        return new
