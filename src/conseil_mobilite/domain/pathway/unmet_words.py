"""A need without an offer, said as a sentence: which need, which place, which days, which hour."""

from collections.abc import Mapping

from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.situation.week import days_words, hour_words


def need_words(
    need: UnmetNeed, needs: Mapping[str, str], purposes: Mapping[str, str], short: Mapping[str, str]
) -> str:
    """« Covoiturage : Hirson → Laon, lun. à ven., avant 5 h 30 » ; `short` names the days.

    `needs` and `purposes` label their codes. What was not told is left out; the words of the
    adviser come last.
    """
    what = needs.get(need.need, need.need) or purposes.get(need.purpose, need.purpose)
    purpose = purposes.get(need.purpose, need.purpose) if need.need else ""
    parts = [
        f"{purpose[:1].lower()}{purpose[1:]}",
        place_words(need),
        days_words(need.days, short),
        hours_words(need),
        need.words,
    ]
    told = ", ".join(part for part in parts if part)
    if not what:
        return f"{told[:1].upper()}{told[1:]}"
    return f"{what} : {told}" if told else what


def place_words(need: UnmetNeed) -> str:
    """« Hirson → Laon », « au départ de Hirson », « vers Laon », or nothing."""
    if need.from_name and need.to_name:
        return f"{need.from_name} → {need.to_name}"
    if need.from_name:
        return f"au départ de {need.from_name}"
    return f"vers {need.to_name}" if need.to_name else ""


def hours_words(need: UnmetNeed) -> str:
    """« de 5 h à 5 h 30 », « avant 5 h 30 », « après 20 h », « à 5 h », or nothing."""
    start, end = hour_words(need.from_hour), hour_words(need.to_hour)
    if start and end:
        return f"à {start}" if start == end else f"de {start} à {end}"
    return f"après {start}" if start else f"avant {end}" if end else ""
