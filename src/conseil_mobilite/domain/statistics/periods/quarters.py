"""The period of published statistics: a calendar quarter, published once it is over."""

from dataclasses import dataclass
from datetime import date, timedelta

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date, spaced

_MONTHS = 3


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """`number` is 1 to 4."""

    year: int
    number: int

    @property
    def start(self) -> date:
        return date(self.year, _MONTHS * self.number - 2, 1)

    @property
    def end(self) -> date:
        """Return the last day, included."""
        return self.following.start - timedelta(days=1)

    @property
    def following(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def code(self) -> str:
        return f"{self.year:04}-T{self.number}"

    def __str__(self) -> str:
        rank = "1er" if self.number == 1 else f"{self.number}e"
        return f"{rank} trimestre {self.year}"


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // _MONTHS + 1)


def last_closed_quarter(today: date) -> Quarter:
    """Return the last quarter that is over on `today`."""
    return quarter_of(quarter_of(today).start - timedelta(days=1))


def closed_quarter(start: date, end: date, today: date) -> Quarter:
    """Return the quarter from `start` to `end`; UserError where there is none, or is not over."""
    quarter = quarter_of(start)
    if (quarter.start, quarter.end) != (start, end):
        raise UserError(
            spaced(
                "Les statistiques se publient par trimestre civil. Celui de cette date va du "
                f"{long_date(quarter.start, weekday=False)} au "
                f"{long_date(quarter.end, weekday=False)} : choisissez ces deux dates."
            ),
            "end",
        )
    if today <= end:
        raise UserError(
            f"Ce trimestre se termine le {long_date(end, weekday=False)}. "
            "Ses statistiques pourront sortir le lendemain, quand plus rien ne s’y ajoutera.",
            "end",
        )
    return quarter
