"""Check what was typed of a person; every refusal names the input it concerns."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.day_parsing import parse_birth_date
from conseil_mobilite.domain.people.identity import (
    optional_person_name,
    optional_postcode,
    parse_email,
    parse_phone,
    person_name,
    refuse_nir,
)
from conseil_mobilite.store.reference.reference import code_lists

PHONE: Final = "phone"
EMAIL: Final = "email"
LONGEST: Final = {"france_travail_id": 20, "caf_id": 20, "address": 300, "municipality_name": 120}


def checked_text(field: str, typed: str) -> str:
    """Return one text of a person as it is stored."""
    refuse_nir(typed, field)
    return _TEXTS[field](typed, field)


def checked_birth_date(birth: date | None, on: date) -> date | None:
    """Return the date, refused in the future or more than 120 years ago."""
    return parse_birth_date(birth.isoformat(), on) if birth else None


def checked_contacts(kind: str, typed: Iterable[str]) -> list[str]:
    """Return phones (E.164) or e-mail addresses, each once, the blank ones left out."""
    parse = parse_phone if kind == PHONE else parse_email
    kept = [text for text in typed if text.strip()]
    for text in kept:
        refuse_nir(text, kind)
    return list(dict.fromkeys(parse(text, kind) for text in kept))


def checked_publics(codes: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(codes))
    for code in found:
        _in_list("publics", code, "publics")
    return found


def _free_text(typed: str, field: str) -> str:
    text = " ".join(typed.split())
    longest = LONGEST.get(field, 160)
    if len(text) > longest:
        raise UserError(f"Ce texte est trop long : {longest} caractères au plus.", field)
    return text


def _in_list(name: str, code: str, field: str) -> str:
    if code not in code_lists()[name]:
        raise UserError("Choisissez une réponse dans la liste.", field)
    return code


def _one_of(name: str, *, optional: bool = False) -> Callable[[str, str], str]:
    return lambda code, field: "" if optional and not code else _in_list(name, code, field)


def _insee_code(typed: str, field: str) -> str:
    if typed and len(typed) != len("02361"):
        raise UserError("Choisissez la commune dans la liste proposée.", field)
    return typed


_OF_PERSON: Final[Mapping[str, Callable[[str, str], str]]] = {
    "last_name": person_name,
    "first_name": person_name,
    "usual_name": optional_person_name,
    "civility": _one_of("civilities", optional=True),
    "sex": _one_of("sexes"),
    "address": _free_text,
    "postcode": optional_postcode,
    "insee_code": _insee_code,
    "municipality_name": _free_text,
    "epci_code": _free_text,
    "qpv": _one_of("yes_no_unknown"),
    "frr": _one_of("yes_no_unknown"),
    "france_travail_id": _free_text,
    "caf_id": _free_text,
    "contact_preference": _one_of("contact_preferences"),
}
_OF_REFERRAL: Final[Mapping[str, Callable[[str, str], str]]] = {
    "prescriber_kind": _one_of("prescriber_kinds"),
    "prescriber_name": _free_text,
    "agent_name": _free_text,
    "reason": _free_text,
    "urgency": _one_of("urgencies"),
}
_TEXTS: Final = {**_OF_PERSON, **_OF_REFERRAL}
PERSON_TEXTS: Final = tuple(_OF_PERSON)
