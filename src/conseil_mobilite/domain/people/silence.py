"""When somebody is said to be without contact: one rule for every list that says it."""

from datetime import date, timedelta


def recent_from(on: date, days: int) -> date:
    """Return the first day whose contacts are recent: one made `days` days ago is no more."""
    return on - timedelta(days=days - 1)
