"""Why an action is abandoned; for want of an offer, which need is left without an answer."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column, frame, rule
from conseil_mobilite.gui.pathway.need_fields import NeedFields
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.services.pathway.unmet_needs import NO_OFFER, Need

EXPLAINED: Final = (
    "Qu’est-ce qui manque, où et quand ? Une seule réponse suffit ; le besoin restera noté dans le "
    "parcours jusqu’à ce qu’une offre existe."
)


class AbandonDialog(Creation):
    def __init__(
        self, desk: Desk, action: Action, journeys: Sequence[Journey], parent: QWidget
    ) -> None:
        reasons = listed(desk.lists, "action_abandon_reasons")
        self._reason = Choice("abandon_reason", reasons, none="Choisir…")
        field = Field("&Motif de l’abandon", self._reason)
        self._inputs = NeedFields(desk, journeys)
        self._inputs.show_kind(action.kind)
        told = column(rule(), label(EXPLAINED, "muted", wrap=True), self._inputs.lay_out(), gap=12)
        self._need = frame(told)
        self._need.hide()
        body = column(field, self._need, gap=12)
        title = "Abandonner l’action"
        super().__init__("abandon_dialog", title, body, parent, create="A&bandonner", width=620)
        self.form = Form(abandon_reason=field, **self._inputs.fields)
        self._reason.chosen.connect(self._follow)

    def reason(self) -> str:
        return self._reason.code()

    def need(self) -> Need | None:
        """Return the need, where there is no offer. UserError names the field it cannot read."""
        return self._inputs.typed() if self.reason() == NO_OFFER else None

    def ready(self) -> tuple[str, Need | None] | None:
        """Return the reason and the need, or None once what cannot be read is said beside it."""
        try:
            return self.reason(), self.need()
        except UserError as error:
            self.show_error(error)
            return None

    def _follow(self, reason: str) -> None:
        self._need.setVisible(reason == NO_OFFER)
        self.fit()
