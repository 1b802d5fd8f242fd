"""A measure of the plan: what it is, when, who answers for it, under which conditions."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.dialogs import Creation
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import TextField, text_area
from conseil_mobilite.gui.pathway.reading import day_of
from conseil_mobilite.gui.settings.plan_conditions import ConditionFields
from conseil_mobilite.services.organisation.mobility_plans import BasinPlan
from conseil_mobilite.services.organisation.plan_measure_checks import LONGEST_CODE, NewMeasure
from conseil_mobilite.services.organisation.plan_measures import Measure

WIDTH: Final = 760
CODE_NOTE: Final = "Publié avec les statistiques : lettres, chiffres, tirets."
CODE_KEPT: Final = "Des actions sont rattachées : le code ne change plus."
HELP: Final = (
    "Une mesure telle que le plan la nomme. Son code et son titre sont publiés avec les "
    "statistiques : rien n’y désigne une personne. Les conditions disent qui elle concerne, qui "
    "peut orienter vers elle, avec quelle intensité, sous quel délai et sur quel territoire ; une "
    "condition laissée vide n’écarte personne. Ctrl+Entrée enregistre, Échap referme sans rien "
    "changer."
)
NO_BODY: Final = "Aucun en particulier"


class MeasureDialog(Creation):
    """Records a measure, or changes the one it was given."""

    def __init__(
        self,
        lists: CodeLists,
        plan: BasinPlan,
        today: date,
        parent: QWidget,
        known: Measure | None = None,
    ) -> None:
        self._code = TextField("plan_measure_code", placeholder="M1")
        self._code.setMaxLength(LONGEST_CODE)
        self._title = TextField("plan_measure_title", placeholder="Permis pour l’emploi")
        self._starts = DateField("plan_measure_starts", today)
        self._ends = DateField("plan_measure_ends", today)
        bodies = [(str(body.id), body.name) for body in plan.bodies]
        self._body = Choice("plan_measure_body", bodies, none=NO_BODY)
        self._note = text_area("plan_measure_note", lines=2)
        self._conditions = ConditionFields(lists, plan.basin.members, known)
        form = self._made_form()
        body = _lay_out(form, self._conditions.body())
        title = "Modifier une mesure du plan" if known else "Ajouter une mesure du plan"
        create = "&Enregistrer" if known else "&Créer"
        super().__init__("plan_measure_dialog", title, body, parent, create=create, width=WIDTH)
        self.form = form
        self.setWhatsThis(HELP)
        if known is None:
            self._starts.show_value(today)
        else:
            self._show(known)
        first = self._code if self._code.isEnabled() else self._title
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> NewMeasure | None:
        """Return the measure, or None once what could not be read is said beside it."""
        return self.read(self._read)

    def _read(self) -> NewMeasure:
        body = self._body.code()
        delay, contacts = self._conditions.numbers()
        return NewMeasure(
            code=self._code.text(),
            title=self._title.text(),
            starts_on=day_of(self._starts, "starts_on"),
            ends_on=day_of(self._ends, "ends_on"),
            body_id=UUID(body) if body else None,
            conditions=self._conditions.chosen(),
            delay_days=delay,
            least_contacts=contacts,
            note=self._note.toPlainText(),
        )

    def _made_form(self) -> Form:
        return Form(
            code=Field("C&ode", self._code, CODE_NOTE),
            title=Field("&Titre", self._title, "Celui que le plan lui donne."),
            starts_on=Field("Co&mmence le", self._starts),
            ends_on=Field("Se te&rmine le", self._ends, optional=True),
            body_id=Field("Organisme &qui en répond", self._body),
            note=Field("Préci&sion", self._note, optional=True),
            **self._conditions.fields,
        )

    def _show(self, known: Measure) -> None:
        measure = known.measure
        self._code.setText(measure.code)
        self._title.setText(measure.title)
        self._starts.show_value(measure.starts_on)
        self._ends.show_value(measure.ends_on)
        self._body.show_code(str(measure.body_id or ""))
        self._note.setPlainText(measure.note)
        if known.actions:
            self._code.setEnabled(False)
            self.form.fields["code"].show_note(CODE_KEPT)


def _lay_out(form: Form, conditions: QBoxLayout) -> QBoxLayout:
    fields = form.fields
    return column(
        columns((fields["code"], 2), (fields["title"], 5), gap=12),
        columns((fields["starts_on"], 1), (fields["ends_on"], 1), gap=12),
        fields["body_id"],
        conditions,
        fields["note"],
        gap=14,
    )
