"""What the facts of a mobility situation are checked for, whoever typed them."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.places import Place
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.reference.reference import code_lists

LONGEST_PLACE: Final = 120
_CHOOSE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "journey_purposes": "Choisissez le motif du trajet dans la liste.",
        "journey_standings": "Dites si ce trajet est fait aujourd’hui ou demandé par le projet.",
        "travel_modes": "Choisissez le mode de déplacement dans la liste.",
        "renunciation_kinds": "Choisissez dans la liste ce à quoi la personne a renoncé.",
        "budget_kinds": "Choisissez la dépense ou la participation dans la liste.",
        "budget_scenarios": "Choisissez le budget d’aujourd’hui ou celui de la solution.",
        "periods": "Choisissez la période dans la liste.",
    }
)


def listed(code: str, list_code: str, field: str) -> str:
    """Return a code of a list; UserError where the list does not know it."""
    if code not in code_lists()[list_code]:
        raise UserError(_CHOOSE[list_code], field)
    return code


def written_place(place: Place, field: str) -> Place:
    """Return a place whose label is clean; an INSEE code stands only beside a label."""
    name = words(place.name, field, LONGEST_PLACE)
    return Place(name, place.insee if name else "")


def refuse_none(known: Known[int] | Known[date], sentence: str, field: str) -> None:
    """Refuse « aucun » where it would mean nothing: a duration, the day something happened."""
    if known.state is Knowledge.NONE:
        raise UserError(sentence, field)


def not_after_today(session: Session, day: date, field: str) -> date:
    if day > paris_day(session.info["clock"]()):
        raise UserError("Cette date est dans l’avenir : vérifiez le jour et l’année.", field)
    return day


def per_year() -> Mapping[str, int]:
    """Return how many times a year the periods of an amount come back, those that do."""
    counts = {each.code: each.number("per_year") for each in code_lists()["periods"]}
    return {code: count for code, count in counts.items() if count is not None}
