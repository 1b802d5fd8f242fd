"""One figure in large, and what it was before; and what the files lack, in four small ones."""

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import number, spaced
from conseil_mobilite.gui.kit.labels import Line, glyph, label, say
from conseil_mobilite.gui.kit.layouts import column, frame, row
from conseil_mobilite.gui.statistics.wording import FEW, NOBODY, change, share
from conseil_mobilite.services.statistics.statistics import Quality

PAD = (16, 8, 12, 8)


class FigureCard(QFrame):
    """`title` names the figure; the object name finds its value for a test or a reader."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName(name)
        self._title = title
        self._value, self._change = label("–", "display"), Line("", "small")
        self._value.setObjectName(f"{name}_value")
        self.setLayout(column(Line(title, "muted"), self._value, self._change, gap=0, pad=PAD))

    def show_figure(self, now: int, before: int) -> None:
        say(self._value, number(now))
        self._change.say(change(now, before))
        self.setAccessibleName(spaced(f"{self._title} : {number(now)}, {change(now, before)}"))


class QualityCard(QFrame):
    """What lacks in the files that are counted: each part with the words that mend it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("statistics_quality")
        self._values = [label("–", "heading") for _ in range(4)]
        self._details = [Line("", "small") for _ in range(4)]
        names = ("Sans âge", "Sans commune", "Sans public", "Sorties sans situation")
        parts = [
            (frame(column(Line(name, "small"), value, detail, gap=0)), 1)
            for name, value, detail in zip(names, self._values, self._details, strict=True)
        ]
        title = label("Qualité des dossiers comptés", "muted")
        self.setLayout(column(title, row(*parts, gap=12), gap=2, pad=PAD))

    def show_quality(self, quality: Quality) -> None:
        counts = (
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
