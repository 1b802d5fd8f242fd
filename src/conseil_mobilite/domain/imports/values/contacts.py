"""Telephones and e-mail, which files often put in one another's column."""

from collections.abc import Sequence
from typing import Final

from conseil_mobilite.domain.imports.decisions import Field
from conseil_mobilite.domain.imports.values.emails import addresses_in, read_emails
from conseil_mobilite.domain.imports.values.phones import numbers_in, read_phones
from conseil_mobilite.domain.imports.values.reading import Cells, Given, Reading, together

_PHONES: Final = (Field.PHONE, Field.PHONE_2)


def read_contacts(cells: Cells) -> Reading:
    """Read both; a whole address among the telephones is an address, and the other way round."""
    phones = {of: cells[of] for of in _PHONES if of in cells}
    strays = [given for of in phones for given in phones[of] if addresses_in(given.text)]
    numbers = [given for given in cells.get(Field.EMAIL, ()) if numbers_in(given.text)]
    sorted_out: dict[Field, Sequence[Given]] = {
        **{of: [each for each in given if each not in strays] for of, given in phones.items()},
        Field.EMAIL: [g for g in (*cells.get(Field.EMAIL, ()), *strays) if g not in numbers],
    }
    if numbers:
        sorted_out[Field.PHONE] = [*sorted_out.get(Field.PHONE, ()), *numbers]
    return together((read_phones(sorted_out), read_emails(sorted_out)))
