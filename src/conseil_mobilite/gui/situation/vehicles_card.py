"""The vehicles of the household, and its bicycles: two cards of the same make."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.situation import due_dates
from conseil_mobilite.domain.situation.due_dates import DueItem
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.gui.jobs import Job
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.card import TopicCard
from conseil_mobilite.gui.situation.fact_dialogs import FactDialog, ask_fact, edit_fact, removal
from conseil_mobilite.gui.situation.fact_row import FactWords, Value, fact_row
from conseil_mobilite.gui.situation.proposals import proposal_rows, still_worth_saying
from conseil_mobilite.gui.situation.vehicle_inputs import (
    CYCLES,
    NO_INSPECTION,
    NO_INSURANCE,
    VehicleInputs,
)
from conseil_mobilite.gui.situation.wording import (
    URGENCY_TONES,
    USE_TONES,
    VEHICLE_ICONS,
    capital,
    day_words,
    known_words,
    vehicle_detail,
)
from conseil_mobilite.services.situation import vehicles
from conseil_mobilite.services.situation.assessment_proposals import Proposal, Proposed
from conseil_mobilite.services.situation.situation_picture import SituationPicture
from conseil_mobilite.services.situation.vehicles import VehicleFacts

MOTORS: Final = "vehicules"
NEW: Final = {MOTORS: "Nouveau véhicule", CYCLES: "Nouveau vélo ou petit engin"}


class VehiclesCard(TopicCard):
    """Each vehicle with its use, its insurance and its inspection; a press opens it."""

    def __init__(self, bench: Bench, topic: str) -> None:
        super().__init__(bench, topic)
        kinds = bench.lists["vehicle_kinds"]
        self._kinds = {entry.code for entry in kinds if entry.text("topic") == topic}

    def current(self, picture: SituationPicture) -> list[QWidget]:
        return [self._row(each, picture) for each in self._mine(picture) if not each.ended_on]

    def ended(self, picture: SituationPicture) -> list[QWidget]:
        return [self._row(each, picture) for each in self._mine(picture) if each.ended_on]

    def hints(self, picture: SituationPicture) -> list[QWidget]:
        statement = picture.statement(self.topic)
        found = [
            each
            for each in picture.proposals
            if each.what is Proposed.VEHICLE
            and each.code in self._kinds
            and still_worth_saying(each, statement)
        ]
        return proposal_rows(self.bench, found, self._proposal_words, self._take)

    def add(self) -> None:
        bench = self.bench
        inputs = VehicleInputs(bench.lists, self.topic, bench.today())
        run = bench.desk.background.run
        ask_fact(
            bench,
            "vehicle_dialog",
            NEW[self.topic],
            inputs,
            lambda facts: run(vehicles.add, bench.person, facts, bench.today()),
        )

    def _mine(self, picture: SituationPicture) -> list[Vehicle]:
        return [each for each in picture.vehicles if each.kind in self._kinds]

    def _row(self, vehicle: Vehicle, picture: SituationPicture) -> QWidget:
        lists = self.bench.lists
        uses = lists["vehicle_uses"]
        state, tone = uses.label(vehicle.use), USE_TONES.get(vehicle.use, "")
        if vehicle.ended_on is not None:
            state, tone = f"Jusqu’au {day_words(vehicle.ended_on)}", ""
        words = FactWords(
            icon=VEHICLE_ICONS.get(vehicle.kind, "car"),
            title=due_dates.vehicle_name(vehicle, lists),
            detail=vehicle_detail(vehicle, lists),
            state=state,
            tone=tone,
            values=[] if vehicle.ended_on else self._values(vehicle, picture),
        )
        row = fact_row(words)
        return row.can_open(f"vehicle_{vehicle.id.hex}", partial(self._edit, vehicle))

    def _values(self, vehicle: Vehicle, picture: SituationPicture) -> list[Value]:
        kind, lists = self.bench.lists["vehicle_kinds"][vehicle.kind], self.bench.lists
        values = []
        if kind.flag("insured") or vehicle.insured_until:
            item = due_dates.insurance_due(vehicle, lists, picture.on)
            values.append(
                self._value("Assurance", vehicle.insurance_state, item, none=NO_INSURANCE)
            )
        if kind.flag("inspected") or vehicle.inspection_due:
            item = due_dates.inspection_due(vehicle, lists, picture.on)
            values.append(
                self._value(
                    "Contrôle technique", vehicle.inspection_state, item, none=NO_INSPECTION
                )
            )
        return values

    def _value(self, name: str, state: str, item: DueItem | None, *, none: str) -> Value:
        said = item.words.removeprefix(name).strip() if item else ""
        shown = known_words(state, capital(said), self.bench.lists, none=none)
        return Value(name, shown, URGENCY_TONES[item.urgency] if item else "")

    def _edit(self, vehicle: Vehicle) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        inputs = VehicleInputs(bench.lists, self.topic, bench.today())
        inputs.show(vehicle)
        gone = "Véhicule supprimé" if self.topic == MOTORS else "Vélo ou engin supprimé"
        remove = removal("vehicle_edit", bench, gone, lambda: run(vehicles.remove, vehicle.id))
        title = due_dates.vehicle_name(vehicle, bench.lists)
        dialog = FactDialog("vehicle_edit", title, inputs, bench.page, remove)
        edit_fact(
            bench,
            dialog,
            inputs,
            lambda facts: run(vehicles.change, vehicle.id, facts, bench.today()),
        )

    def _proposal_words(self, proposal: Proposal) -> str:
        return self.bench.lists["vehicle_kinds"].label(proposal.code)

    def _take(self, proposal: Proposal) -> Job[Vehicle]:
        bench = self.bench
        facts = VehicleFacts(kind=proposal.code)
        return bench.desk.background.run(vehicles.add, bench.person, facts, bench.today())


def motors_card(bench: Bench) -> VehiclesCard:
    return VehiclesCard(bench, MOTORS)


def cycles_card(bench: Bench) -> VehiclesCard:
    return VehiclesCard(bench, CYCLES)
