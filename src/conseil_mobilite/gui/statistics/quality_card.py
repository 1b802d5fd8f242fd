"""What lacks in the files that are counted, and what so few people counted would mean."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import number
from conseil_mobilite.gui.kit.labels import Line, glyph, label, say
from conseil_mobilite.gui.kit.layouts import columns, frame, row
from conseil_mobilite.gui.statistics.wording import FEW, NOBODY, share
from conseil_mobilite.services.statistics.figures import Quality

PARTS = ("Sans âge", "Sans commune", "Sans public", "Sorties sans situation")


class QualityCard(QFrame):
    """One line: each part in percent, and how many of how many."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("statistics_quality")
        self._values = [label("–", "strong") for _ in PARTS]
        self._details = [Line("", "small") for _ in PARTS]
        parts = [
            (frame(row(label(name, "muted"), value, (detail, 1), gap=8)), 1)
            for name, value, detail in zip(PARTS, self._values, self._details, strict=True)
        ]
        title = label("Qualité des dossiers", "strong")
        self.setLayout(columns(title, *parts, gap=16, pad=(16, 7, 12, 7)))

    def show_quality(self, quality: Quality) -> None:
        counts: Sequence[tuple[int, int]] = (
            (quality.without_age, quality.people),
            (quality.without_municipality, quality.people),
            (quality.without_public, quality.people),
            (quality.without_situation, quality.exits),
        )
        for value, detail, (part, whole) in zip(self._values, self._details, counts, strict=True):
            say(value, share(part, whole), "warning" if part else "")
            detail.say(f"{number(part)} sur {number(whole)}")


class FloorNote(QFrame):
    """Said only where so few people are counted that nothing, or nobody, could be published."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self._words = label("", wrap=True)
        self._words.setObjectName("statistics_floor_note")
        sign = glyph("info", "primary", 20)
        self.setLayout(row(sign, (self._words, 1), gap=10, pad=(14, 10, 14, 10)))
        self.hide()

    def show_people(self, people: int, floor: int) -> None:
        say(self._words, FEW.format(floor=floor) if people else NOBODY)
        self.setVisible(people < floor)
