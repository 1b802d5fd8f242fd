"""What may be typed in the fields of an action, and how it is kept."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.identity import optional_phone, refuse_nir
from conseil_mobilite.services.pathway.funding import check_amount
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.store.reference.reference import code_lists, grid

ActionValue = str | int | bool | date | None

LONGEST_WORDING: Final = 240
LONGEST_LINE: Final = 300
LONGEST_NOTE: Final = 4000


def cleaned(changes: Mapping[str, ActionValue]) -> dict[str, ActionValue]:
    """Return the values to keep, by attribute. UserError names the field at fault."""
    return {field: _CLEANERS[field](field, value) for field, value in changes.items()}


def _wording(field: str, value: ActionValue) -> ActionValue:
    written = words(str(value), field, LONGEST_WORDING)
    if not written:
        raise UserError("Dites en quelques mots ce qu’il faut faire.", field)
    return written


def _line(field: str, value: ActionValue) -> ActionValue:
    return words(str(value), field, LONGEST_LINE)


def _phone(field: str, value: ActionValue) -> ActionValue:
    return optional_phone(str(value), field)


def _note(field: str, value: ActionValue) -> ActionValue:
    written = str(value).rstrip()
    if len(written) > LONGEST_NOTE:
        raise UserError(f"Ce texte est trop long : {LONGEST_NOTE} caractères au plus.", field)
    refuse_nir(written, field)
    return written


def _cents(field: str, value: ActionValue) -> ActionValue:
    check_amount(value if isinstance(value, int) else None, field)
    return value


def _partner_kind(field: str, value: ActionValue) -> ActionValue:
    if value and str(value) not in code_lists()["partner_kinds"]:
        raise UserError("Choisissez le type de partenaire dans la liste.", field)
    return value


def _barrier(field: str, value: ActionValue) -> ActionValue:
    if value and value not in {barrier.code for barrier in grid().barriers}:
        raise UserError("Choisissez un frein dans la liste.", field)
    return value


def _planned_day(field: str, value: ActionValue) -> ActionValue:
    if value is None:
        raise UserError("Indiquez le jour où l’action a été prévue.", field)
    return value


def _done_day(field: str, value: ActionValue) -> ActionValue:
    if value is None:
        raise UserError("Indiquez le jour où l’action a été réalisée, ou changez son état.", field)
    return value


def _as_it_is(_field: str, value: ActionValue) -> ActionValue:
    return value


_CLEANERS: Final[Mapping[str, Callable[[str, ActionValue], ActionValue]]] = MappingProxyType(
    {
        "wording": _wording,
        "partner_kind": _partner_kind,
        "partner_name": _line,
        "partner_phone": _phone,
        "partner_address": _line,
        "papers": _line,
        "note": _note,
        "cost_cents": _cents,
        "barrier_code": _barrier,
        "created_on": _planned_day,
        "due_on": _as_it_is,
        "done_on": _done_day,
        "on_sheet": _as_it_is,
    }
)
