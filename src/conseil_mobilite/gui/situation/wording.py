"""How the facts of the situation are said in a few words."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, long_date
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.due_dates import Urgency
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import LicenceProcess, Vehicle
from conseil_mobilite.gui.people.wording import joined

VEHICLE_ICONS: Final = {
    "deux_roues": "motorcycle",
    "velo": "bicycle",
    "vae": "bicycle",
    "trottinette": "scooter",
    "aide_technique": "wheelchair",
}
USE_TONES: Final = {"personnel": "success", "partage": "primary", "en_panne": "warning"}
STANDING_TONES: Final = {
    "valide": "success",
    "etranger_valide": "success",
    "non_valide": "warning",
    "a_echanger": "primary",
}
URGENCY_TONES: Final = {Urgency.LATE: "danger", Urgency.SOON: "warning", Urgency.AHEAD: ""}
URGENCY_WORDS: Final = {
    Urgency.LATE: "Dépassé",
    Urgency.SOON: "Bientôt",
    Urgency.AHEAD: "À prévoir",
}
RESULT_TONES: Final = {
    "a_venir": "primary",
    "reussi": "success",
    "echoue": "warning",
    "absent": "warning",
}


def day_words(day: date) -> str:
    return long_date(day, weekday=False)


def noted(day: date) -> str:
    return f"noté le {day_words(day)}"


def known_words(state: str, value: str, lists: CodeLists, *, none: str = "") -> str:
    """Return the value where it is known, else what is known of it; `none` says « aucun »."""
    if state == Knowledge.KNOWN:
        return value
    return none if none and state == Knowledge.NONE else lists["knowledge_states"].label(state)


def vehicle_detail(vehicle: Vehicle, lists: CodeLists) -> str:
    """Return its kind where it has a name of its own, and the day it was noted."""
    kind = lists["vehicle_kinds"].label(vehicle.kind) if vehicle.name else ""
    return capital(joined(kind, noted(vehicle.noted_on)))


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def process_title(process: LicenceProcess, lists: CodeLists) -> str:
    category = lists["licence_categories"].label(process.category)
    if process.kind == "echange":
        return f"Échange contre un permis {category}"
    return f"Permis {category}"


def process_detail(process: LicenceProcess, lists: CodeLists) -> str:
    box = lists["gearboxes"].label(process.gearbox) if process.gearbox else ""
    return capital(joined(box, process.school_name, noted(process.noted_on)))


def payer_words(process: LicenceProcess, lists: CodeLists) -> str:
    """Return who pays, by kind and by name."""
    kind = lists["funder_kinds"].label(process.payer_kind) if process.payer_kind else ""
    said = known_words(process.payer_state, kind, lists, none="Personne pour l’instant")
    return joined(said, process.payer_name)


def hours_words(hours: int) -> str:
    return f"{hours}{NO_BREAK}h"
