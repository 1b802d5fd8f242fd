"""A journey told in one sentence, as one would say it."""

from typing import Final

from conseil_mobilite.domain.language.french import duration, euros
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.domain.situation.week import days_words, hour_words

_UNSAID_TIME: Final = {
    Knowledge.UNKNOWN: "durée non connue",
    Knowledge.REFUSED: "durée non précisée par la personne",
}
_UNSAID_COST: Final = {
    Knowledge.NONE: "sans frais",
    Knowledge.UNKNOWN: "coût non connu",
    Knowledge.REFUSED: "coût non précisé par la personne",
}


def journey_title(journey: Journey, lists: CodeLists) -> str:
    """« Aller au travail : Hirson → Laon »; a place that misses is left out."""
    purpose = lists["journey_purposes"].label(journey.purpose)
    places = journey_places(journey)
    return f"{purpose} : {places}" if places else purpose


def journey_places(journey: Journey) -> str:
    """« Hirson → Laon », « de Hirson », « vers Laon », or nothing."""
    if journey.from_name and journey.to_name:
        return f"{journey.from_name} → {journey.to_name}"
    if journey.to_name:
        return f"vers {journey.to_name}"
    return f"depuis {journey.from_name}" if journey.from_name else ""


def journey_detail(journey: Journey, lists: CodeLists) -> str:
    """« lun. à ven., départ 5 h 10, retour 14 h, 1 h 05 en voiture comme passager, 62,40 € … »."""
    short = {day.code: day.text("short") for day in lists["weekdays"]}
    parts = (
        days_words(journey.days, short),
        f"départ {hour_words(journey.leaves_at)}" if journey.leaves_at else "",
        f"retour {hour_words(journey.returns_at)}" if journey.returns_at else "",
        _way(journey, lists),
        _cost(journey, lists),
    )
    return ", ".join(part for part in parts if part)


def journey_sentence(journey: Journey, lists: CodeLists) -> str:
    return ", ".join(filter(None, (journey_title(journey, lists), journey_detail(journey, lists))))


def _way(journey: Journey, lists: CodeLists) -> str:
    """« 1 h 05 en voiture comme passager », « en train », « durée non connue, en train »."""
    known = journey.mode in lists["travel_modes"]
    how = lists["travel_modes"][journey.mode].text("said") if known else journey.mode
    if journey.duration_minutes is not None:
        return f"{duration(journey.duration_minutes)} {how}".strip()
    unsaid = _UNSAID_TIME.get(Knowledge(journey.duration_state), "")
    return ", ".join(filter(None, (how, unsaid)))


def _cost(journey: Journey, lists: CodeLists) -> str:
    if journey.cost_cents is not None:
        per = lists["periods"].label(journey.cost_per)
        return f"{euros(journey.cost_cents)} {per}"
    return _UNSAID_COST.get(Knowledge(journey.cost_state), "")
