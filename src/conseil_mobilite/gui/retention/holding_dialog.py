"""« Garder plus longtemps »: until when, and why, in writing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField, text_area
from conseil_mobilite.gui.retention import wording
from conseil_mobilite.services.retention.leaving import Departure

_NOTE = (
    "Le dossier quitte les listes, la recherche et les propositions. Un nouveau contact le ramène "
    "dans la base active."
)
_PART = "Seule la partie annoncée est gardée plus longtemps ; le dossier reste en base active."
_WHY = "Par exemple : justificatifs d’un financement européen, à garder jusqu’en 2030."
_USUAL = 12


class HoldingDialog(Creation):
    """Stays open, with what was typed, until it worked."""

    def __init__(self, departure: Departure, parent: QWidget) -> None:
        self._months = TextField("retention_hold_months", wording.months(_USUAL))
        self._reason = text_area("retention_hold_reason", lines=3)
        months = Field("&Durée", self._months, "De 1 à 120 mois à partir d’aujourd’hui.")
        reason = Field("&Pourquoi le garder", self._reason, _WHY)
        who = label(wording.title(departure), "strong", wrap=True)
        note = _NOTE if departure.rule.whole else _PART
        body = column(who, label(note, wrap=True), months, reason, gap=12)
        title = "Garder plus longtemps"
        super().__init__("retention_hold", title, body, parent, create="&Garder")
        self.form = Form(months=months, reason=reason)
        self._months.setFocus(Qt.FocusReason.OtherFocusReason)

    def months(self) -> int:
        """Return what was typed; UserError names the field at fault."""
        try:
            return wording.months_read(self._months.text())
        except UserError as error:
            raise UserError(str(error), "months") from error

    def reason(self) -> str:
        return self._reason.toPlainText()
