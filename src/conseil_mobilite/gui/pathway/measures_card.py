"""« Mesures du plan »: those whose conditions the pathway meets and, for the others, why not."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.labels import badge, label, say
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.pathway.measure_wording import (
    VERDICTS,
    measures_summary,
    running,
)
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.services.pathway.pathway_measures import PathwayMeasure

SHOW: Final = "Voir le déta&il"
HIDE: Final = "Masquer le déta&il"


class MeasuresCard(QFrame):
    """Folded until it is opened; a pathway of a basin without measures has none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pathway_measures")
        self.setWhatsThis(
            "Les mesures du plan de mobilité du bassin, en vigueur ce jour, et leurs conditions : "
            "publics, orientation, décision, délai, nombre de contacts, territoire. Cela aide à "
            "choisir ; rien n’empêche de rattacher une action à une autre mesure."
        )
        self._open = False
        self._summary = label("", "muted", wrap=True)
        self._fold = button("measures_fold", SHOW, "caret-right", "quiet")
        self._fold.clicked.connect(self._turn)
        self._rows = frame(column(gap=0))
        self._rows.hide()
        told = frame(row((self._summary, 1), pad=(16, 0, 16, 10)))
        made = card("Mesures du plan", told, self._rows, extra=self._fold)
        self.setLayout(column(made, gap=0))

    def show_measures(self, measures: Sequence[PathwayMeasure], day: date) -> None:
        """Show those in force that day."""
        known = running(measures, day)
        self.setVisible(bool(known))
        say(self._summary, measures_summary(known))
        refill_kept(self._rows, *(_row(each) for each in known))

    def _turn(self) -> None:
        self._open = not self._open
        self._rows.setVisible(self._open)
        self._fold.say(HIDE if self._open else SHOW, "caret-down" if self._open else "caret-right")


def _row(known: PathwayMeasure) -> QWidget:
    words, tone = VERDICTS[known.standing.verdict]
    reasons = known.standing.reasons
    texts: list[Item] = [label(known.measure.name, "strong", wrap=True)]
    texts += [label(reason, "small", wrap=True) for reason in reasons]
    texts += [label(f"Avec : {known.body}", "small", wrap=True)] if known.body else []
    mark = column(badge(words, tone), None)
    made = frame(row((column(*texts, gap=2), 1), mark, gap=12, pad=(16, 8, 12, 8)), "entry")
    made.setObjectName(f"measure_{known.measure.code}")
    made.setAccessibleName(spaced(f"{known.measure.name}, {words}. {' '.join(reasons)}"))
    return made
