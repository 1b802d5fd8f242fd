"""Word a protected release as the report that goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.statistics.definitions.indicators import Indicator
from conseil_mobilite.domain.statistics.definitions.tables_plan import (
    YES,
    Dimension,
    DimensionKind,
    Plan,
)
from conseil_mobilite.domain.statistics.release.protected_release import (
    METHOD_SENTENCES,
    OTHERS,
    TOTAL,
    ProtectedRelease,
)
from conseil_mobilite.domain.statistics.release.statistics_report import (
    ReportedBreakdown,
    ReportedIndicator,
    ReportedRow,
    StatisticsReport,
)

_OTHERS_LABEL = "Autres, réunis"
_SEVERAL = "Une personne peut relever de plusieurs publics : ces lignes ne s’additionnent pas."


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, and the basin by its name."""

    organisation: str
    siret: str
    base: str
    basin: str


def report_of(
    release: ProtectedRelease,
    publisher: Publisher,
    plan: Plan,
    indicators: Mapping[str, Indicator],
    quality: tuple[str, ...] = (),
) -> StatisticsReport:
    """Return the margins of every table of the release. `indicators` by code."""
    margins = _margins(release)
    codes = plan.indicators
    return StatisticsReport(
        organisation=publisher.organisation,
        siret=publisher.siret,
        base=publisher.base,
        basin=publisher.basin,
        start=release.scope.start,
        end=release.scope.end,
        plan=release.plan,
        indicators=tuple(_indicator(indicators[code], margins) for code in codes),
        breakdowns=tuple(_breakdown(found, codes, margins) for found in plan.dimensions),
        method=METHOD_SENTENCES,
        withheld=tuple(_withheld(release, plan)),
        quality=quality,
    )


def _withheld(release: ProtectedRelease, plan: Plan) -> list[str]:
    """Say what was gathered or dropped, in as few sentences as can be."""
    said: dict[str, list[str]] = {}
    dropped: dict[str, list[str]] = {}
    labels = {
        f"{dimension.code}:{value.code}": value.label
        for dimension in plan.dimensions
        for value in dimension.values
    }
    for why in release.withheld:
        if why.partition in labels:
            dropped.setdefault(why.indicator, []).append(labels[why.partition])
        else:
            rest = why.sentence.removeprefix(f"{why.indicator}, ")
            said.setdefault(rest, []).extend([why.indicator] if rest != why.sentence else [])
    for indicator, names in dropped.items():
        rest = spaced(f"non publiés car trop petits : {' ; '.join(names)}.")
        said.setdefault(rest, []).append(indicator)
    return [f"{' et '.join(codes)}, {rest}" if codes else rest for rest, codes in said.items()]


Margins = Mapping[tuple[str, str, str], int]
"""Figures by indicator, dimension and value; the whole under the dimension and value TOTAL."""


def _margins(release: ProtectedRelease) -> Margins:
    found: dict[tuple[str, str, str], int] = {}
    for cell in release.cells:
        if cell.value is None:
            continue
        chosen = [pair for pair in cell.breakdown if pair[1] != TOTAL] or [(TOTAL, TOTAL)]
        if len(chosen) == 1:
            found[cell.indicator, *chosen[0]] = int(cell.value)
    return found


def _indicator(indicator: Indicator, margins: Margins) -> ReportedIndicator:
    return ReportedIndicator(
        indicator.code,
        indicator.label,
        indicator.definition,
        indicator.unit.value,
        margins.get((indicator.code, TOTAL, TOTAL)),
    )


def _breakdown(dimension: Dimension, codes: tuple[str, ...], margins: Margins) -> ReportedBreakdown:
    several = dimension.kind is DimensionKind.MULTIPLE
    places = [(value.label, _place(dimension, value.code)) for value in dimension.values]
    if not several:
        places.append((_OTHERS_LABEL, (dimension.code, OTHERS)))
    rows = [
        ReportedRow(label, tuple(margins.get((code, *place)) for code in codes))
        for label, place in places
    ]
    shown = tuple(row for row in rows if any(figure is not None for figure in row.figures))
    return ReportedBreakdown(dimension.label, shown, _SEVERAL if several else "")


def _place(dimension: Dimension, value: str) -> tuple[str, str]:
    """Tell where a value stands: a multiple dimension is one yes/no partition for each value."""
    if dimension.kind is DimensionKind.MULTIPLE:
        return f"{dimension.code}:{value}", YES
    return dimension.code, value
