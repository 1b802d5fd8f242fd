"""Exact figures in words: « 342 », « 58 % », « 1 250,50 € », « 13 jours »."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, euros, number
from conseil_mobilite.domain.statistics.definitions.indicator import Unit
from conseil_mobilite.domain.statistics.exact.readings import Figure

NONE: Final = "–"
_PLURALS: Final[Mapping[Unit, str]] = {
    Unit.PERCENT: "%",
    Unit.KILOMETRES: "km",
    Unit.EUROS: "€",
}
_WORDS: Final[Mapping[Unit, str]] = {
    Unit.PERCENT: "Part",
    Unit.EUROS: "Euros",
    Unit.KILOMETRES: "Kilomètres",
}
_SINGULARS: Final[Mapping[Unit, str]] = {Unit.PATHWAYS: "parcours", Unit.KILOMETRES: "km"}
_SIGNED: Final = frozenset({Unit.LEVELS})
_WHOLE: Final = frozenset(
    {
        Unit.PERSONS,
        Unit.PATHWAYS,
        Unit.ASSESSMENTS,
        Unit.REFERRALS,
        Unit.PARTNERS,
        Unit.MUNICIPALITIES,
        Unit.ACTIONS,
    }
)
_TWO: Final = Decimal(2)
_TENTH: Final = Decimal("0.1")
_CENTS: Final = 100


def unit_words(unit: Unit) -> str:
    """« Personnes », « Jours », « Part »: the head of a column of such figures."""
    return _WORDS.get(unit, unit.value.capitalize())


def written(figure: Figure) -> str:
    """« 342 », « 58 % », « 13 jours »: the figure and its unit, but for units that are counted."""
    return amount(figure.value, figure.unit)


def amount(value: Decimal | None, unit: Unit) -> str:
    """Write a value; a dash where there is none, never 0 % of something."""
    if value is None:
        return NONE
    if unit is Unit.EUROS:
        return euros(int((value * _CENTS).to_integral_value(ROUND_HALF_UP)))
    if unit is Unit.PERCENT:
        return _percent(value)
    figure = _signed(value) if unit in _SIGNED else _number(value)
    return figure if unit in _WHOLE else f"{figure}{NO_BREAK}{plural(value, unit)}"


def behind(figure: Figure) -> str:
    """« 12 sur 40 personnes », « sur 40 parcours »; nothing for a plain count."""
    if figure.whole is None:
        return ""
    whole = f"{number(figure.whole)}{NO_BREAK}{plural(Decimal(figure.whole), figure.counted)}"
    return f"sur {whole}" if figure.part is None else f"{number(figure.part)} sur {whole}"


def counted_words(figure: Figure) -> str:
    """« sur 40 parcours », « actions, sur 12 personnes », « bilans »: what the figure is of.

    It stands beside the figure, and never says it again.
    """
    if figure.value is None or figure.unit not in _WHOLE:
        return behind(figure)
    unit = plural(figure.value, figure.unit)
    if figure.whole is None:
        return unit
    whole = behind(replace(figure, part=None))
    return whole if figure.unit is figure.counted else f"{unit}, {whole}"


def share(figure: Figure) -> str:
    """« 30 % » of the whole; a dash where there is none to share."""
    return amount(figure.share, Unit.PERCENT)


def change(now: Figure, before: Figure, span: str) -> str:
    """« + 8 en un trimestre »; shares change by points. `span` is such as « un trimestre »."""
    if now.value is None or before.value is None:
        return "sans comparaison possible"
    moved = _rounded(now) - _rounded(before)
    if not moved:
        return f"pas de changement en {span}"
    sign = "+" if moved > 0 else "−"
    if now.unit is Unit.PERCENT:
        words = f"{_number(abs(moved))}{NO_BREAK}{'point' if abs(moved) < _TWO else 'points'}"
    else:
        words = amount(abs(moved), now.unit).lstrip("+").strip(NO_BREAK)
    return f"{sign}{NO_BREAK}{words} en {span}"


def plural(value: Decimal, unit: Unit) -> str:
    """« jour », « jours »: nought and one are singular in French."""
    if abs(value) >= _TWO:
        return _PLURALS.get(unit, unit.value)
    return _SINGULARS.get(unit, _PLURALS.get(unit, unit.value).removesuffix("s").removesuffix("x"))


def _rounded(figure: Figure) -> Decimal:
    assert figure.value is not None
    if figure.unit is Unit.PERCENT:
        return figure.value.to_integral_value(ROUND_HALF_UP)
    return figure.value.quantize(_TENTH, ROUND_HALF_UP)


def _percent(value: Decimal) -> str:
    if 0 < value < 1:
        return f"moins de 1{NO_BREAK}%"
    return f"{value.to_integral_value(ROUND_HALF_UP)}{NO_BREAK}%"


def _number(value: Decimal) -> str:
    """Write at most one decimal, with a comma."""
    whole, _, decimal = str(abs(value).quantize(_TENTH, ROUND_HALF_UP)).partition(".")
    sign = "−" if value < 0 else ""
    return f"{sign}{number(int(whole))}" + (f",{decimal}" if decimal.strip("0") else "")


def _signed(value: Decimal) -> str:
    return f"+{_number(value)}" if value > 0 else _number(value)
