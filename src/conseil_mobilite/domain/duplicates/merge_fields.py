"""What is chosen field by field when two files become one, and what is proposed."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.people.person import Person

MERGE_FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "civility": ("civility",),
        "last_name": ("last_name",),
        "usual_name": ("usual_name",),
        "first_name": ("first_name",),
        "birth_date": ("birth_date",),
        "sex": ("sex",),
        "address": (
            *("address", "postcode", "insee_code", "municipality_name", "epci_code"),
            *("qpv", "frr"),
        ),
        "france_travail_id": ("france_travail_id",),
        "caf_id": ("caf_id",),
        "contact_preference": ("contact_preference",),
        "easy_read": ("easy_read",),
        "adviser_id": ("adviser_id",),
    }
)
"""The fields, and the columns that go together: an address with its commune."""

_UNKNOWN: Final = frozenset({"", "NSP", "nsp"})
_PROTECTING: Final[Mapping[str, object]] = MappingProxyType(
    {"contact_preference": "NE_PAS_CONTACTER", "easy_read": True}
)
"""What, said once, is kept unless the adviser chooses otherwise."""


def values_of(person: Person, field: str) -> tuple[object, ...]:
    return tuple(getattr(person, column) for column in MERGE_FIELDS[field])


def differing(one: Person, other: Person) -> tuple[str, ...]:
    """Return the fields that the adviser chooses."""
    return tuple(each for each in MERGE_FIELDS if values_of(one, each) != values_of(other, each))


def proposed(survivor: Person, absorbed: Person) -> frozenset[str]:
    """Return the fields to take from the file that goes: what the other does not know."""
    return frozenset(
        field
        for field in differing(survivor, absorbed)
        if _is_better(field, values_of(survivor, field), values_of(absorbed, field))
    )


def take(survivor: Person, absorbed: Person, fields: Collection[str]) -> None:
    """Give the survivor these fields of the other, and the earlier day of registration."""
    for field in fields:
        for column in MERGE_FIELDS[field]:
            setattr(survivor, column, getattr(absorbed, column))
    survivor.registered_on = min(survivor.registered_on, absorbed.registered_on)


def _is_better(field: str, kept: tuple[object, ...], offered: tuple[object, ...]) -> bool:
    if field in _PROTECTING:
        return offered == (_PROTECTING[field],)
    return all(map(_is_unknown, kept)) and not all(map(_is_unknown, offered))


def _is_unknown(value: object) -> bool:
    return value is None or value in _UNKNOWN
