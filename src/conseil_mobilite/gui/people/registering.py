"""Register somebody from the list: one form, kept while a file that it may double is looked at."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.people.registration import RegistrationDialog


class Registering(QObject):
    """Opens the form over `page`, as it was left. `opened` carries the `UUID` of whose file is."""

    opened = Signal(object)
    said = Signal(str)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._draft: RegistrationDialog | None = None

    def go_on(self) -> None:
        """Open the form: what was typed in it, or a new one."""
        if self._draft is None:
            self._draft = self._form()
        self._draft.open()

    def _form(self) -> RegistrationDialog:
        dialog = RegistrationDialog(self._desk, self._page)
        dialog.registered.connect(self.opened)
        dialog.known_chosen.connect(self._open_known)
        dialog.finished.connect(self._forget)
        return dialog

    def _open_known(self, person: UUID) -> None:
        """Open a file that the new one may double; what was typed waits for « Nouvelle »."""
        self.opened.emit(person)
        self.said.emit("Votre saisie est gardée : « Nouvelle personne » (Ctrl+N) la reprend.")

    def _forget(self) -> None:
        self._draft = None
