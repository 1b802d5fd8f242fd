"""The columns of a person that a row of a file tells, checked as when they are typed."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.services.imports.told import Told
from conseil_mobilite.services.people.person_checks import (
    EMAIL,
    PHONE,
    checked_birth_date,
    checked_contacts,
    checked_text,
)

COLUMNS: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.LAST_NAME: "last_name",
        Field.USUAL_NAME: "usual_name",
        Field.FIRST_NAME: "first_name",
        Field.CIVILITY: "civility",
        Field.ADDRESS: "address",
        Field.POSTCODE: "postcode",
        Field.MUNICIPALITY: "municipality_name",
        Field.INSEE_CODE: "insee_code",
        Field.FRANCE_TRAVAIL_ID: "france_travail_id",
        Field.CAF_ID: "caf_id",
    }
)
NAMES: Final = (Field.LAST_NAME, Field.FIRST_NAME)
CIVILITIES: Final[Mapping[str, str]] = MappingProxyType({"Mme": "MME", "M.": "M"})


class Identity:
    """What a row says of who somebody is. `refused` are the fields that no input would accept."""

    def __init__(self, told: Told, today: date) -> None:
        self.refused: list[Field] = []
        self.texts = dict(self._texts(told))
        self.birth_date = self._birth(told, today)
        self.phones = self._contacts(PHONE, told, Field.PHONE, Field.PHONE_2)
        self.emails = self._contacts(EMAIL, told, Field.EMAIL)

    def _texts(self, told: Told) -> Iterator[tuple[str, str]]:
        for field, column in COLUMNS.items():
            typed = told.text(field)
            typed = CIVILITIES.get(typed, typed) if field is Field.CIVILITY else typed
            try:
                kept = checked_text(column, typed) if typed else ""
            except UserError:
                self.refused.append(field)
            else:
                yield column, kept

    def _birth(self, told: Told, today: date) -> date | None:
        try:
            return checked_birth_date(told.day(Field.BIRTH_DATE), today)
        except UserError:
            self.refused.append(Field.BIRTH_DATE)
            return None

    def _contacts(self, kind: str, told: Told, *fields: Field) -> list[str]:
        found: list[str] = []
        for field in fields:
            try:
                found += checked_contacts(kind, [told.text(field)])
            except UserError:
                self.refused.append(field)
        return list(dict.fromkeys(found))
