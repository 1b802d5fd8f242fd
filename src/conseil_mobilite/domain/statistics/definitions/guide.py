"""The guide of the indicators: what each counts, of whom, when, and how it is protected.

Every sentence follows from the definitions and from the thresholds of the method, so that the guide
cannot say anything else than what is counted and published.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.language.french import lower_first, spaced
from conseil_mobilite.domain.statistics.definitions.dimension import (
    YES_NO,
    Dimension,
    DimensionKind,
    Source,
    Value,
)
from conseil_mobilite.domain.statistics.definitions.guide_words import (
    FROM_THE_BASE,
    OTHER_DAYS,
    UNIT_NAMES,
    WHAT_HOLDS_FOR_ALL,
    protection_words,
)
from conseil_mobilite.domain.statistics.definitions.indicator import Indicator, Reading
from conseil_mobilite.domain.statistics.definitions.plan import Plan


@dataclass(frozen=True, slots=True)
class GuideParagraph:
    """A few sentences, one under the other, beside a short name."""

    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """All that is to be known of one indicator: its definition, then what makes it exact."""

    code: str
    label: str
    definition: str
    paragraphs: tuple[GuideParagraph, ...]


@dataclass(frozen=True, slots=True)
class IndicatorGuide:
    """`method` holds for every indicator; `breakdowns` name each breakdown beside its values."""

    plan: str
    method: tuple[str, ...]
    entries: tuple[GuideEntry, ...]
    breakdowns: tuple[GuideParagraph, ...]


def guide(plan: Plan) -> IndicatorGuide:
    """Tell every indicator of a plan, in its order."""
    indicators = plan.definitions.indicators.values()
    return IndicatorGuide(
        plan=plan.code,
        method=tuple(
            spaced(sentence.format(base=plan.base, small=plan.base - 1, floor=plan.floor))
            for sentence in WHAT_HOLDS_FOR_ALL
        ),
        entries=tuple(_entry(plan, indicator) for indicator in indicators),
        breakdowns=tuple(_breakdowns([each for each in _told(plan) if _has_values(each)])),
    )


def _entry(plan: Plan, indicator: Indicator) -> GuideEntry:
    return GuideEntry(
        code=indicator.code,
        label=spaced(indicator.label),
        definition=spaced(indicator.definition),
        paragraphs=tuple(_paragraphs(plan, indicator)),
    )


def _paragraphs(plan: Plan, indicator: Indicator) -> Iterator[GuideParagraph]:
    yield _paragraph("On compte", f"{indicator.numerator}.")
    if indicator.denominator:
        yield _paragraph("Parmi", f"{indicator.denominator}.")
    if indicator.characteristics_at in OTHER_DAYS:
        yield _paragraph("Âge et publics", OTHER_DAYS[indicator.characteristics_at])
    yield _paragraph("Lecture", *(_reading(plan, indicator, each) for each in indicator.readings))
    ways = dict.fromkeys((reading.protection, reading.unit) for reading in indicator.readings)
    told = dict.fromkeys(protection_words(*way).format(base=plan.base) for way in ways)
    yield _paragraph("Protection", *told)


def _paragraph(name: str, *sentences: str) -> GuideParagraph:
    return GuideParagraph(name, tuple(spaced(sentence) for sentence in sentences))


def _reading(plan: Plan, indicator: Indicator, reading: Reading) -> str:
    """« Refus par motif, en orientations, selon : motif du refus. »."""
    named, unit = reading.label or indicator.label, UNIT_NAMES[reading.unit]
    whole = named if unit in named.lower() else f"{named}, en {unit}"
    codes = (*((reading.crossed,) if reading.crossed else ()), *reading.by)
    by = [plan.definitions.dimensions[code] for code in codes]
    told = ", ".join(_in_sentence(each.label) for each in by if _has_values(each))
    return f"{whole}, selon : {told}." if told else f"{whole}."


def _told(plan: Plan) -> list[Dimension]:
    """Return the dimensions that the indicators of the plan read, in the order of the data."""
    read = {
        code
        for indicator in plan.definitions.indicators.values()
        for reading in indicator.readings
        for code in (reading.crossed, *reading.by)
    }
    return [each for each in plan.definitions.dimensions.values() if each.code in read]


def _has_values(dimension: Dimension) -> bool:
    """Say whether it is more than the yes or no that an indicator itself asks."""
    return dimension.kind is DimensionKind.MULTIPLE or dimension.items != YES_NO


def _breakdowns(dimensions: Sequence[Dimension]) -> Iterator[GuideParagraph]:
    """Name the values of each; those that another has already are not told again."""
    told: dict[tuple[Value, ...], str] = {}
    for dimension in dimensions:
        before = told.get(dimension.items)
        values = f"Les mêmes valeurs que « {before} »" if before else _values(dimension)
        several = dimension.kind is DimensionKind.MULTIPLE
        states = (_states(dimension),) if several else ()
        yield _paragraph(dimension.label, f"{values}.", *states)
        if dimension.source is Source.PROGRAM:
            told.setdefault(dimension.items, dimension.label)


def _values(dimension: Dimension) -> str:
    if dimension.source is not Source.PROGRAM:
        return FROM_THE_BASE[dimension.source]
    return " ; ".join(value.label for value in dimension.items)


def _states(dimension: Dimension) -> str:
    named = ", ".join(lower_first(state.label) for state in dimension.states)
    return f"Chaque valeur est comptée à part : {named}."


def _in_sentence(label: str) -> str:
    """Let a label follow a colon; an acronym keeps its capitals."""
    return label if label[1:2].isupper() else lower_first(label)
