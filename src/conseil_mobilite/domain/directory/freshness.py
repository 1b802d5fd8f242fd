"""When an information is old enough to be checked again: after six months."""

from datetime import date
from typing import Final

from conseil_mobilite.domain.pathway.followup import months_after

MONTHS_KEPT: Final = 6
TO_CHECK: Final = "À vérifier"


def to_check(updated_on: date | None, checked_on: date | None, today: date) -> bool:
    """Tell whether neither its source nor anybody here vouched for it in the last six months."""
    known = [day for day in (updated_on, checked_on) if day is not None]
    return not known or months_after(max(known), MONTHS_KEPT) <= today
