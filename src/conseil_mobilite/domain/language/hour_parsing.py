"""Read an hour of the day, or a length of time, as French people write it."""

import re
from datetime import time

from conseil_mobilite.domain.errors import UserError

HOUR_EXAMPLE = "14 h 30"
_LAST_HOUR, _LAST_MINUTE = 23, 59
_HOUR = re.compile(r"(\d{1,2})\s*(?:[h:.]|heures?)\s*(\d{2})?(?:\s*(?:min|mn))?")
_FIGURES = re.compile(r"(\d{1,2})(\d{2})?")
_LENGTH = re.compile(r"(?:(\d{1,2})\s*(?:h|heures?)\s*)?(?:(\d{1,3})\s*(?:min|mn|minutes?)?)?")


def parse_hour(text: str, field: str = "hour") -> time:
    """Return the hour written « 14 h 30 », « 14:30 », « 1430 », « 14h » or « 9 ».

    Raise UserError, naming the field, for anything else: 25:00, 14 h 75.
    """
    written = " ".join(text.lower().split())
    found = _HOUR.fullmatch(written) or _FIGURES.fullmatch(written)
    if not found:
        raise UserError(f"Écrivez l’heure ainsi : {HOUR_EXAMPLE}.", field)
    hours, minutes = int(found[1]), int(found[2] or 0)
    if hours > _LAST_HOUR or minutes > _LAST_MINUTE:
        raise UserError(
            f"Cette heure n’existe pas : les heures vont de 0 à {_LAST_HOUR} et les minutes de 0 à"
            f" {_LAST_MINUTE}. Exemple : {HOUR_EXAMPLE}.",
            field,
        )
    return time(hours, minutes)


def parse_duration(text: str, field: str = "duration") -> int:
    """Return the minutes of « 45 », « 45 min », « 1 h » or « 1 h 30 ». UserError otherwise."""
    written = " ".join(text.lower().split())
    found = _LENGTH.fullmatch(written)
    if not written or not found:
        raise UserError("Écrivez la durée ainsi : 45 min, ou 1 h 30.", field)
    minutes = int(found[1] or 0) * 60 + int(found[2] or 0)
    if not minutes:
        raise UserError("Une durée compte au moins une minute. Exemple : 45 min.", field)
    return minutes
