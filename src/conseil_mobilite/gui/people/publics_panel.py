"""The publics of a person: chosen, dated, corrected, copied for another program."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.audience_codes import codes_to_copy
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Tick
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.people.public_period import NewPublicPeriod
from conseil_mobilite.gui.people.public_periods import PublicPeriods
from conseil_mobilite.gui.people.publics_choice import PublicsChoice
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PersonPublics

REMOVED = "Période supprimée"


class PublicsPanel(QFrame):
    """Each gesture is stored at once; what is refused says why beside it.

    `sensitive_asked`: the adviser wants the sensitive publics in the header, or no longer.
    """

    sensitive_asked = Signal(bool)
    undo_offered = Signal(str, object)
    said = Signal(str)
    troubled = Signal(Exception)

    def __init__(self, desk: Desk, person: UUID) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._publics: PersonPublics | None = None
        self._choice = PublicsChoice("person_publics", desk)
        self._sensitive = Tick(
            "person_publics_sensitive", "Montrer aussi les sensibles dans l’en-tête et les codes"
        )
        self._periods = PublicPeriods(desk.lists["publics"], self._today())
        self.setLayout(column(self._choice, self._sensitive, self._periods, gap=12))
        self._choice.toggled.connect(self._set)
        self._sensitive.clicked.connect(self.sensitive_asked)
        self._periods.dated.connect(self._date)
        self._periods.added.connect(self._add)
        self._periods.removed.connect(self._remove)
        self._periods.codes_asked.connect(self._copy)

    def refresh(self) -> None:
        reading = self._desk.background.read(people.publics_of, self._person, self._today())
        reading.then(self._show)

    def _show(self, publics: PersonPublics) -> None:
        self._publics = publics
        self._choice.show_chosen(publics.running)
        self._periods.show_publics(publics)

    def _set(self, code: str, belongs: bool) -> None:  # noqa: FBT001 - as the signal gives it
        background = self._desk.background
        setting = background.run(
            people.set_public, self._person, code, self._today(), belongs=belongs
        )
        setting.then(self._show)

    def _date(self, period: UUID, since: date | None, until: date | None) -> None:
        line = self._periods.line(period)
        dating = self._desk.background.run(people.date_public, period, since, until)
        dating.then(self._show).otherwise(self._refusing(line.refuse), line)

    def _add(self, draft: NewPublicPeriod, since: date, until: date) -> None:
        def keep(publics: PersonPublics) -> None:
            self._periods.close_draft(draft)
            self._show(publics)

        adding = self._desk.background.run(
            people.add_public, self._person, draft.code, since, until
        )
        adding.then(keep, draft).otherwise(self._refusing(draft.refuse), draft)

    def _remove(self, period: UUID) -> None:
        removing = self._desk.background.run(people.remove_public, period)

        def tell(publics: PersonPublics) -> None:
            self._show(publics)
            self.undo_offered.emit(REMOVED, removing.act)

        removing.then(tell, self)

    def _refusing(self, say: Callable[[UserError], object]) -> Callable[[Exception], object]:
        def refuse(error: Exception) -> None:
            if isinstance(error, UserError):
                say(error)
            else:
                self.troubled.emit(error)

        return refuse

    def _copy(self) -> None:
        """Copy the codes of what she belongs to, the sensitive ones only where they are asked."""
        if self._publics is None:
            return
        publics = self._desk.lists["publics"]
        held = {*self._publics.running, *(each.code for each in self._publics.derived)}
        asked = self._sensitive.isChecked()
        text = codes_to_copy(publics, [c for c in held if asked or not publics[c].sensitive])
        if text:
            QGuiApplication.clipboard().setText(text)
        self.said.emit("Codes copiés" if text else "Aucun code à copier")

    def _today(self) -> date:
        return paris_day(self._desk.clock())
