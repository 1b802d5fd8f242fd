"""How a need without an offer, and the journey it comes from, are said."""

from datetime import date

from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.pathway.unmet_words import need_words
from conseil_mobilite.domain.reference.code_lists import CodeList, CodeLists
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.domain.situation.week import days_words, hour_words


def need_sentence(need: UnmetNeed, lists: CodeLists) -> str:
    """« Covoiturage : Hirson → Laon, lun. à ven., avant 5 h 30 »."""
    return need_words(
        need,
        _labels(lists["action_types"]),
        _labels(lists["journey_purposes"]),
        _short_days(lists),
    )


def need_standing(need: UnmetNeed) -> str:
    """« Pas d’offre, noté le 12 mars 2027 », and the day an offer came if one did."""
    noted = f"noté le {_day(need.noted_on)}"
    if need.met_on is None:
        return f"Pas d’offre, {noted}"
    return f"Une offre existe depuis le {_day(need.met_on)} ; besoin {noted}"


def journey_words(journey: Journey, lists: CodeLists) -> str:
    """« Aller au travail : Hirson → Laon, lun. à ven., départ 5 h 10 »."""
    places = " → ".join(part for part in (journey.from_name, journey.to_name) if part)
    leaves = f"départ {hour_words(journey.leaves_at)}" if journey.leaves_at else ""
    told = [places, days_words(journey.days, _short_days(lists)), leaves]
    purpose = lists["journey_purposes"].label(journey.purpose)
    rest = ", ".join(part for part in told if part)
    return f"{purpose} : {rest}" if rest else purpose


def _labels(codes: CodeList) -> dict[str, str]:
    return {entry.code: entry.label for entry in codes}


def _short_days(lists: CodeLists) -> dict[str, str]:
    return {day.code: day.text("short") for day in lists["weekdays"]}


def _day(day: date) -> str:
    return long_date(day, weekday=False)
