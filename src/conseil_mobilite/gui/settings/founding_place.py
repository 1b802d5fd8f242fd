"""Where a new base will lie, what deserves a word about it, and the safe place instead."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.places.notices import Notice
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.labels import Line
from conseil_mobilite.gui.kit.layouts import column, row
from conseil_mobilite.gui.kit.outlets import choose_folder
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.settings.place_field import Errands
from conseil_mobilite.store.folders import choose_base, usual_base
from conseil_mobilite.store.places.judging import look_over

WHERE: Final = "Où les dossiers seront gardés, chiffrés"
SAFE: Final = "&Garder plutôt dans le dossier du programme"
CHOOSE: Final = "Choisir un autre &dossier…"
FOLDER: Final = "Dossier de la base"
SAFE_TIP: Final = "Ce dossier est réservé à votre compte, sur cet ordinateur : {folder}"


class FoundingPlace(QFrame):
    """Nothing is written: the place is only looked at, away from the thread of the window."""

    def __init__(self, base: Path, do: Errands) -> None:
        super().__init__()
        self.setObjectName("first_run_founding")
        self.base = base
        self._do, self._safe = do, usual_base()
        self._chosen = False
        self._path = Line(str(base))
        self._path.setObjectName("first_run_place")
        self.field = Field(WHERE, self._path)
        self._offer = button("first_run_safe_place", SAFE, "shield-check")
        self._offer.setToolTip(SAFE_TIP.format(folder=self._safe.parent))
        self._offer.clicked.connect(lambda: self._take(self._safe))
        self._offer.hide()
        choose = button("first_run_choose_place", CHOOSE, "folder-open", "quiet")
        choose.clicked.connect(lambda: choose_folder(self, FOLDER, self.take_folder))
        gestures = (self._offer, choose)
        laid = column(*gestures, gap=4) if large_text() else row(*gestures, None)
        self.setLayout(column(self.field, laid, gap=8))

    def look(self) -> None:
        """Say beside the path what is wrong with it, or deserves a look."""
        base = self.base
        looking = self._do(lambda: look_over(base))
        looking.then(self._show, self).otherwise(self.refuse, self)

    def take_folder(self, folder: Path) -> None:
        """Have the base lie in a folder that was chosen, and look at it."""
        self._take(folder.absolute() / self._safe.name)

    def remember(self) -> None:
        """Find a base that was made where it was chosen again. UserError where it cannot be."""
        if self._chosen:
            choose_base(self.base.absolute())

    def refuse(self, error: Exception) -> None:
        """Say why no base can lie there, and offer the safe place."""
        if isinstance(error, UserError):
            self.field.show_error(str(error))
        self._propose()

    def _show(self, found: tuple[Notice, ...]) -> None:
        self.field.clear_error()
        if found:
            self.field.show_warning("\n".join(each.title for each in found))
            self._propose()
        else:
            self._offer.hide()

    def _propose(self) -> None:
        """Offer the safe place where it is another, and nothing speaks against it."""
        safe = self._safe
        if self.base.absolute() != safe:
            looking = self._do(lambda: look_over(safe))
            looking.then(self._offer_safe, self).otherwise(lambda _error: self._offer.hide(), self)

    def _offer_safe(self, found: tuple[Notice, ...]) -> None:
        self._offer.setVisible(not found and self.base.absolute() != self._safe)

    def _take(self, base: Path) -> None:
        self.base, self._chosen = base, True
        self._path.say(str(self.base))
        self._offer.hide()
        self.look()
