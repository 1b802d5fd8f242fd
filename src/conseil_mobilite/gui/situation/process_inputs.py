"""The inputs of a licence process, or of the exchange of a foreign licence."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from conseil_mobilite.domain.language.whole_numbers import parse_whole
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.licence_checks import EXCHANGE, MOST_HOURS
from conseil_mobilite.domain.situation.situation import LicenceProcess
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.known import known_choice, known_date, known_number, known_states
from conseil_mobilite.gui.kit.layouts import column, columns, frame, set_shown
from conseil_mobilite.gui.kit.texts import CheckedField, TextField
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.situation.listening import on_choice, read_for, typing_in
from conseil_mobilite.services.situation.licence_processes import ProcessFacts

THEORY_NOTE: Final = "Indiquée sur l’attestation."
HOURS_NOTE: Final = "Minimum légal pour le permis B : {hours} h."
LICENCE_B: Final = "b"


class ProcessInputs:
    """What is asked follows the kind: the way to a licence, or an exchange."""

    def __init__(self, lists: CodeLists, today: date) -> None:
        self._lists = lists
        self.kind = Choice("process_kind", listed(lists, "licence_process_kinds"))
        self.category = Choice("process_category", listed(lists, "licence_categories"))
        self.category.show_code(LICENCE_B)
        self.gearbox = Choice("process_gearbox", listed(lists, "gearboxes"), none="Non précisée")
        self.school = TextField("process_school", placeholder="Auto-école sociale de Guise")
        self.payer_name = TextField("process_payer_name", placeholder="Fonds d’aide aux jeunes")
        self.theory_until = DateField("process_theory_until", today)
        self.hours_planned = CheckedField[int]("process_hours_planned", _hours, str)
        self.answered = DateField("process_answered", today)
        self._make_known(lists, today)
        self.form = self._form()
        self._typing = typing_in(school_name=self.school, payer_name=self.payer_name)
        self.kind.chosen.connect(lambda _code: self._follow())
        self.category.chosen.connect(lambda _code: self._follow())
        self.gearbox.chosen.connect(lambda _code: self._follow())

    def lay_out(self) -> QBoxLayout:
        fields = self.form.fields
        self._learning = frame(column(*self._learning_rows(), gap=12))
        exchange_rows = (self.filed, fields["answered_on"])
        self._exchange = frame(column(*exchange_rows, gap=12))
        made = column(
            columns((fields["kind"], 1), (fields["category"], 1), gap=12),
            self._learning,
            self._exchange,
            gap=12,
        )
        self._follow()
        return made

    def show(self, process: LicenceProcess) -> None:
        self.kind.show_code(process.kind)
        self.category.show_code(process.category)
        self.gearbox.show_code(process.gearbox)
        self.school.setText(process.school_name)
        self.payer_name.setText(process.payer_name)
        self.enrolled.show_known(Known(Knowledge(process.enrolment_state), process.enrolled_on))
        self.theory.show_known(Known(Knowledge(process.theory_state), process.theory_on))
        self.theory_until.show_value(process.theory_valid_until)
        self.hours.show_known(Known(Knowledge(process.hours_state), process.hours_done))
        self.hours_planned.show_value(process.hours_planned)
        self.payer.show_known(Known(Knowledge(process.payer_state), process.payer_kind))
        self.filed.show_known(Known(Knowledge(process.filed_state), process.filed_on))
        self.answered.show_value(process.answered_on)

    def typed(self) -> ProcessFacts:
        """Return what the kind asks for; what it does not ask is left as it was."""
        facts = ProcessFacts(kind=self.kind.code(), category=self.category.code())
        if self._is_exchange():
            facts["filed_on"] = self.filed.typed("filed_on")
            facts["answered_on"] = read_for("answered_on", self.answered)
            return facts
        return facts | ProcessFacts(
            gearbox=self.gearbox.code(),
            school_name=self.school.text(),
            enrolled_on=self.enrolled.typed("enrolled_on"),
            theory_on=self.theory.typed("theory_on"),
            theory_valid_until=read_for("theory_valid_until", self.theory_until),
            hours_done=self.hours.typed("hours_done"),
            hours_planned=read_for("hours_planned", self.hours_planned),
            payer_kind=self.payer.typed("payer_kind"),
            payer_name=self.payer_name.text(),
        )

    def listen(self, tell: Callable[[ProcessFacts], object]) -> None:
        fields = self.form.fields
        on_choice(fields["kind"], self.kind, lambda code: tell({"kind": code}))
        on_choice(fields["category"], self.category, lambda code: tell({"category": code}))
        on_choice(fields["gearbox"], self.gearbox, lambda code: tell({"gearbox": code}))
        self.enrolled.given.connect(lambda known: tell({"enrolled_on": known}))
        self.theory.given.connect(lambda known: tell({"theory_on": known}))
        self.hours.given.connect(lambda known: tell({"hours_done": known}))
        self.payer.given.connect(lambda known: tell({"payer_kind": known}))
        self.filed.given.connect(lambda known: tell({"filed_on": known}))
        self.theory_until.accepted.connect(lambda day: tell({"theory_valid_until": day}))
        self.hours_planned.accepted.connect(lambda hours: tell({"hours_planned": hours}))
        self.answered.accepted.connect(lambda day: tell({"answered_on": day}))
        self._typing.settled.connect(lambda typed: self._tell_names(typed, tell))

    def flush(self) -> None:
        self._typing.flush()
        for field in (self.enrolled, self.theory, self.hours, self.filed):
            field.flush()
        for line in (self.theory_until, self.hours_planned, self.answered):
            line.editingFinished.emit()

    def _make_known(self, lists: CodeLists, today: date) -> None:
        self.enrolled = known_date(
            "process_enrolled",
            "&Inscription le",
            today,
            known_states(lists, none="Pas encore inscrit"),
        )
        self.theory = known_date(
            "process_theory", "C&ode obtenu le", today, known_states(lists, none="Pas encore")
        )
        self.hours = known_number(
            "process_hours",
            "&Heures de conduite faites",
            known_states(lists, none="Aucune heure"),
            most=MOST_HOURS,
        )
        self.payer = known_choice(
            "process_payer",
            "&Qui paie",
            listed(lists, "funder_kinds"),
            known_states(lists, none="Personne pour l’instant"),
        )
        self.filed = known_date(
            "process_filed", "Dossier déposé &le", today, known_states(lists, none="Pas encore")
        )

    def _form(self) -> Form:
        return Form(
            kind=Field("&Démarche", self.kind),
            category=Field("&Catégorie", self.category),
            gearbox=Field("&Boîte de vitesses", self.gearbox),
            school_name=Field("A&uto-école", self.school, optional=True),
            enrolled_on=self.enrolled,
            theory_on=self.theory,
            theory_valid_until=Field("Code &valable jusqu’au", self.theory_until, THEORY_NOTE),
            hours_done=self.hours,
            hours_planned=Field("Heures prévu&es", self.hours_planned),
            payer_kind=self.payer,
            payer_name=Field("&Précision", self.payer_name, optional=True),
            filed_on=self.filed,
            answered_on=Field("&Réponse reçue le", self.answered, optional=True),
        )

    def _learning_rows(self) -> list[QWidget | QBoxLayout]:
        fields = self.form.fields
        return [
            columns((fields["gearbox"], 1), (fields["school_name"], 1), gap=12),
            self.enrolled,
            self.theory,
            self.hours,
            columns((fields["theory_valid_until"], 1), (fields["hours_planned"], 1), gap=12),
            self.payer,
            fields["payer_name"],
        ]

    def _follow(self) -> None:
        """Ask for what the kind needs, and say the minimum of the gearbox."""
        exchange = self._is_exchange()
        set_shown(self._learning, shown=not exchange)
        set_shown(self._exchange, shown=exchange)
        box = self._lists["gearboxes"][self.gearbox.code() or "manuelle"]
        minimum = HOURS_NOTE.format(hours=box.number("minimum_hours"))
        is_b = self.category.code() == LICENCE_B
        self.form.fields["hours_planned"].show_note(minimum if is_b else "")

    def _is_exchange(self) -> bool:
        return self.kind.code() == EXCHANGE

    def _tell_names(self, typed: dict[str, object], tell: Callable[[ProcessFacts], object]) -> None:
        if "school_name" in typed:
            tell({"school_name": str(typed["school_name"])})
        if "payer_name" in typed:
            tell({"payer_name": str(typed["payer_name"])})


def _hours(typed: str) -> int:
    return parse_whole(typed, "hours_planned", most=MOST_HOURS)
