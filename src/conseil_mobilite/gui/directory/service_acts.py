"""The gestures of a service: for the person, and what the body notes of it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import Button, button
from conseil_mobilite.gui.kit.flow import Flow
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.services.directory.stored_services import StoredService


class ServiceActs(QFrame):
    """`favourite_chosen` carries a bool, `check_chosen` the day vouched for, None to undo it."""

    favourite_chosen = Signal(bool)
    check_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.orient = button("service_orient", "&Orienter la personne", "signpost", "primary")
        self.plan = button("service_plan", "Ajouter au &parcours", "path")
        self.paper = button("service_print", "&Imprimer pour la personne", "printer")
        self._favourite = _switch("service_favourite", "Mettre en fa&vori", "star")
        self._checked = _switch("service_checked", "Vérifié au&jourd’hui", "check")
        self._today: date | None = None
        self._before: date | None = None
        """The day before it was vouched for here, to come back to it."""
        self._favourite.clicked.connect(self.favourite_chosen)
        self._checked.clicked.connect(self._choose_check)
        acts = (self.orient, self.plan, self.paper, self._favourite, self._checked)
        self.setLayout(column(Flow(*acts, gap=8)))

    def show_stored(self, stored: StoredService, today: date) -> None:
        """Show what is noted of a service."""
        self._today, checked = today, stored.checked_on == today
        self._before = self._before if checked else stored.checked_on
        self._favourite.setChecked(stored.favourite)
        self._favourite.say("Fa&vori" if stored.favourite else "Mettre en fa&vori")
        self._checked.setChecked(checked)

    def _choose_check(self, on: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self.check_chosen.emit(self._today if on else self._before)


def _switch(name: str, text: str, icon: str) -> Button:
    made = button(name, text, icon, "chip")
    made.setCheckable(True)
    return made
