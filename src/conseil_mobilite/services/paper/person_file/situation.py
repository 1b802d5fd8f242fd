"""What the person has to move with, and where she has to go."""

from typing import Final

from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.domain.situation.week import hour_words
from conseil_mobilite.services.paper.person_file import budget, licences
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.naming import Naming
from conseil_mobilite.services.paper.person_file.telling import (
    Kind,
    Telling,
    by,
    cents,
    coded,
    knowledge,
    known,
    labels,
    listed,
    minutes,
    said,
    things,
)
from conseil_mobilite.store.journal.rows import Values

NOTED: Final = said("noted_on", "Noté le")
ENDED: Final = said("ended_on", "Ce n’est plus vrai depuis le")


def part(held: Held) -> FilePart:
    topics = by(held["situation_topic"], "topic")
    return FilePart(
        "Comment vous vous déplacez",
        "Ce qui n’est pas écrit ici n’a pas été abordé avec vous.",
        parts=(
            listed("Les sujets abordés", TOPIC, held, topics),
            things("Vos véhicules et vélos", VEHICLE, held, by(held["vehicle"], "noted_on")),
            *licences.parts(held),
            things("Vos trajets", JOURNEY, held, by(held["journey"], "noted_on")),
            things(
                "Ce à quoi vous avez renoncé faute de transport",
                RENUNCIATION,
                held,
                by(held["renunciation"], "noted_on"),
            ),
            budget.part(held),
        ),
    )


def hours(column: str, name: str) -> Telling:
    return Telling(name, lambda _, row: hour_words(str(row[column])))


def place(label: str, code: str, name: str) -> Telling:
    """Tell a place by its label and its INSEE code."""

    def say(_naming: Naming, row: Values) -> str:
        known_as = f"({row[code]})" if row[code] else ""
        return " ".join(filter(None, (str(row[label]), known_as)))

    return Telling(name, say)


def _cost(_naming: Naming, row: Values) -> str:
    amount = cents(row["cost_cents"])
    per = labels("periods", row["cost_per"])
    return knowledge(row["cost_state"], f"{amount} {per}" if amount else "")


TOPIC: Final = (
    coded("topic", "Sujet", "situation_topics"),
    coded("state", "Ce que l’on sait", "knowledge_states"),
    NOTED,
)

VEHICLE: Final = Kind(
    (
        coded("use", "À disposition", "vehicle_uses"),
        known("insured_until", "insurance_state", "Assurance, valable jusqu’au"),
        known("inspection_due", "inspection_state", "Prochain contrôle technique"),
        NOTED,
        ENDED,
    ),
    title=(coded("kind", "", "vehicle_kinds"), said("name", "")),
)

JOURNEY: Final = Kind(
    (
        coded("standing", "Sorte de trajet", "journey_standings"),
        place("from_name", "from_insee", "Départ"),
        place("to_name", "to_insee", "Arrivée"),
        coded("days", "Jours", "weekdays"),
        hours("leaves_at", "Heure de départ"),
        hours("returns_at", "Heure de retour"),
        coded("mode", "Moyen de déplacement", "travel_modes"),
        known("duration_minutes", "duration_state", "Durée", minutes),
        Telling("Coût", _cost),
        NOTED,
        ENDED,
    ),
    title=(coded("purpose", "", "journey_purposes"),),
)

RENUNCIATION: Final = Kind(
    (
        said("words", "Précision"),
        place("place_name", "place_insee", "Lieu"),
        known("happened_on", "happened_state", "Quand"),
        NOTED,
    ),
    title=(coded("what", "", "renunciation_kinds"),),
)
