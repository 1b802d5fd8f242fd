"""Days that cannot be: in the future, in the wrong order, or so far that the year must be wrong."""

from datetime import date

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date


def within(day: date | None, on: date, field: str, *, back: int, ahead: int) -> None:
    """Refuse a day more than `back` years ago, or more than `ahead` years away."""
    if day is not None and not on.year - back <= day.year <= on.year + ahead:
        raise UserError(f"Le {_said(day)} est bien loin : vérifiez l’année.", field)


def not_ahead(day: date | None, on: date, field: str) -> None:
    """Refuse the future for what has already happened."""
    if day is not None and day > on:
        raise UserError(f"Le {_said(day)} est dans l’avenir : vérifiez la date.", field)


def in_order(first: date | None, then: date | None, field: str, what: str) -> None:
    """Refuse `then` before `first`, which is said by `what` (« l’inscription »)."""
    if first is not None and then is not None and then < first:
        raise UserError(f"Le {_said(then)} est avant {what}, le {_said(first)}.", field)


def _said(day: date) -> str:
    return long_date(day, weekday=False)
