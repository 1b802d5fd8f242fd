"""« Solutions près de chez elle »: the services that suit a person best, and why."""

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import counted, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.directory.routes import for_person
from conseil_mobilite.gui.directory.service_wording import (
    because,
    cost_words,
    distance_words,
    place_words,
)
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import OpenRow, card
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import Line, label
from conseil_mobilite.gui.kit.layouts import column, frame, refill
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.people.wording import joined
from conseil_mobilite.services.directory.proposals import Proposal, Proposals, proposals

MOST: Final = 3
TITLE: Final = "Solutions près de chez elle"
_NOTHING: Final = "Aucun service ne répond encore à ses freins : « Tout voir » dit pourquoi."
_HELP: Final = (
    "Les services de l’annuaire qui répondent aux freins de son dernier bilan, là où elle habite, "
    "avec la raison de chacun. Entrée ouvre la page du service, pour elle."
)


class SolutionsCard(QFrame):
    """Reads by itself at `refresh`; hidden while the directory is empty."""

    route_chosen = Signal(object)

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self.setObjectName("solutions_card")
        self._desk, self._person = desk, person
        self._rows = frame(column(gap=0))
        self._all = button("solutions_all", "Tout &voir", "arrow-right", "quiet")
        self._all.clicked.connect(lambda: self._go(None))
        self.setLayout(column(card(TITLE, self._rows, extra=self._all), gap=0))
        self.setWhatsThis(spaced(_HELP))
        self.hide()

    def refresh(self) -> None:
        today = paris_day(self._desk.clock())
        self._desk.background.read(proposals, self._person, today).then(self._show)

    def _show(self, found: Proposals) -> None:
        proposed = found.proposed if found.need.has_themes else ()
        rows: list[QFrame] = [self._row(each) for each in proposed[:MOST]]
        refill(self._rows, *(rows or [empty_line(_NOTHING, icon="signpost")]))
        self._all.say(f"Tout &voir ({len(proposed)})" if len(proposed) > MOST else "Tout &voir")
        told = counted(len(proposed), "service proposé", "services proposés")
        self.setAccessibleName(spaced(f"{TITLE} : {told}"))
        self.setVisible(bool(found.proposed or found.others))

    def _row(self, proposal: Proposal) -> OpenRow:
        stored, told = proposal.stored, because(proposal.match)
        where = joined(
            stored.structure.name,
            place_words(stored),
            distance_words(proposal.match.kilometres),
            cost_words(stored.service),
        )
        reason = f"{told.head} {told.words}"
        row = OpenRow(f"{stored.service.name}, {where}, {reason}")
        lines = (Line(stored.service.name, "strong"), Line(where, "small"))
        row.setLayout(column(*lines, label(reason, "small", wrap=True), gap=1, pad=(16, 8, 12, 8)))
        return row.can_open(f"solution_{stored.id.hex}", partial(self._go, stored.id))

    def _go(self, service: UUID | None) -> None:
        self.route_chosen.emit(Route(Screen.DIRECTORY, service, for_person(self._person)))
