"""Read a whole number as it is typed; a unit after it is understood."""

import re

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import number

_WHOLE = re.compile(r"(\d{1,9})(?:[^\W\d]+\.?)?")


def parse_whole(text: str, field: str, *, least: int = 0, most: int = 999_999_999) -> int:
    """Return the number of « 12 », « 12 h » or « 1 250 km ». UserError for anything else."""
    found = _WHOLE.fullmatch("".join(text.split()))
    if found is None:
        raise UserError("Écrivez un nombre entier, par exemple 12.", field)
    value = int(found[1])
    if not least <= value <= most:
        raise UserError(
            f"Écrivez un nombre entre {number(least)} et {number(most)} : vérifiez la saisie.",
            field,
        )
    return value
