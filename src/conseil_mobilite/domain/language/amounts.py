"""Read an amount of money as French people write it. Money is kept in cents."""

import re

from conseil_mobilite.domain.errors import UserError

_AMOUNT = re.compile(r"(\d{1,9})(?:[,.](\d{1,2}))?")
_IGNORED = re.compile(r"[\s€]|euros?")


def parse_euros(text: str, field: str = "cost_cents") -> int:
    """Return the cents of « 45 », « 45,50 » or « 1 250 € ». UserError for anything else."""
    found = _AMOUNT.fullmatch(_IGNORED.sub("", text.lower()))
    if not found:
        raise UserError("Écrivez un montant en euros, par exemple 45 ou 45,50.", field)
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
