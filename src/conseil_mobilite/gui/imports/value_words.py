"""A value that was understood, as an adviser reads it."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field, Value
from conseil_mobilite.domain.language.french import long_date, phone_display
from conseil_mobilite.domain.reference.code_lists import CodeLists

_DATES: Final = frozenset(
    {
        Field.BIRTH_DATE,
        Field.ENTERED_ON,
        Field.REFERRED_ON,
        Field.REGISTERED_FT_ON,
        Field.ASSESSED_ON,
        Field.ENDED_ON,
    }
)
_PHONES: Final = frozenset({Field.PHONE, Field.PHONE_2})


def value_words(field: Field, value: Value, lists: CodeLists | None = None) -> str:
    """Say a date in full, a telephone number in pairs, a code by its label."""
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if isinstance(value, tuple):
        return ", ".join(_labelled(field, each, lists) for each in value)
    if field in _DATES:
        return long_date(date.fromisoformat(value), weekday=False)
    if field in _PHONES:
        return phone_display(value)
    return value


def _labelled(field: Field, code: str, lists: CodeLists | None) -> str:
    if lists is None or field is not Field.AUDIENCES:
        return code
    return next((each.label for each in lists["publics"] if each.code == code), code)
