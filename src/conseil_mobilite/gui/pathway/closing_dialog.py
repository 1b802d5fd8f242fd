"""Closing a pathway, in one dialog: how it ends, the final assessment, the barriers, what follows.

Nothing is written before « Clore le parcours », which is one act.
"""

from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.exits import asks_final_assessment, positive_labels
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import Item, column, columns
from conseil_mobilite.gui.pathway.closing_sections import (
    BarrierSection,
    FinalSection,
    OutcomeSection,
)
from conseil_mobilite.gui.pathway.kind_choice import GroupedChoice
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import barrier_labels, listed
from conseil_mobilite.services.pathway.actions import CLOSED
from conseil_mobilite.services.pathway.closings import Closing
from conseil_mobilite.services.pathway.pathway_checks import ActDetails
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

TITLES: Final = {
    PathwayAct.EXIT: "Clore le parcours",
    PathwayAct.DROP: "Classer le parcours sans suite",
}
CONFIRMS: Final = {PathwayAct.EXIT: "&Clore le parcours", PathwayAct.DROP: "&Classer sans suite"}
CHOOSE: Final = "Choisir…"


class ClosingDialog(Creation):
    """Exits or drops. `assessment_asked` leaves it for the final assessment."""

    assessment_asked = Signal()

    def __init__(
        self, act: PathwayAct, picture: PathwayPicture, desk: Desk, parent: QWidget
    ) -> None:
        lists, today = desk.lists, paris_day(desk.clock())
        self._act = act
        self._day = DateField("act_day", today)
        self._day.show_value(today)
        self._reason = self._reasons(lists)
        self._situation = Choice("act_situation", listed(lists, "exit_situations"), none=CHOOSE)
        self._final = FinalSection(lists, picture.final)
        self._barriers = BarrierSection(picture.barriers, barrier_labels(desk.grid))
        open_actions = [each for each in picture.actions if each.action.status not in CLOSED]
        self._outcome = OutcomeSection(lists, len(open_actions))
        form = self._made_form()
        exits = act is PathwayAct.EXIT
        parts: list[Item] = [self._final, *([self._barriers] if picture.barriers else [])]
        body = column(*self._end(form), *(parts if exits else []), self._outcome, gap=14)
        super().__init__(
            "closing_dialog", TITLES[act], body, parent, create=CONFIRMS[act], width=660
        )
        self.form = form
        self._final.assessment_asked.connect(self.assessment_asked)
        self._day.accepted.connect(lambda _day: self._follow())
        self._reason.chosen.connect(lambda _code: self._follow())
        self._follow()

    def typed(self) -> Closing | None:
        """Return the closing as told, or None once what cannot be read is said beside it."""
        try:
            return self._read()
        except UserError as error:
            self.show_error(error)
            return None

    def _read(self) -> Closing:
        day = day_of(self._day, "happened_on")
        if day is None:
            raise UserError("Indiquez la date, par exemple 12/03/2027.", "happened_on")
        exits = self._act is PathwayAct.EXIT
        details = ActDetails(
            happened_on=day,
            reason=self._reason.code(),
            situation=self._situation.code() if exits else "",
        )
        return Closing(
            self._act,
            details,
            self._final.skipped() if self._asks_final() else "",
            self._barriers.told() if self._asks_final() else {},
        )

    def _end(self, form: Form) -> list[Item]:
        """Lay the day, the reason and, for an exit, the situation of the person."""
        day, reason = form.fields["happened_on"], form.fields["reason"]
        if self._act is PathwayAct.DROP:
            return [columns((day, 1), (reason, 2), gap=12)]
        return [columns((day, 1), (form.fields["situation"], 2), gap=12), reason]

    def _reasons(self, lists: CodeLists) -> Choice:
        if self._act is PathwayAct.DROP:
            return Choice("act_reason", listed(lists, "drop_reasons"), none=CHOOSE)
        made = GroupedChoice("act_reason", lists["exit_reasons"], none=CHOOSE)
        published = " ; ".join(positive_labels(lists["exit_reasons"]))
        made.setWhatsThis(
            "Le motif principal de la sortie. Sont comptées comme sorties positives, et aucune "
            f"autre : {published}. Cette liste est publiée avec les statistiques."
        )
        return made

    def _made_form(self) -> Form:
        return Form(
            happened_on=Field("&Date", self._day),
            reason=Field("&Motif", self._reason),
            situation=Field("S&ituation de la personne à la sortie", self._situation),
            final_skipped=self._final.field,
        )

    def _asks_final(self) -> bool:
        """Offer the final assessment, and ask of the barriers, unless the reason forbids it."""
        reason = self._reason.code()
        return self._act is PathwayAct.EXIT and (not reason or asks_final_assessment(reason))

    def _follow(self) -> None:
        """Show what the act and its reason call for."""
        for part in (self._final, self._barriers):
            if part.parentWidget():  # alone, it would open as a window
                part.setVisible(self._asks_final())
        if self._act is PathwayAct.DROP:
            self._outcome.show_dropping()
        else:
            self._outcome.show_exit(self._reason.code(), self._known_day())
        self.fit()

    def _known_day(self) -> date | None:
        try:
            return self._day.value()
        except UserError:
            return None
