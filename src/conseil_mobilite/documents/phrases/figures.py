"""How a language writes its dates, hours, lengths of time and sums of money."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar, Final

from pydantic import ConfigDict

_FIGURES: Final = "0123456789"
_HOUR: Final = 60
_FEW: Final = range(3, 11)
_STRICT: Final = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class DateWords:
    """Months from January, weekdays from Monday, and the patterns that hold them.

    `first` is the number of the first day of a month. A month has the form that a day wants;
    a weekday fits after any word, between brackets where the language would decline it.
    """

    __pydantic_config__: ClassVar = _STRICT

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    first: str
    day: str
    with_year: str
    with_weekday: str

    def written(self, day: date, *, weekday: bool, year: bool) -> str:
        number = self.first if day.day == 1 else str(day.day)
        told = self.day.format(number=number, month=self.months[day.month - 1])
        if year:
            told = self.with_year.format(day=told, year=day.year)
        if weekday:
            told = self.with_weekday.format(day=told, weekday=self.weekdays[day.weekday()])
        return told


@dataclass(frozen=True, slots=True)
class NumberWords:
    """`digits` from nought to nine; the other patterns hold figures.

    `total` in a length of time stands for all its minutes, where hours would need a plural.
    `few_minutes` is for 3 to 10 of them, alone or after hundreds, where the language wants so.
    """

    __pydantic_config__: ClassVar = _STRICT

    digits: str
    thousands: str
    decimal: str
    money: str
    full_hour: str
    hour: str
    minutes: str
    hours: str
    hours_and_minutes: str
    few_minutes: str = ""

    def in_digits(self, text: str) -> str:
        """Write the figures of a text in the digits of the language."""
        return text.translate(str.maketrans(_FIGURES, self.digits))

    def hour_of(self, moment: time) -> str:
        if not moment.minute:
            return self.full_hour.format(hour=moment.hour)
        return self.hour.format(hour=moment.hour, minute=f"{moment.minute:02}")

    def length(self, minutes: int) -> str:
        if self.few_minutes and minutes % 100 in _FEW:
            return self.few_minutes.format(total=minutes)
        hours, rest = divmod(minutes, _HOUR)
        pattern = self.hours_and_minutes if rest else self.hours
        return (pattern if hours else self.minutes).format(
            hours=hours, minutes=f"{rest:02}" if hours else rest, total=minutes
        )

    def euros(self, cents: int) -> str:
        """Write a sum; the cents only where there are some."""
        whole, rest = divmod(cents, 100)
        amount = f"{whole:,}".replace(",", self.thousands)
        return self.money.format(amount=f"{amount}{self.decimal}{rest:02}" if rest else amount)
