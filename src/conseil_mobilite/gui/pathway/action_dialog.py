"""A new action: its kind, what the person reads of it, with whom, when, at what cost."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.language.amounts import parse_euros
from conseil_mobilite.domain.language.french import euros, phone_display
from conseil_mobilite.domain.people.identity import parse_phone
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.referrals.known_bodies import KnownBody
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns, set_shown
from conseil_mobilite.gui.kit.texts import CheckedField, TextField, text_area
from conseil_mobilite.gui.pathway.goal_choice import GoalChoice
from conseil_mobilite.gui.pathway.kind_choice import GroupedChoice
from conseil_mobilite.gui.pathway.measure_choice import MeasureChoice
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.referrals.body_field import BodyField, shown_phone
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.pathway.pathway_picture import PathwayPicture

WORDING_NOTE: Final = "Ce que la personne lira sur sa fiche. Vous pouvez changer la phrase."


class ActionDialog(Creation):
    """Proposes the wording of the kind chosen, until the adviser writes their own."""

    def __init__(
        self, lists: CodeLists, picture: PathwayPicture, today: date, parent: QWidget
    ) -> None:
        self._lists = lists
        self._proposed = ""
        self._kind = GroupedChoice("action_kind", lists["action_types"], none="Choisir…")
        self._wording = text_area("action_wording", lines=2)
        self._goal = GoalChoice("action", lists)
        self._goal.offer(picture.goals)
        self._measure = MeasureChoice("action_measure")
        offered = self._measure.offer_measures(picture.measures, (today, today))
        self._due = DateField("action_due", today)
        self._cost = CheckedField[int]("action_cost", parse_euros, euros, placeholder="0")
        self._partner = BodyField("action_partner")
        kinds = listed(lists, "partner_kinds")
        self._partner_kind = Choice("action_partner_kind", kinds, none="Non précisé").narrow(12)
        self._phone = CheckedField[str]("action_phone", _phone, phone_display)
        self._address = TextField("action_address", placeholder="2 rue de Guise, 02140 Vervins")
        self._papers = TextField("action_papers", placeholder="Carte grise, permis")
        form = self._made_form()
        set_shown(form.fields["measure_id"], shown=offered)
        super().__init__("action_dialog", "Ajouter une action", _lay_out(form), parent, width=620)
        self.form = form
        self._kind.chosen.connect(self._propose)
        self._partner.body_chosen.connect(self._take_body)

    def know(self, bodies: Sequence[KnownBody]) -> None:
        """Propose these bodies while the partner is typed."""
        self._partner.know(bodies)

    def show_partner(self, body: KnownBody) -> None:
        """Show a partner that was chosen elsewhere, with what is known of it."""
        self._partner.setText(body.name)
        self._partner.setCursorPosition(0)
        self._take_body(body)

    def typed(self) -> NewAction | None:
        """Return the action as typed, or None once what could not be read is said beside it."""
        return self.read(self._read)

    def _read(self) -> NewAction:
        goal, goal_code = self._goal.typed()
        return NewAction(
            kind=self._kind.code(),
            wording=self._wording.toPlainText(),
            due_on=day_of(self._due, "due_on"),
            goal=goal,
            goal_code=goal_code,
            partner_kind=self._partner_kind.code(),
            partner_name=self._partner.text(),
            partner_phone=self._phone.text(),
            partner_address=self._address.text(),
            papers=self._papers.text(),
            cost_cents=self._cost.value(),
            measure_id=self._measure.measure_id(),
        )

    def _made_form(self) -> Form:
        return Form(
            kind=Field("&Type d’action", self._kind),
            wording=Field("Ce qu’il faut &faire", self._wording, WORDING_NOTE),
            goal=Field("&Objectif", self._goal),
            measure_id=Field("&Mesure du plan", self._measure),
            due_on=Field("Éc&héance", self._due, optional=True),
            cost_cents=Field("Coût (&euros)", self._cost, optional=True),
            partner_name=Field("&Partenaire", self._partner, optional=True),
            partner_kind=Field("Type de parte&naire", self._partner_kind),
            partner_phone=Field("Té&léphone", self._phone, optional=True),
            partner_address=Field("A&dresse", self._address, optional=True),
            papers=Field("Papiers à appo&rter", self._papers, optional=True),
        )

    def _take_body(self, body: KnownBody) -> None:
        """Take over what is known of the body chosen; what is not known stays as typed."""
        if body.partner_kind:
            self._partner_kind.show_code(body.partner_kind)
        if body.phone:
            self._phone.setText(shown_phone(body.phone))
        if body.address:
            self._address.setText(body.address)

    def _propose(self, code: str) -> None:
        """Propose the wording of the kind, unless the adviser wrote something else."""
        written = self._wording.toPlainText().strip()
        kinds = self._lists["action_types"]
        if code in kinds and written in {"", self._proposed}:
            self._proposed = kinds[code].text("wording")
            self._wording.setPlainText(self._proposed)


def _lay_out(form: Form) -> QBoxLayout:
    fields = form.fields
    return column(
        fields["kind"],
        fields["wording"],
        fields["goal"],
        fields["measure_id"],
        columns((fields["due_on"], 1), (fields["cost_cents"], 1), gap=12),
        fields["partner_name"],
        columns((fields["partner_kind"], 1), (fields["partner_phone"], 1), gap=12),
        fields["partner_address"],
        fields["papers"],
        gap=12,
    )


def _phone(typed: str) -> str:
    return parse_phone(typed, "partner_phone")
