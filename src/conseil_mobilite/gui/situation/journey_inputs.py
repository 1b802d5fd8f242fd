"""The inputs of a journey: from where to where, when, how, how long and for how much."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.language.french import duration
from conseil_mobilite.domain.language.hour_parsing import parse_duration
from conseil_mobilite.domain.situation.journey_rules import AIMED, MADE
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.domain.situation.week import split_days
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.buttons import Segments
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.dates import DateField
from conseil_mobilite.gui.kit.fields import Field, Form
from conseil_mobilite.gui.kit.known import known_amount, known_states
from conseil_mobilite.gui.kit.known_field import KnownField
from conseil_mobilite.gui.kit.known_values import TypedValue
from conseil_mobilite.gui.kit.layouts import column, columns, set_shown
from conseil_mobilite.gui.kit.texts import CheckedField
from conseil_mobilite.gui.kit.week import HourField, Weekdays
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.people.place_field import PlaceField
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.listening import on_choice, read_for
from conseil_mobilite.services.situation.journeys import JourneyChanges

STANDINGS: Final = ((MADE, "Fait aujourd’hui"), (AIMED, "À faire pour le projet"))
MONTHLY: Final = "mois"
ENDED_NOTE: Final = "Laissez vide tant qu’il est fait. Avec une date, il passe dans l’historique."


class JourneyInputs:
    """`show` a journey before it is laid out to change it; else it is a new one."""

    def __init__(self, bench: Bench) -> None:
        self._bench, self._shown = bench, False
        self._make_codes(bench.desk)
        self._make_week()
        self._make_amounts()
        self.ended = DateField("journey_ended", bench.today())
        self.form = self._made_form()

    def lay_out(self) -> QBoxLayout:
        fields = self.form.fields
        made = column(
            columns((fields["purpose"], 1), (fields["standing"], 1), gap=12),
            columns((fields["origin"], 1), (fields["destination"], 1), gap=12),
            fields["days"],
            columns(
                (fields["leaves_at"], 1), (fields["returns_at"], 1), (fields["mode"], 2), gap=12
            ),
            fields["duration"],
            columns((fields["cost"], 1), fields["cost_per"], gap=8),
            fields["ended_on"],
            gap=12,
        )
        set_shown(fields["ended_on"], shown=self._shown)
        return made

    def show(self, journey: Journey) -> None:
        self._shown = True
        self.purpose.show_code(journey.purpose)
        self.standing.show_current(journey.standing)
        self.mode.show_code(journey.mode)
        self.origin.show_place(Place(journey.from_name, journey.from_insee))
        self.destination.show_place(Place(journey.to_name, journey.to_insee))
        self.days.show_codes(split_days(journey.days))
        self.leaves.show_value(journey.leaves_at or None)
        self.returns.show_value(journey.returns_at or None)
        self.duration.show_known(Known(Knowledge(journey.duration_state), journey.duration_minutes))
        self.cost.show_known(Known(Knowledge(journey.cost_state), journey.cost_cents))
        self.per.show_code(journey.cost_per)
        self.ended.show_value(journey.ended_on)

    def typed(self) -> JourneyChanges:
        return JourneyChanges(
            purpose=self.purpose.code(),
            standing=self.standing.current(),
            mode=self.mode.code(),
            origin=self.origin.place(),
            destination=self.destination.place(),
            days=self.days.codes(),
            leaves_at=read_for("leaves_at", self.leaves) or "",
            returns_at=read_for("returns_at", self.returns) or "",
            duration=self.duration.typed("duration"),
            cost=self.cost.typed("cost"),
            cost_per=self.per.code(),
        )

    def listen(self, tell: Callable[[JourneyChanges], object]) -> None:
        fields = self.form.fields
        on_choice(fields["purpose"], self.purpose, lambda code: tell({"purpose": code}))
        on_choice(fields["mode"], self.mode, lambda code: tell({"mode": code}))
        on_choice(fields["cost_per"], self.per, lambda code: tell({"cost_per": code}))
        self.standing.chosen.connect(lambda code: tell({"standing": code}))
        self.days.chosen.connect(lambda codes: tell({"days": codes}))
        self.leaves.accepted.connect(lambda hour: tell({"leaves_at": hour or ""}))
        self.returns.accepted.connect(lambda hour: tell({"returns_at": hour or ""}))
        self.origin.given.connect(lambda place: tell({"origin": place}))
        self.destination.given.connect(lambda place: tell({"destination": place}))
        self.duration.given.connect(lambda known: tell({"duration": known}))
        self.cost.given.connect(lambda known: tell({"cost": known}))
        self.ended.accepted.connect(lambda day: tell({"ended_on": day}))

    def flush(self) -> None:
        for line in (self.origin, self.destination, self.leaves, self.returns, self.ended):
            line.editingFinished.emit()
        self.duration.flush()
        self.cost.flush()

    def _make_codes(self, desk: Desk) -> None:
        lists = desk.lists
        self.purpose = Choice("journey_purpose", listed(lists, "journey_purposes"), none="Choisir…")
        self.standing = Segments("journey_standing", "Nature du trajet", STANDINGS)
        self.mode = Choice("journey_mode", listed(lists, "travel_modes"), none="Non précisé")
        self.origin = PlaceField("journey_origin", desk, placeholder="Hirson")
        self.destination = PlaceField("journey_destination", desk, placeholder="Gare, Laon")

    def _make_week(self) -> None:
        days = [(day.code, day.text("short"), day.label) for day in self._bench.lists["weekdays"]]
        self.days = Weekdays("journey_days", "Jours du trajet", days)
        self.leaves = HourField("journey_leaves_at", placeholder="5 h 10")
        self.returns = HourField("journey_returns_at", placeholder="14 h")

    def _make_amounts(self) -> None:
        lists = self._bench.lists
        lasting = CheckedField[int]("journey_duration", _minutes, duration, placeholder="45 min")
        unsaid = known_states(lists, without=(Knowledge.NONE,))
        self.duration = KnownField("Durée de l’a&ller", TypedValue(lasting), unsaid)
        free = known_states(lists, none="Sans frais")
        self.cost = known_amount("journey_cost", "Coût pour la personne, en &euros", free)
        self.per = Choice("journey_cost_per", listed(lists, "periods"))
        self.per.show_code(MONTHLY)

    def _made_form(self) -> Form:
        return Form(
            purpose=Field("&Motif", self.purpose),
            standing=Field("&Ce trajet est", self.standing),
            origin=Field("&Départ", self.origin),
            destination=Field("A&rrivée", self.destination),
            days=Field("Jo&urs", self.days),
            leaves_at=Field("&Heure de départ", self.leaves),
            returns_at=Field("Heure de re&tour", self.returns),
            mode=Field("M&oyen utilisé", self.mode),
            duration=self.duration,
            cost=self.cost,
            cost_per=Field("&Payé", self.per),
            ended_on=Field("&N’a plus lieu depuis le", self.ended, ENDED_NOTE),
        )


def _minutes(typed: str) -> int:
    return parse_duration(typed, "duration")
