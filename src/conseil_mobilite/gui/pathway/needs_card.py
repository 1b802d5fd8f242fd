"""« Besoins sans réponse »: what the basin does not offer, one sentence each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import badge, label
from conseil_mobilite.gui.kit.layouts import Item, column, frame, row
from conseil_mobilite.gui.pathway.need_wording import need_sentence, need_standing
from conseil_mobilite.gui.pathway.refilling import refill_kept


class NeedsCard(QFrame):
    """Shows the needs; those of a closed pathway are only read."""

    noting_asked = Signal()
    opened = Signal(object)
    """The `UnmetNeed` to change."""
    met = Signal(object)
    """The `UnmetNeed` for which an offer exists now."""
    unmet = Signal(object)
    """The `UnmetNeed` whose offer went, or was noted by mistake."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self.setObjectName("pathway_needs")
        self.setWhatsThis(
            "Ce que le territoire n’offre pas à la personne : quelle solution, où, quels jours, à "
            "quelle heure. C’est ce dont le plan d’action a le plus besoin. Une action abandonnée "
            "faute d’offre s’y ajoute. Quand une offre arrive, dites-le : le besoin reste noté."
        )
        self._lists = lists
        self._body = frame(column(gap=0))
        self._note = button("need_note", "Noter un &besoin sans offre", "plus", "quiet")
        self._note.clicked.connect(self.noting_asked)
        made = card("Besoins sans réponse", self._body, extra=self._note)
        self.setLayout(column(made, gap=0))

    def show_needs(self, needs: Sequence[UnmetNeed], *, closed: bool) -> None:
        self._note.setVisible(not closed)
        rows: list[Item] = [self._row(need, closed=closed) for need in needs]
        if not rows:
            rows = [empty_line("Aucun besoin sans offre n’est noté.", None, "signpost")]
        refill_kept(self._body, *rows)

    def _row(self, need: UnmetNeed, *, closed: bool) -> QWidget:
        sentence = need_sentence(need, self._lists)
        met = need.met_on is not None
        state = badge("Offre trouvée", "success") if met else badge("Pas d’offre", "warning")
        words = column(
            label(sentence, "" if met else "strong", wrap=True),
            label(f"{need_standing(need)}.", "small", wrap=True),
            gap=2,
        )
        head = row((words, 1), column(state, None), gap=12)
        gestures: list[Item] = [] if closed else [row(*self._gestures(need, sentence), None, gap=4)]
        made = frame(column(head, *gestures, gap=4, pad=(16, 8, 12, 6)), "entry")
        made.setAccessibleName(spaced(f"{sentence}. {need_standing(need)}"))
        return made

    def _gestures(self, need: UnmetNeed, sentence: str) -> list[Item]:
        change = button(f"need_change_{need.id.hex}", "Modifier", role="link")
        change.setAccessibleName(spaced(f"Modifier le besoin : {sentence}"))
        change.clicked.connect(partial(self.opened.emit, need))
        if need.met_on is None:
            turn = button(f"need_met_{need.id.hex}", "Une offre existe maintenant", role="link")
            turn.clicked.connect(partial(self.met.emit, need))
        else:
            turn = button(f"need_unmet_{need.id.hex}", "Toujours pas d’offre", role="link")
            turn.clicked.connect(partial(self.unmet.emit, need))
        turn.setAccessibleName(spaced(f"{turn.text()} : {sentence}"))
        return [turn, change]
