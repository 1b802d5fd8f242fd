"""How long the file of a person stays in the active base.

Référentiel CNIL des durées de conservation, délibération 2023-095 du 14 septembre 2023: two years
after the last contact.
"""

from datetime import date
from typing import Final

from conseil_mobilite.domain.language.years import years_after

ACTIVE_YEARS: Final = 2


def retention_limit(last_contact: date) -> date:
    """Return the day from which a file may no longer stay in the active base."""
    return years_after(last_contact, ACTIVE_YEARS)


def latest_contact_reaching(limit: date) -> date:
    """Return the last day of contact whose retention ends by that limit."""
    return years_after(limit, -ACTIVE_YEARS)
