"""The inputs of a vehicle or a bicycle."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.known import known_date, known_states
from conseil_mobilite.gui.kit.layouts import column, columns, set_shown
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.situation.listening import on_choice, typing_in
from conseil_mobilite.services.situation.vehicles import VehicleFacts

CYCLES: Final = "velos"
NO_INSURANCE: Final = "Pas d’assurance"
NO_INSPECTION: Final = "Pas de contrôle à faire"
ENDED_NOTE: Final = "Laissez vide tant qu’il sert. Avec une date, il passe dans l’historique."


class VehicleInputs:
    """What is insured or inspected is asked only for the kinds that are, by the list."""

    def __init__(self, lists: CodeLists, topic: str, today: date) -> None:
        self._lists, self._topic, self._shown = lists, topic, False
        kinds = [
            (entry.code, entry.label)
            for entry in lists["vehicle_kinds"]
            if entry.text("topic") == topic
        ]
        self.kind = Choice("vehicle_kind", kinds, none="Choisir…")
        example = "Vélo bleu" if topic == CYCLES else "Clio grise"
        self.name = TextField("vehicle_name", placeholder=example)
        self.use = Choice("vehicle_use", listed(lists, "vehicle_uses"), none="Non précisé")
        self.insured = known_date(
            "vehicle_insured",
            "Assuré jus&qu’au",
            today,
            known_states(lists, none=NO_INSURANCE),
            note="La date de fin figure sur l’attestation d’assurance.",
        )
        self.inspected = known_date(
            "vehicle_inspected",
            "Contrôle technique à faire a&vant le",
            today,
            known_states(lists, none=NO_INSPECTION),
        )
        self.ended = DateField("vehicle_ended", today)
        self._ended = Field("N’est &plus dans le foyer depuis le", self.ended, ENDED_NOTE)
        self.form = Form(
            kind=Field("&Type", self.kind),
            name=Field("&Nom ou modèle", self.name, optional=True),
            use=Field("&Usage", self.use),
            insured_until=self.insured,
            inspection_due=self.inspected,
            ended_on=self._ended,
        )
        self.kind.chosen.connect(lambda _code: self._follow_kind())
        self._typing = typing_in(name=self.name)

    def lay_out(self) -> QBoxLayout:
        fields = self.form.fields
        made = column(
            columns((fields["kind"], 1), (fields["use"], 1), gap=12),
            fields["name"],
            self.insured,
            self.inspected,
            self._ended,
            gap=12,
        )
        set_shown(self._ended, shown=self._shown)
        self._follow_kind()
        return made

    def show(self, vehicle: Vehicle) -> None:
        """Show a vehicle as it is kept; called before it is laid out, it asks if it has gone."""
        self._shown = True
        self.ended.show_value(vehicle.ended_on)
        self.kind.show_code(vehicle.kind)
        self.name.setText(vehicle.name)
        self.use.show_code(vehicle.use)
        self.insured.show_known(Known(Knowledge(vehicle.insurance_state), vehicle.insured_until))
        self.inspected.show_known(
            Known(Knowledge(vehicle.inspection_state), vehicle.inspection_due)
        )

    def typed(self) -> VehicleFacts:
        return VehicleFacts(
            kind=self.kind.code(),
            name=self.name.text(),
            use=self.use.code(),
            insured_until=self.insured.typed("insured_until"),
            inspection_due=self.inspected.typed("inspection_due"),
        )

    def listen(self, tell: Callable[[VehicleFacts], object]) -> None:
        fields = self.form.fields
        on_choice(fields["kind"], self.kind, lambda code: tell({"kind": code}))
        on_choice(fields["use"], self.use, lambda code: tell({"use": code}))
        self._typing.settled.connect(lambda typed: tell({"name": str(typed["name"])}))
        self.ended.accepted.connect(lambda day: tell({"ended_on": day}))
        self.insured.given.connect(lambda known: tell({"insured_until": known}))
        self.inspected.given.connect(lambda known: tell({"inspection_due": known}))

    def flush(self) -> None:
        self._typing.flush()
        self.ended.editingFinished.emit()
        for field in (self.insured, self.inspected):
            field.flush()

    def _follow_kind(self) -> None:
        """Ask for an insurance and an inspection only where the kind may need them."""
        kinds, code = self._lists["vehicle_kinds"], self.kind.code()
        motor = self._topic != CYCLES
        insured = code in kinds and kinds[code].flag("insured")
        set_shown(self.insured, shown=motor or insured)
        set_shown(self.inspected, shown=motor)
