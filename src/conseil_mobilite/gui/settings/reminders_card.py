"""Rappels: what this computer may announce by its clock, and whether it may say a name."""

from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import glyph, label
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.settings.section import Section, part
from conseil_mobilite.gui.shell.reminder_choice import ReminderChoice

EARLIER: Final = "Une notification « Rendez-vous à 14 h », dix minutes avant l’heure."
MORNING: Final = (
    "Une seule fois par jour, à l’ouverture : combien d’échéances sont dépassées, combien "
    "d’orientations et de suivis attendent. Des nombres, rien d’autre."
)
NAMES: Final = (
    "Seulement quand vos dossiers sont ouverts. Fenêtre verrouillée ou écran partagé, l’heure "
    "seule est dite, toujours."
)
NO_PLACE: Final = (
    "Cet ordinateur n’a pas de zone de notification : le programme ne peut rien y annoncer. "
    "La page Aujourd’hui vous dit tout ce qui vous attend."
)


class RemindersCard(Section):
    """Nothing is announced until it is asked for; each choice is kept at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._reminding = desk.station.reminding
        known = self._reminding.choice() if self._reminding else ReminderChoice()
        self._appointments = Tick(
            "reminders_appointments",
            "M’avertir avant chaque &rendez-vous",
            checked=known.appointments,
        )
        self._morning = Tick(
            "reminders_morning", "Me dire le &matin ce qui est en retard", checked=known.morning
        )
        self._names = Tick(
            "reminders_names", "Dire aussi le &nom de la personne", checked=known.names
        )
        possible = self._reminding is not None and self._reminding.possible
        self.show_cards(
            "Rappels",
            "Sur cet ordinateur seulement. Rien n’est annoncé tant que vous ne l’avez pas choisi.",
            *([] if possible else [_no_place()]),
            part(
                "Notifications",
                _choice(self._appointments, EARLIER),
                _choice(self._morning, MORNING),
            ),
            part("Discrétion", _choice(self._names, NAMES)),
        )
        if possible:
            self.setFocusProxy(self._appointments)
        for tick in (self._appointments, self._morning, self._names):
            tick.setEnabled(possible)
            tick.clicked.connect(self._keep)

    def _keep(self) -> None:
        if self._reminding is None:
            return
        choice = ReminderChoice(
            appointments=self._appointments.isChecked(),
            morning=self._morning.isChecked(),
            names=self._names.isChecked(),
        )
        self._reminding.choose(choice)
        self.said.emit("Rappels activés" if choice.wanted else "Aucun rappel")


def _choice(tick: Tick, note: str) -> QFrame:
    held = frame(column(tick, label(note, "muted", wrap=True), gap=2))
    held.setWhatsThis(note)
    return held


def _no_place() -> QFrame:
    sign = column(glyph("info", "primary", 22), None)
    words = label(NO_PLACE, wrap=True)
    words.setObjectName("reminders_no_place")
    return frame(row(sign, (words, 1), gap=12, pad=(16, 12, 16, 12)), "note")
