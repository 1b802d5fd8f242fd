"""The directory of the bodies of a plan: who they are, their role, how to reach them."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.language.french import phone_display, spaced
from conseil_mobilite.domain.organisation.mobility_plan import PlanBody
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import entry
from conseil_mobilite.gui.kit.labels import glyph
from conseil_mobilite.gui.settings.kept_list import KeptList
from conseil_mobilite.gui.settings.plan_body_dialog import ROLES

NOTHING: Final = "Aucun organisme pour l’instant : région, département, AOM, mission locale…"


class BodyList(KeptList):
    """Asks with the `PlanBody` of the row."""

    def __init__(self, lists: CodeLists) -> None:
        super().__init__(
            "plan_bodies",
            "Organismes du plan",
            button("plan_body_add", "Ajouter un &organisme", "plus"),
            "Les organismes que la loi associe au plan de votre bassin, avec leur rôle. Une mesure "
            "peut nommer celui qui en répond. Entrée ouvre un organisme pour le changer.",
        )
        self._lists = lists

    def show_bodies(self, bodies: Sequence[PlanBody]) -> None:
        self.show_rows([self._row(body) for body in bodies], NOTHING, "buildings")

    def _row(self, body: PlanBody) -> QFrame:
        delete = button(f"plan_body_delete_{body.id.hex}", "Retirer", "x", "quiet")
        delete.setAccessibleName(spaced(f"Retirer : {body.name}"))
        delete.clicked.connect(partial(self.deletion_asked.emit, body))
        phone = phone_display(body.phone) if body.phone else ""
        told = (self._lists[ROLES].label(body.role), body.contact_name, phone, body.email)
        detail = " · ".join(part for part in told if part)
        made = entry(body.name, detail, delete, lead=glyph("buildings", "primary", 20))
        return made.can_open(f"plan_body_{body.id.hex}", partial(self.change_asked.emit, body))
