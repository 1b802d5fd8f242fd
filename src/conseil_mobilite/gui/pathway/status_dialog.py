"""Why an action is abandoned: the one state that needs a reason."""

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.pathway.wording import listed


class AbandonDialog(Creation):
    def __init__(self, lists: CodeLists, parent: QWidget) -> None:
        reasons = listed(lists, "action_abandon_reasons")
        self._reason = Choice("abandon_reason", reasons, none="Choisir…")
        field = Field("&Motif", self._reason, "Les besoins sans offre comptent dans le plan.")
        body = column(field, gap=12)
        title = "Abandonner l’action"
        super().__init__("abandon_dialog", title, body, parent, create="A&bandonner", width=480)
        self.form = Form(abandon_reason=field)

    def reason(self) -> str:
        return self._reason.code()
