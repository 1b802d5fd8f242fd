"""The directory of the bodies of a plan: who they are, their role, how to reach them."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import phone_display, spaced
from conseil_mobilite.domain.organisation.mobility_plan import PlanBody
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import card, entry
from conseil_mobilite.gui.kit.empty import empty_line
from conseil_mobilite.gui.kit.labels import glyph
from conseil_mobilite.gui.kit.layouts import column, frame
from conseil_mobilite.gui.pathway.refilling import refill_kept
from conseil_mobilite.gui.settings.plan_body_dialog import ROLES

NOTHING: Final = "Aucun organisme pour l’instant : région, département, AOM, mission locale…"


class BodyList(QFrame):
    """Shows and asks; the section does."""

    adding_asked = Signal()
    change_asked = Signal(object)
    """The `PlanBody` to change."""
    deletion_asked = Signal(object)

    def __init__(self, lists: CodeLists) -> None:
        super().__init__()
        self._lists = lists
        self.setObjectName("plan_bodies")
        self._rows = frame(column(gap=0))
        adding = button("plan_body_add", "Ajouter un &organisme", "plus")
        adding.clicked.connect(self.adding_asked)
        held = card("Organismes du plan", self._rows, extra=adding)
        held.setWhatsThis(
            "Les organismes que la loi associe au plan de votre bassin, avec leur rôle. Une mesure "
            "peut nommer celui qui en répond. Entrée ouvre un organisme pour le changer."
        )
        self.setLayout(column(held, gap=0))

    def show_bodies(self, bodies: Sequence[PlanBody]) -> None:
        rows = [self._row(body) for body in bodies]
        refill_kept(self._rows, *(rows or [empty_line(NOTHING, icon="buildings")]))

    def _row(self, body: PlanBody) -> QFrame:
        delete = button(f"plan_body_delete_{body.id.hex}", "Retirer", "x", "quiet")
        delete.setAccessibleName(spaced(f"Retirer : {body.name}"))
        delete.clicked.connect(partial(self.deletion_asked.emit, body))
        phone = phone_display(body.phone) if body.phone else ""
        told = (self._lists[ROLES].label(body.role), body.contact_name, phone, body.email)
        detail = " · ".join(part for part in told if part)
        made = entry(body.name, detail, delete, lead=glyph("buildings", "primary", 20))
        return made.can_open(f"plan_body_{body.id.hex}", partial(self.change_asked.emit, body))
