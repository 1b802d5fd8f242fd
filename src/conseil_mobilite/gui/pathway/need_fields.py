"""The fields of a need without an offer: which solution, which place, which days, which hour."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.domain.situation.week import split_days
from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.choice import Choice
from conseil_mobilite.gui.kit.fields import Field
from conseil_mobilite.gui.kit.layouts import column, columns
from conseil_mobilite.gui.kit.texts import TextField
from conseil_mobilite.gui.kit.week import HourRange, Weekdays
from conseil_mobilite.gui.pathway.kind_choice import GroupedChoice
from conseil_mobilite.gui.pathway.need_wording import journey_words
from conseil_mobilite.gui.pathway.wording import listed
from conseil_mobilite.gui.people.place_field import PlaceField
from conseil_mobilite.services.pathway.unmet_needs import Need

WISHED: Final = "vise"
NOT_SAID: Final = "Non précisé"
LETTERS: Final = 12
NO_JOURNEY: Final = "Choisir un déplacement noté…"


class NeedFields:
    """Everything is optional. A journey of the person, once chosen, fills place, days and hours."""

    def __init__(self, desk: Desk, journeys: Sequence[Journey]) -> None:
        lists = desk.lists
        self._journeys = {journey.id.hex: journey for journey in journeys}
        self._need = GroupedChoice("need_kind", lists["action_types"], none=NOT_SAID)
        known = [(key, journey_words(each, lists)) for key, each in self._journeys.items()]
        self._journey = Choice("need_journey", known, none=NO_JOURNEY).narrow(LETTERS)
        purposes = listed(lists, "journey_purposes")
        self._purpose = Choice("need_purpose", purposes, none=NOT_SAID).narrow(LETTERS)
        self._from, self._to = PlaceField("need_from", desk), PlaceField("need_to", desk)
        days = [(day.code, day.text("short"), day.label) for day in lists["weekdays"]]
        self._days = Weekdays("need_days", "Jours", days)
        self._hours = HourRange("need_hours", "Heures", "Pas d’offre à partir de", "jusqu’à")
        self._words = TextField("need_words", placeholder="Aucun bus avant 7 h, pas de gare")
        self.fields = self._made_fields()
        self._journey.chosen.connect(self._take_journey)
        self._take_only(journeys)

    def lay_out(self) -> QBoxLayout:
        fields = self.fields
        journeys = [fields["journey"]] if self._journeys else []
        return column(
            fields["need"],
            *journeys,
            columns((fields["from_name"], 1), (fields["to_name"], 1), gap=12),
            fields["days"],
            columns((fields["hours"], 1), (fields["purpose"], 1), gap=12),
            fields["words"],
            gap=12,
        )

    def show_need(self, need: UnmetNeed) -> None:
        """Show a need as it is kept."""
        self.show_kind(need.need)
        self._purpose.show_code(need.purpose)
        self._from.show_place(Place(need.from_name, need.from_insee))
        self._to.show_place(Place(need.to_name, need.to_insee))
        self._days.show_codes(split_days(need.days))
        self._hours.show_hours(need.from_hour, need.to_hour)
        self._words.setText(need.words)

    def show_kind(self, kind: str) -> None:
        self._need.show_code(kind)

    def typed(self) -> Need:
        """Return the need as it is typed. UserError, naming its field, for an unreadable hour."""
        try:
            first, second = self._hours.hours()
        except UserError as error:
            raise UserError(str(error), "hours") from None
        start, end = self._from.place(), self._to.place()
        return Need(
            need=self._need.code(),
            purpose=self._purpose.code(),
            days=" ".join(self._days.codes()),
            from_hour=first,
            to_hour=second,
            from_name=start.name,
            from_insee=start.insee,
            to_name=end.name,
            to_insee=end.insee,
            words=self._words.text(),
        )

    def _take_only(self, journeys: Sequence[Journey]) -> None:
        """Take the one journey she would have to make, or the one that is known."""
        wished = [journey for journey in journeys if journey.standing == WISHED]
        for known in (wished, journeys):
            if len(known) == 1:
                self._take_journey(known[0].id.hex)
                return

    def _take_journey(self, key: str) -> None:
        journey = self._journeys.get(key)
        if journey is None:
            return
        self._journey.show_code(key)
        self._purpose.show_code(journey.purpose)
        self._from.show_place(Place(journey.from_name, journey.from_insee))
        self._to.show_place(Place(journey.to_name, journey.to_insee))
        self._days.show_codes(split_days(journey.days))
        self._hours.show_hours(journey.leaves_at, journey.leaves_at)

    def _made_fields(self) -> dict[str, Field]:
        note = "Vide à gauche : « avant ». Vide à droite : « après »."
        hours = Field("&Heures sans offre", self._hours, note)
        self._hours.refused.connect(hours.show_error)
        self._hours.given.connect(lambda _first, _second: hours.clear_error())
        return {
            "need": Field("&Solution qui manque", self._need),
            "journey": Field("&Reprendre un déplacement de la personne", self._journey),
            "from_name": Field("&Départ", self._from, optional=True),
            "to_name": Field("Arri&vée", self._to, optional=True),
            "days": Field("&Jours", self._days),
            "hours": hours,
            "purpose": Field("Motif d&u déplacement", self._purpose),
            "words": Field("Avec vos m&ots", self._words, optional=True),
        }
