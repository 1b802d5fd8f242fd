"""What the adviser lets a calendar say of the appointments, worded with care."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.agenda.discretion import BUSY, MEETING, Title
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording

TITLES: Final = (
    (Title.BUSY, "« Occupé » seulement"),
    (Title.FILE, "Le numéro de dossier"),
    (Title.INITIALS, "Les initiales"),
)
EXAMPLES: Final = {
    Title.BUSY: f"« {BUSY} », sans le lieu ni le type : c’est ce qui en dit le moins.",
    Title.FILE: f"« {MEETING} – dossier 2026-0042 » : n’a de sens que dans ce programme.",
    Title.INITIALS: (
        f"« {MEETING} – A. B. » : des initiales peuvent suffire à reconnaître quelqu’un."
    ),
}
NEVER: Final = (
    "Ce fichier sort du programme : qui l’ouvre voit vos jours, vos heures et ce que vous "
    "choisissez ici. Il ne contient jamais de nom, de note, de motif ni de téléphone."
)
PLACE_NOTE: Final = "Il est laissé de côté s’il porte le nom de la personne, ou si c’est chez elle."


class WordingChoice(QFrame):
    changed = Signal()

    def __init__(self, name: str, present: Wording, *, reminder: bool = False) -> None:
        """Offer a `reminder` where the file is for the adviser’s own calendar."""
        super().__init__()
        self.setObjectName(name)
        self._titles = Segments(
            f"{name}_title",
            "Ce que dit le titre des rendez-vous",
            [(each.value, words) for each, words in TITLES],
            present.title.value,
        )
        self._example = label("", "small", wrap=True)
        self._place = Tick(f"{name}_place", "Écrire aussi le &lieu", checked=present.place)
        self._place_note = label(PLACE_NOTE, "small", wrap=True)
        self._reminder = Tick(f"{name}_reminder", "A&jouter un rappel 30 minutes avant")
        self._reminder.setChecked(present.reminder)
        self._reminder.setVisible(reminder)
        head = label("Le titre des rendez-vous dit", "field")
        titles = column(head, row(self._titles, None), self._example, gap=4)
        ticks = column(self._place, self._place_note, gap=0)
        reminders = [self._reminder] if reminder else []
        self.setLayout(column(titles, ticks, *reminders, privacy_note(), gap=12))
        self._titles.chosen.connect(lambda _code: self._tell())
        self._place.clicked.connect(self.changed)
        self._follow()

    def wording(self) -> Wording:
        return Wording(
            Title(self._titles.current()),
            place=self._place.isChecked(),
            reminder=self._reminder.isChecked(),
        )

    def _tell(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        title = Title(self._titles.current())
        say(self._example, EXAMPLES[title], "warning" if title is Title.INITIALS else "")
        for part in (self._place, self._place_note):
            part.setEnabled(title is not Title.BUSY)


def privacy_note() -> QFrame:
    """Say what leaves the program, and what never does."""
    sign = column(glyph("shield-check", "primary", 20), None)
    return frame(row(sign, (label(NEVER, wrap=True), 1), gap=12, pad=(12, 10, 12, 10)), "note")
