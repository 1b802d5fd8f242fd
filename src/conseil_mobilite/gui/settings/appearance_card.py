"""Apparence: light or dark and the size of the text, applied at once and remembered."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QFrame, QPushButton

from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.appearance import Look
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import row
from conseil_mobilite.gui.settings.section import Section, part

LOOKS: Final = (
    (Look.SYSTEM.value, "Comme l’ordinateur"),
    (Look.LIGHT.value, "Clair"),
    (Look.DARK.value, "Sombre"),
)
PERCENTS: Final = (100, 125, 150, 175, 200)


class AppearanceCard(Section):
    """Emits `appearance_chosen`: the window dresses anew and lays itself out at the new size."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        present = desk.station.appearance()
        size = min(PERCENTS, key=lambda percent: abs(percent - 100 * present.scale))
        sizes = [(str(percent), f"{percent}{NO_BREAK}%") for percent in PERCENTS]
        self._looks = Segments("settings_look", "Couleurs", LOOKS, present.look.value)
        self._sizes = Segments("settings_size", "Taille du texte", sizes, str(size))
        self.show_cards(
            "Apparence",
            "Chaque choix s’applique aussitôt, sur cet ordinateur seulement.",
            _choice(
                "Taille du texte",
                self._sizes,
                "Tout grandit ensemble, boutons compris. Quand le texte est grand, les colonnes "
                "passent l’une sous l’autre.",
            ),
            _choice(
                "Couleurs", self._looks, "« Comme l’ordinateur » suit son réglage, jour et nuit."
            ),
        )
        self.setFocusProxy(_checked(self._sizes))
        self._looks.chosen.connect(self._choose_look)
        self._sizes.chosen.connect(self._choose_size)

    def _choose_look(self, code: str) -> None:
        self.appearance_chosen.emit(replace(self._desk.station.appearance(), look=Look(code)))

    def _choose_size(self, percent: str) -> None:
        scale = int(percent) / 100
        self.appearance_chosen.emit(replace(self._desk.station.appearance(), scale=scale))


def _checked(segments: Segments) -> QPushButton:
    return next(each for each in segments.findChildren(QPushButton) if each.isChecked())


def _choice(title: str, segments: Segments, note: str) -> QFrame:
    held = part(title, row(segments, None), label(note, "muted", wrap=True), gap=10)
    held.setWhatsThis(f"{title}. {note}")
    return held
