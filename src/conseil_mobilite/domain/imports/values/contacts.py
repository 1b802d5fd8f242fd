"""Telephones and e-mail, which files often put in one another's column, or in one cell."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.values.emails import addresses_in, read_emails
from conseil_mobilite.domain.imports.values.phones import numbers_in, read_phones
from conseil_mobilite.domain.imports.values.reading import Cells, Given, Reading, together

_PLACES: Final = (Field.PHONE, Field.PHONE_2, Field.EMAIL)


def read_contacts(cells: Cells) -> Reading:
    """Read both; a whole address among the telephones is an address, and the other way round."""
    sorted_out: dict[Field, list[Given]] = {of: [] for of in _PLACES}
    for column in _PLACES:
        for given in cells.get(column, ()):
            for of, piece in _apart(given, column):
                sorted_out[of].append(piece)
    return together((read_phones(sorted_out), read_emails(sorted_out)))


def _apart(given: Given, column: Field) -> Iterator[tuple[Field, Given]]:
    """Yield what a cell holds, by what it certainly is; else it stays where its column says."""
    number = Field.PHONE if column is Field.EMAIL else column
    words = given.text.split()
    mails = " ".join(word for word in words if "@" in word)
    rest = " ".join(word for word in words if "@" not in word)
    if not mails:
        yield (number if numbers_in(given.text) else column), given
    elif numbers_in(rest) and addresses_in(mails):
        yield number, replace(given, text=rest)
        yield Field.EMAIL, replace(given, text=mails)
    else:
        found = column is Field.EMAIL or addresses_in(given.text)
        yield (Field.EMAIL if found else column), given
