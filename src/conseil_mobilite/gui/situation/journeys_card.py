"""The journeys made today, and apart from them those the project asks for."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from conseil_mobilite.domain.language.french import duration, short_date
from conseil_mobilite.domain.situation.budget_sentences import to_the_cent
from conseil_mobilite.domain.situation.journey_rules import (
    AIMED,
    MADE,
    monthly_cost,
    weekly_minutes,
)
from conseil_mobilite.domain.situation.journey_sentences import journey_detail, journey_title
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.gui.kit.labels import label
from conseil_mobilite.gui.kit.layouts import frame, row
from conseil_mobilite.gui.situation.bench import Bench
from conseil_mobilite.gui.situation.card import TopicCard
from conseil_mobilite.gui.situation.fact_dialogs import FactDialog, ask_fact, edit_fact, removal
from conseil_mobilite.gui.situation.journey_inputs import JourneyInputs
from conseil_mobilite.gui.situation.sentence_row import sentence_row
from conseil_mobilite.services.situation import journeys
from conseil_mobilite.services.situation.checks import per_year
from conseil_mobilite.services.situation.situation_picture import SituationPicture

HELP: Final = (
    "Les trajets que la personne fait aujourd’hui, puis ceux que son projet demande : d’où, vers "
    "où, quels jours, à quelle heure, comment, en combien de temps et pour combien. Le temps par "
    "semaine et le coût par mois se calculent tout seuls."
)
MODE_ICONS: Final = {
    "marche": "person-simple-walk",
    "velo": "bicycle",
    "vae": "bicycle",
    "trottinette": "scooter",
    "bus_car": "bus",
    "tad": "bus",
    "train": "train",
    "metro_tram": "train",
    "conducteur": "car",
    "passager": "car",
    "voiturette": "car",
    "covoiturage": "users",
    "transport_solidaire": "hand-heart",
    "deux_roues": "motorcycle",
    "taxi_vtc": "taxi",
    "aucun": "prohibit",
}


class JourneysCard(TopicCard):
    """What is stated where there is none concerns the journeys of today."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench, "trajets", "Ajouter un trajet")
        self.setWhatsThis(HELP)

    def show_picture(self, picture: SituationPicture) -> None:
        super().show_picture(picture)
        made = [each for each in picture.journeys if _present(each, MADE)]
        self._statement.setVisible(not made)

    def current(self, picture: SituationPicture) -> list[QWidget]:
        made = [self._row(each) for each in picture.journeys if _present(each, MADE)]
        aimed = [self._row(each) for each in picture.journeys if _present(each, AIMED)]
        return [*made, _heading(), *aimed] if aimed else made

    def ended(self, picture: SituationPicture) -> list[QWidget]:
        return [self._row(each) for each in picture.journeys if each.ended_on]

    def add(self) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        ask_fact(
            bench,
            "journey_dialog",
            "Nouveau trajet",
            JourneyInputs(bench),
            lambda facts: run(journeys.add, bench.person, facts, bench.today()),
        )

    def _row(self, journey: Journey) -> QWidget:
        lists = self.bench.lists
        ended = f"jusqu’au {short_date(journey.ended_on)}" if journey.ended_on else ""
        made = sentence_row(
            MODE_ICONS.get(journey.mode, "path"),
            journey_title(journey, lists),
            ", ".join(filter(None, (journey_detail(journey, lists), ended))),
            "" if ended else _comes_to(journey),
        )
        return made.can_open(f"journey_{journey.id.hex}", partial(self._edit, journey))

    def _edit(self, journey: Journey) -> None:
        bench, run = self.bench, self.bench.desk.background.run
        inputs = JourneyInputs(bench)
        inputs.show(journey)
        remove = removal(
            "journey_edit", bench, "Trajet supprimé", lambda: run(journeys.remove, journey.id)
        )
        title = journey_title(journey, bench.lists)
        dialog = FactDialog("journey_edit", title, inputs, bench.page, remove)
        edit_fact(
            bench,
            dialog,
            inputs,
            lambda facts: run(journeys.change, journey.id, facts, bench.today()),
        )


def _present(journey: Journey, standing: str) -> bool:
    return journey.ended_on is None and journey.standing == standing


def _heading() -> QWidget:
    return frame(row(label("Pour le projet", "field"), pad=(16, 12, 12, 4)), "entry")


def _comes_to(journey: Journey) -> str:
    """« Par semaine, 10 h 50 de trajet. Par mois, 62,40 €. », where it can be told."""
    minutes, cents = weekly_minutes(journey), monthly_cost(journey, per_year())
    weekly = f"Par semaine, {duration(minutes)} de trajet." if minutes else ""
    monthly = f"Par mois, {to_the_cent(cents)}." if cents and journey.cost_per != "mois" else ""
    return " ".join(filter(None, (weekly, monthly)))
