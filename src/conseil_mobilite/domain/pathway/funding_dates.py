"""The days of a funding line: asked, answered, paid, in that order and not in the future."""

from datetime import date, timedelta
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.action import FundingLine

EARLY: Final = timedelta(days=366)
"""How long before a pathway an aid may have been asked for."""
_DAYS: Final = ("asked_on", "granted_on", "paid_on")
_FOLLOWS: Final = {
    "granted_on": "La réponse ne peut pas précéder la demande.",
    "paid_on": "Le règlement ne peut pas précéder la demande ni la réponse.",
}


def check_days(line: FundingLine, opened_on: date, today: date) -> None:
    """Raise UserError, naming the field, for the first day that cannot be."""
    latest: date | None = None
    for field, day in zip(_DAYS, (line.asked_on, line.granted_on, line.paid_on), strict=True):
        if day is None:
            continue
        _check_day(day, field, opened_on, today)
        if latest is not None and day < latest:
            raise UserError(_FOLLOWS[field], field)
        latest = day


def check_payment(line: FundingLine) -> None:
    """Refuse a payment of what was not granted."""
    if line.paid_on is None or line.granted_cents:
        return
    refused = line.granted_cents == 0
    raise UserError(
        "Ce financement a été refusé : il n’y a rien à régler."
        if refused
        else "Indiquez d’abord le montant accordé : ce qui n’est pas accordé ne se règle pas.",
        "paid_on" if refused else "granted_cents",
    )


def _check_day(day: date, field: str, opened_on: date, today: date) -> None:
    if day > today:
        raise UserError("Cette date est dans l’avenir : vérifiez-la.", field)
    if day < opened_on - EARLY:
        raise UserError(
            "Cette date est plus d’un an avant le début du parcours : vérifiez l’année.", field
        )
