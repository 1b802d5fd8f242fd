"""The days of an action: planned, due, done; and how late it is."""

from datetime import date

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.years import years_after
from conseil_mobilite.domain.pathway.action import Action

SOON = 7
"""Days from which what is due is said to be near."""
FARTHEST = 10
"""Years from today beyond which what is due was mistyped."""


def check_days(action: Action, opened_on: date, today: date) -> None:
    """Raise UserError, naming the field, for the first day that cannot be."""
    if action.created_on < opened_on:
        raise UserError("Cette date est avant le début du parcours.", "created_on")
    if action.created_on > today:
        raise UserError("Une action ne peut pas avoir été prévue dans l’avenir.", "created_on")
    if action.due_on is not None and action.due_on < action.created_on:
        raise UserError(
            "L’échéance est avant le jour où l’action a été prévue : choisissez une date à venir.",
            "due_on",
        )
    if action.due_on is not None and action.due_on > years_after(today, FARTHEST):
        raise UserError(
            f"Cette échéance est dans plus de {FARTHEST} ans : vérifiez l’année.", "due_on"
        )
    _check_done(action, today)


def days_late(due_on: date | None, today: date) -> int:
    """Return how many days ago it was due; nought or less where it is not late."""
    return 0 if due_on is None else (today - due_on).days


def span(action: Action, today: date) -> tuple[date, date]:
    """Return the first and the last day of an action: planned, then done, due, or still to do."""
    last = action.done_on or max(action.due_on or today, today)
    return action.created_on, max(action.created_on, last)


def _check_done(action: Action, today: date) -> None:
    if action.done_on is None:
        return
    if action.done_on > today:
        raise UserError("Une action ne peut pas être réalisée dans l’avenir.", "done_on")
    if action.done_on < action.created_on:
        raise UserError("Une action ne peut pas être réalisée avant d’être prévue.", "done_on")
