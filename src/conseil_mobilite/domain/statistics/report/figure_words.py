"""Write a figure of the statistics as French readers expect it, with its unit."""

from decimal import Decimal
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, counted, number
from conseil_mobilite.domain.statistics.definitions.indicator import Unit

WITHHELD: Final = "non publié"
_SIGNS: Final = {
    Unit.PERCENT.value: "%",
    Unit.EUROS.value: "€",
    Unit.KILOMETRES.value: "km",
    Unit.MINUTES.value: "min",
    Unit.HOURS.value: "h",
}
_SINGULARS: Final = {Unit.LEVELS.value: "niveau", Unit.DAYS.value: "jour"}


def amount(value: int | Decimal | None) -> str:
    """« 1 220 », « 0,5 », « −2 », or « non publié »."""
    if value is None:
        return WITHHELD
    sign = "−" if value < 0 else ""
    whole, _, decimals = f"{abs(value):f}".partition(".")
    rest = f",{decimals}" if decimals.strip("0") else ""
    return f"{sign}{number(int(whole))}{rest}"


def with_unit(value: int | Decimal | None, unit: str) -> str:
    """« 12 300 € », « 15 jours », « 62 % »; what is counted in its own noun has its number alone.

    `unit` is a code of `Unit`.
    """
    if value is None:
        return WITHHELD
    if unit in _SIGNS:
        return f"{amount(value)}{NO_BREAK}{_SIGNS[unit]}"
    if unit in _SINGULARS:
        word = counted(abs(int(value)), _SINGULARS[unit]).split(NO_BREAK)[-1]
        return f"{amount(value)}{NO_BREAK}{word}"
    return amount(value)
