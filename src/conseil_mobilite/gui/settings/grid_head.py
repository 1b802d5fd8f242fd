"""The head of the page about the grid: the version in use, the draft, and what leaves or comes."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.gui.kit.buttons import Segments, button
from conseil_mobilite.gui.kit.labels import glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.kit.theme import large_text
from conseil_mobilite.gui.settings.grid_wording import ROLE, in_use, to_publish
from conseil_mobilite.services.assessment.grid_draft import GridWorkshop

QUESTIONS: Final = "questions"
VERSIONS: Final = "versions"
SIDES: Final = ((QUESTIONS, "Questions"), (VERSIONS, "Versions"))
READING: Final = "Vous lisez la version {version} : rien ne s’y change."


class GridHead(QFrame):
    side_chosen = Signal(str)
    draft_wanted = Signal()
    """Back from reading a version."""

    def __init__(self) -> None:
        super().__init__()
        self.publish = button("grid_publish_open", "&Publier", role="primary")
        self.give_up = button("grid_give_up", "A&bandonner le brouillon", role="quiet")
        self.export = button("grid_export", "E&xporter la grille…", "export")
        self.load = button("grid_import", "&Importer une grille…", "download-simple")
        self._sides = Segments("grid_side", "Questions ou versions", SIDES)
        self._sides.chosen.connect(self.side_chosen)
        self._in_use, self._state = label("", "muted", wrap=True), label("", "strong")
        self._state.setObjectName("grid_draft_state")
        self._trouble = label("", "small", "danger", wrap=True)
        self._trouble.setObjectName("grid_trouble")
        self._reading = label("", wrap=True)
        self._banner = self._make_banner()
        self._lay_out()
        self.say_trouble("")
        self._banner.hide()

    def show_workshop(self, shown: GridWorkshop) -> None:
        changes = len(shown.changes)
        say(self._in_use, in_use(shown.in_use.version))
        say(self._state, to_publish(changes), "primary" if changes else "")
        number = shown.draft.version.rpartition("-")[2]
        self.publish.say(f"&Publier la version {number}")
        self.give_up.setVisible(bool(changes))

    def show_side(self, side: str) -> None:
        """Show which side is open, without emitting."""
        self._sides.show_current(side)

    def show_reading(self, version: str) -> None:
        """Say that a version is being read; nothing where it is the draft."""
        say(self._reading, READING.format(version=version))
        self._banner.setVisible(bool(version))

    def say_trouble(self, sentence: str) -> None:
        """Say, beneath the buttons, what could not be done."""
        say(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))

    def _make_banner(self) -> QFrame:
        back = button("grid_back", "Reve&nir au brouillon", "arrow-left")
        back.clicked.connect(self.draft_wanted)
        items = (glyph("info", "primary", 20), (self._reading, 1), back)
        return frame(row(*items, gap=10, pad=(12, 8, 8, 8)), "note")

    def _lay_out(self) -> None:
        words = column(label("Grille de bilan", "title"), label(ROLE, "muted", wrap=True), gap=0)
        gestures = row(self.load, self.export, gap=8)
        state = row(self._state, self.give_up, None, gap=8)
        told = column(self._in_use, state, gap=0)
        if large_text():
            sides = row(self._sides, None)
            above = (words, row(self.publish, None), sides, told, row(gestures, None))
            head = column(*above, gap=8)
        else:
            title = row((words, 1), self.publish, gap=16)
            head = column(title, row(self._sides, 8, (told, 1), gestures, gap=8), gap=10)
        self.setLayout(column(head, self._trouble, self._banner, gap=10))
