"""« Réattribuer à… »: to whom, and what follows the people given over."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label, say
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.services.people.reassigning import Portfolio

ALONE: Final = (
    "Seuls suivent les rendez-vous que la personne a seule avec son conseiller ou sa conseillère "
    "d’avant. Les ateliers et rendez-vous à plusieurs restent à qui les anime."
)
UNDONE: Final = "Tout se reprend d’un seul « Annuler »."


class ReassignDialog(Creation):
    """Stays open, with what was chosen, until it worked."""

    def __init__(self, count: int, parent: QWidget) -> None:
        self._adviser = Choice("reassign_adviser", (), none="Choisir…")
        self._follow = Tick("reassign_appointments", "Transférer aussi les rendez-vous à &venir")
        self._follow.setChecked(True)
        self._weight = label("", "strong", wrap=True)
        self._weight.setObjectName("reassign_weight")
        adviser = Field("&Conseiller ou conseillère", self._adviser)
        body = column(
            self._weight,
            adviser,
            column(self._follow, label(ALONE, "small", wrap=True), gap=4),
            label(UNDONE, "small", wrap=True),
            gap=12,
        )
        title = f"Réattribuer {counted(count, 'personne')}"
        super().__init__("reassign_dialog", title, body, parent, create="&Réattribuer")
        self.form = Form(adviser_id=adviser)

    def offer_advisers(self, advisers: Sequence[Adviser]) -> None:
        self._adviser.offer([(str(each.id), each.full_name) for each in advisers], none="Choisir…")

    def show_weight(self, weight: Portfolio) -> None:
        """Say how much moves."""
        people = counted(weight.people, "personne")
        pathways = counted(weight.pathways, "parcours ouvert", "parcours ouverts")
        coming = counted(weight.appointments, "rendez-vous à venir", "rendez-vous à venir")
        say(self._weight, f"{people}, {pathways}, {coming}.")
        self._follow.setEnabled(weight.appointments > 0)
        self.fit()

    def adviser(self) -> UUID | None:
        """Return who is chosen; the service says where nobody is."""
        code = self._adviser.code()
        return UUID(code) if code else None

    def appointments_follow(self) -> bool:
        return self._follow.isChecked()
