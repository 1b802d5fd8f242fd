"""How long the file of a person stays in the active base.

Référentiel CNIL des durées de conservation, délibération 2023-095 du 14 septembre 2023: two years
after the last contact.
"""

from datetime import date
from typing import Final

ACTIVE_YEARS: Final = 2


def retention_limit(last_contact: date) -> date:
    """Return the day from which a file may no longer stay in the active base."""
    return _years_after(last_contact, ACTIVE_YEARS)


def latest_contact_reaching(limit: date) -> date:
    """Return the last day of contact whose retention ends by that limit."""
    return _years_after(limit, -ACTIVE_YEARS)


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)  # 29 February
