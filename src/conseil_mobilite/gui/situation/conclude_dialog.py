"""How a licence process ended: obtained, refused, stopped; and the licence it gave."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.licence_checks import EXCHANGE, EXCHANGE_REFUSED
from conseil_mobilite.domain.situation.licence_steps import OBTAINED
from conseil_mobilite.domain.situation.situation import LicenceProcess
from conseil_mobilite.gui.kit.choice import Choice, Tick
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.situation.listening import read_for

HOLD: Final = "&Noter aussi ce permis parmi les permis détenus"


class ConcludeDialog(Creation):
    """Asks the outcome and its day; « obtenu » may note the licence as held."""

    def __init__(
        self, process: LicenceProcess, lists: CodeLists, today: date, parent: QWidget
    ) -> None:
        left_out = () if process.kind == EXCHANGE else (EXCHANGE_REFUSED,)
        outcomes = listed(lists, "licence_outcomes", without=left_out)
        self.outcome = Choice("process_outcome", outcomes)
        self.day = DateField("process_outcome_day", today)
        self.day.show_value(today)
        self._hold = Tick("process_hold", HOLD, checked=True)
        form = Form(outcome=Field("&Issue", self.outcome), outcome_on=Field("&Date", self.day))
        both = columns((form.fields["outcome"], 1), (form.fields["outcome_on"], 1), gap=12)
        body = column(both, self._hold, gap=12)
        title = "Terminer la démarche"
        super().__init__("process_conclude", title, body, parent, create="&Terminer")
        self.form = form
        self.outcome.chosen.connect(lambda code: self._hold.setVisible(code == OBTAINED))

    def holds(self) -> bool:
        """Say whether the licence is to be noted as held."""
        return self.outcome.code() == OBTAINED and self._hold.isChecked()

    def typed_day(self) -> date | None:
        """Return the day. UserError, naming its field, where it cannot be read."""
        return read_for("outcome_on", self.day)
