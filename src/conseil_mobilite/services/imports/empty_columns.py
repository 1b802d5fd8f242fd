"""Fill the empty columns of a person and her missing contacts from a row of a file."""

from collections.abc import Iterator
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.person import ContactPoint, Person, PersonAudience
from conseil_mobilite.services.imports.identity_columns import COLUMNS, Identity
from conseil_mobilite.services.imports.known_files import KnownFile
from conseil_mobilite.services.imports.surroundings import Surroundings
from conseil_mobilite.services.people.person_checks import EMAIL, PHONE

_MOST: Final = 2
"""As many telephones as a file shows."""
_PLACE: Final = ("municipality_name", "insee_code", "postcode", "address")
_LIVES_IN: Final = ("municipality_name", "insee_code")


def fill_person(held: KnownFile, identity: Identity, around: Surroundings) -> list[Field]:
    """Fill what is empty; return the fields that say something else than the file of the base."""
    return [
        *_fill_birth(held, identity),
        *_fill_texts(held.person, identity),
        *_fill_place(held.person, identity, around),
    ]


def new_contacts(held: KnownFile, identity: Identity) -> tuple[list[ContactPoint], list[Field]]:
    """Return the contacts to add, and the fields that say others than those of the base.

    Others are added beside one that both have, or where there is none at all.
    """
    added: list[ContactPoint] = []
    differing: list[Field] = []
    for kind, told, field in (
        (PHONE, identity.phones, Field.PHONE),
        (EMAIL, identity.emails, Field.EMAIL),
    ):
        present = held.contacts(kind)
        news = [value for value in told if value not in present]
        if news and present and (len(news) == len(told) or len(present) >= _MOST):
            differing.append(field)
            continue
        added += [
            ContactPoint(person_id=held.person.id, kind=kind, value=value, position=position)
            for position, value in enumerate(news, len(present))
        ]
    return added, differing


def _fill_birth(held: KnownFile, identity: Identity) -> Iterator[Field]:
    person, birth = held.person, identity.birth_date
    if birth is None or birth == person.birth_date:
        return
    if person.birth_date or any(row.since < birth for row in held.of(PersonAudience)):
        yield Field.BIRTH_DATE
    else:
        person.birth_date = birth


def _fill_texts(person: Person, identity: Identity) -> Iterator[Field]:
    names = {fold(person.last_name), fold(person.usual_name)}
    for field, column in COLUMNS.items():
        told, present = identity.texts.get(column, ""), getattr(person, column)
        if column in _PLACE or not told or fold(told) == fold(present):
            continue
        if not present:
            setattr(person, column, told)
        elif field is not Field.LAST_NAME or fold(told) not in names:
            yield field


def _fill_place(person: Person, identity: Identity, around: Surroundings) -> Iterator[Field]:
    """Fill the address of somebody who lives in the municipality that the row tells, or nowhere."""
    told = {column: identity.texts.get(column, "") for column in _PLACE}
    if _elsewhere(person, told):
        yield from (field for field, column in COLUMNS.items() if column in _PLACE and told[column])
        return
    for field, column in COLUMNS.items():
        present = getattr(person, column)
        if column not in _PLACE or not told[column] or fold(told[column]) == fold(present):
            continue
        if present:
            yield field
        else:
            setattr(person, column, told[column])
    person.epci_code = person.epci_code or around.epci(person.insee_code)


def _elsewhere(person: Person, told: dict[str, str]) -> bool:
    present = ((told[column], getattr(person, column)) for column in _LIVES_IN)
    return any(here and there and fold(here) != fold(there) for here, there in present)
