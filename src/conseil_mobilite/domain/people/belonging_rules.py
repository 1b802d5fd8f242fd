"""When a person may be said to belong to a public: the dates of one period, and of several."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.day_parsing import LONGEST_LIFE
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.years import years_after

SINCE = "since"
UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to another, both included; without `until`, it still runs."""

    since: date
    until: date | None = None

    def meets(self, other: "Period") -> bool:
        """Tell whether both have a day in common."""
        begun_before_its_end = other.until is None or self.since <= other.until
        ended_after_its_start = self.until is None or self.until >= other.since
        return begun_before_its_end and ended_after_its_start

    def words(self) -> str:
        since = long_date(self.since, weekday=False)
        if self.until is None:
            return f"depuis le {since}"
        return f"du {since} au {long_date(self.until, weekday=False)}"


def checked_period(
    since: date | None, until: date | None, *, birth: date | None, on: date
) -> Period:
    """Return the period, or raise UserError on `since` or `until`: seen from the day `on`."""
    if since is None:
        raise UserError("Indiquez depuis quand, au moins à peu près.", SINCE)
    if birth is not None and since < birth:
        born = long_date(birth, weekday=False)
        raise UserError(f"C’est avant sa naissance, le {born}.", SINCE)
    if since < years_after(on, -LONGEST_LIFE):
        raise UserError(f"C’est il y a plus de {LONGEST_LIFE} ans : vérifiez l’année.", SINCE)
    _refuse_future(since, on, SINCE)
    if until is not None:
        _refuse_future(until, on, UNTIL)
        if until < since:
            raise UserError("La fin ne peut pas être avant le début.", UNTIL)
    return Period(since, until)


def refuse_overlap(period: Period, others: Iterable[Period]) -> None:
    """Raise UserError where another period of the same public has a day in common."""
    for other in others:
        if period.meets(other):
            field = SINCE if other.since <= period.since else UNTIL
            raise UserError(f"Ces dates en recouvrent d’autres : {other.words()}.", field)


def _refuse_future(day: date, on: date, field: str) -> None:
    if day > on:
        raise UserError("Ce jour n’est pas encore venu.", field)
