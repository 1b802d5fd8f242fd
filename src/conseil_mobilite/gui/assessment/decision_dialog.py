"""The decision that follows the assessment, with what each one asks for."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway_rules import (
    Decision,
    Needed,
    PathwayState,
    allowed_decisions,
    decide,
)
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.later import soon
from conseil_mobilite.gui.kit.layouts import column
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.services.assessment import restitution
from conseil_mobilite.services.assessment.synthesis_picture import SynthesisPicture
from conseil_mobilite.services.pathway.pathway_checks import ActDetails

CHOOSE = "Choisissez…"
MASKED = "Frein masqué : l’écran est partagé"


class DecisionDialog(Creation):
    """`decided` carries the synthesis as it then stands."""

    decided = Signal(object)

    def __init__(
        self,
        desk: Desk,
        assessment_id: UUID,
        picture: SynthesisPicture,
        parent: QWidget,
        *,
        shared: bool,
    ) -> None:
        """Leave the sensitive barriers without a name where the person looks at the screen."""
        state = PathwayState(picture.pathway_state)
        decisions = desk.lists["decisions"]
        offered = [(one.value, decisions.label(one.value)) for one in allowed_decisions(state)]
        decision = Choice("decision", offered, none=CHOOSE)
        asked = _fields(desk, picture, shared=shared)
        chosen = Field("Décision", decision)
        body = column(chosen, *asked.values(), gap=12)
        super().__init__("decision_dialog", "Décision", body, parent, create="&Décider")
        self.form = Form(decision=chosen, **{need.value: field for need, field in asked.items()})
        self._desk, self._assessment_id, self._state = desk, assessment_id, state
        self._decision, self._chosen, self._asked = decision, chosen, asked
        decision.chosen.connect(self._show_needs)
        self.asked.connect(self._decide)
        self._show_needs("")

    def _show_needs(self, code: str) -> None:
        needs = decide(self._state, Decision(code)).needs if code else ()
        for need, field in self._asked.items():
            field.setVisible(need in needs)
        hint = self._desk.lists["decisions"][code].text("hint") if code else ""
        self._chosen.show_note(hint)
        soon(self, self.fit)  # once the fields are shown or gone

    def _decide(self) -> None:
        if not self._decision.code():
            self.show_error(UserError("Choisissez la décision prise ensemble.", "decision"))
            return
        try:
            details = self._details()
        except UserError as error:
            self.show_error(error)
            return
        self._desk.background.run(
            restitution.decide,
            self._assessment_id,
            Decision(self._decision.code()),
            paris_day(self._desk.clock()),
            details,
        ).then(self._done).otherwise(self.show_error)

    def _details(self) -> ActDetails:
        return ActDetails(
            reason=self._code(Needed.REASON),
            situation=self._code(Needed.SITUATION),
            review_on=self._review(),
            barrier_code=self._code(Needed.BARRIER),
            partner=self._partner(),
        )

    def _code(self, need: Needed) -> str:
        """Return what was chosen, if it is asked for."""
        field = self._asked[need]
        widget = field.widget
        return widget.code() if isinstance(widget, Choice) and field.isVisibleTo(self) else ""

    def _partner(self) -> str:
        field = self._asked[Needed.PARTNER]
        widget = field.widget
        shown = field.isVisibleTo(self)
        return widget.text() if isinstance(widget, TextField) and shown else ""

    def _review(self) -> date | None:
        field = self._asked[Needed.REVIEW]
        widget = field.widget
        if not isinstance(widget, DateField) or not field.isVisibleTo(self):
            return None
        try:
            return widget.value()
        except UserError as error:
            raise UserError(str(error), Needed.REVIEW.value) from None

    def _done(self, picture: SynthesisPicture) -> None:
        self.decided.emit(picture)
        self.done_with()


def _fields(desk: Desk, picture: SynthesisPicture, *, shared: bool) -> Mapping[Needed, Field]:
    kept = [(one.code, MASKED if shared and one.sensitive else one.label) for one in picture.kept]
    lists = {
        Needed.REASON: [(entry.code, entry.label) for entry in desk.lists["drop_reasons"]],
        Needed.SITUATION: [(entry.code, entry.label) for entry in desk.lists["exit_situations"]],
        Needed.BARRIER: kept,
    }
    words = {
        Needed.REASON: "Motif",
        Needed.SITUATION: "Situation de la personne",
        Needed.BARRIER: "Frein à lever d’abord",
    }
    choices = {
        need: Field(words[need], Choice(f"decision_{need.value}", lists[need], none=CHOOSE))
        for need in lists
    }
    review = DateField("decision_review", paris_day(desk.clock()))
    return {
        **choices,
        Needed.PARTNER: Field("Partenaire qui prend le relais", TextField("decision_partner")),
        Needed.REVIEW: Field("Date du prochain point", review),
    }
