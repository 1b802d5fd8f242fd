"""The measures of the plan of a basin: changed, ended, deleted with an undo."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import entry
from conseil_mobilite.gui.kit.labels import badge, glyph
from conseil_mobilite.gui.settings.kept_list import KeptList
from conseil_mobilite.gui.settings.plan_wording import measure_detail, measure_state
from conseil_mobilite.services.organisation.plan_measures import Measure

NOTHING: Final = (
    "Aucune mesure pour l’instant : ajoutez celles que le plan de votre bassin prévoit."
)


class MeasureList(KeptList):
    """Asks with the `Measure` of the row; one that has actions ends, it does not go."""

    end_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__(
            "plan_measures",
            "Mesures du plan",
            button("plan_measure_add", "Ajouter une &mesure", "plus"),
            "Une mesure dit à quelles conditions les personnes sont conseillées et accompagnées. "
            "Entrée l’ouvre pour la changer. Une mesure à laquelle des actions sont rattachées ne "
            "se supprime pas : elle se termine, et ses statistiques restent.",
        )
        self._lists = lists

    def show_measures(self, measures: Sequence[Measure], today: date) -> None:
        self.show_rows([self._row(known, today) for known in measures], NOTHING, "signpost")

    def _row(self, known: Measure, today: date) -> QFrame:
        words, tone = measure_state(known.measure, today)
        trailing = (badge(words, tone), self._gesture(known, today))
        lead = glyph("signpost", "primary", 20)
        made = entry(known.measure.name, measure_detail(known), *trailing, lead=lead)
        name = f"plan_measure_{known.measure.code}"
        made.can_open(name, partial(self.change_asked.emit, known))
        made.setAccessibleName(spaced(f"{known.measure.name}, {measure_detail(known)}, {words}"))
        return made

    def _gesture(self, known: Measure, today: date) -> QPushButton:
        """Offer to delete a measure or, once it has actions, to end it; nothing if it is over."""
        measure = known.measure
        if known.actions:
            made = button(f"plan_measure_end_{measure.code}", "Terminer", "flag", "quiet")
            made.clicked.connect(partial(self.end_asked.emit, known))
        else:
            made = button(f"plan_measure_delete_{measure.code}", "Supprimer", "trash", "quiet")
            made.clicked.connect(partial(self.deletion_asked.emit, known))
        made.setAccessibleName(spaced(f"{made.text()} : {measure.name}"))
        over = measure.ends_on is not None and measure.ends_on <= today
        if known.actions and (over or measure.starts_on > today):
            _keep_place(made)
        return made


def _keep_place(made: QPushButton) -> None:
    """Hide a gesture and keep its place, for the states to stand one under the other."""
    place = made.sizePolicy()
    place.setRetainSizeWhenHidden(True)
    made.setSizePolicy(place)
    made.hide()
