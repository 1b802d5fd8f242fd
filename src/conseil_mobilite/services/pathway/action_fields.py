"""What may be typed in the fields of an action, and how it is kept."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.identity import optional_phone, refuse_nir
from conseil_mobilite.services.pathway.funding import check_amount
from conseil_mobilite.services.people.wording import words

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


def _as_it_is(_field: str, value: ActionValue) -> ActionValue:
    return value


_CLEANERS: Final[Mapping[str, Callable[[str, ActionValue], ActionValue]]] = MappingProxyType(
    {
        "wording": _wording,
        "partner_name": _line,
        "partner_phone": _phone,
        "partner_address": _line,
        "papers": _line,
        "note": _note,
        "cost_cents": _cents,
        "due_on": _as_it_is,
        "on_sheet": _as_it_is,
    }
)
