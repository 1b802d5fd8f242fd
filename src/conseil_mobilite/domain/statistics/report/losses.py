"""Say in few words what a release gathers and leaves out: what was done, never for whom.

The manifest of the package lists all of it; the report groups it by breakdown.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from conseil_mobilite.domain.language.french import NO_BREAK, counted, spaced
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.release.protected_release import (
    ProtectedRelease,
    Reason,
    Withheld,
)
from conseil_mobilite.domain.statistics.report.content import ReportedLoss

MOST_ITEMS: Final = 6
MOST_NAMED: Final = 4
_TITLES: Final[Mapping[Reason, str]] = {
    Reason.FEW_PERSONS: "Période sous le plancher",
    Reason.FEW_UNITS: "Indicateurs non publiés, car ils comptent trop peu",
    Reason.NOT_BROKEN_DOWN: "Ventilations non publiées, car leurs groupes sont trop petits",
    Reason.NO_CROSSING: "Tableaux retirés ou réduits à leurs marges",
    Reason.NO_TABLE: "Tableaux retirés ou réduits à leurs marges",
    Reason.NOT_FOR_THE_YEAR: (
        "Tableaux non publiés pour l’année, car un trimestre manque ou, comparés aux trimestres, "
        "ils en diraient trop"
    ),
}
GATHERED: Final = "Petits groupes réunis sous « Autres »"


def losses_of(release: ProtectedRelease, plan: Plan) -> tuple[ReportedLoss, ...]:
    """Return what became of the small groups, grouped; empty where nothing was lost."""
    kept = [each for each in release.withheld if each.reason is not Reason.GATHERED]
    found = [_loss(title, tuple(items)) for title, items in _by_title(plan, kept).items()]
    if release.gathered:
        found.insert(0, _loss(GATHERED, tuple(_gatherings(release, plan))))
    return tuple(found)


def _loss(title: str, items: tuple[str, ...]) -> ReportedLoss:
    more = len(items) - MOST_ITEMS
    shown = items if more <= 0 else (*items[:MOST_ITEMS], f"et {more} autres, dans le manifeste")
    return ReportedLoss(spaced(title), tuple(spaced(item) for item in shown))


def _by_title(plan: Plan, withheld: Iterable[Withheld]) -> Mapping[str, list[str]]:
    sorted_out: dict[str, list[Withheld]] = {}
    for each in withheld:
        sorted_out.setdefault(_TITLES.get(each.reason, "Chiffres retenus"), []).append(each)
    return {title: list(dict.fromkeys(_items(plan, found))) for title, found in sorted_out.items()}


def _items(plan: Plan, withheld: Iterable[Withheld]) -> Iterator[str]:
    """Name a breakdown once for all the indicators that lose it; else say the sentence."""
    breakdowns: dict[str, dict[str, list[str]]] = {}
    for each in withheld:
        if each.partition:
            dimension, _, item = each.partition.partition(":")
            breakdowns.setdefault(dimension, {}).setdefault(each.indicator, []).append(item)
        else:
            yield _named(plan, each)
    for dimension, by_indicator in breakdowns.items():
        yield _breakdown(plan, dimension, by_indicator)


def _named(plan: Plan, withheld: Withheld) -> str:
    indicator = plan.definitions.indicators.get(withheld.indicator)
    if withheld.reason is Reason.FEW_UNITS:
        return withheld.sentence.partition(f"{NO_BREAK}:")[0]
    by_table = withheld.table and withheld.reason is not Reason.NOT_FOR_THE_YEAR
    if indicator is None or by_table:
        return withheld.sentence.rstrip(".")
    return f"{indicator.title} ({indicator.code})"


def _breakdown(plan: Plan, code: str, by_indicator: Mapping[str, list[str]]) -> str:
    """« Public : 5 valeurs sur 14 (I-05), 3 (I-06) », or « Tranche d’âge (I-01, I-04) »."""
    dimension = plan.definitions.dimensions[code]
    if any(any(items) for items in by_indicator.values()):
        first, *others = (
            (counted(len(set(items)), "valeur"), indicator)
            for indicator, items in by_indicator.items()
        )
        told = [f"{first[0]} sur {len(dimension.items)} ({first[1]})"]
        told += [f"{count.split(NO_BREAK)[0]} ({indicator})" for count, indicator in others]
        return f"{dimension.label} : {', '.join(told)}"
    return f"{dimension.label} ({', '.join(by_indicator)})"


def _gatherings(release: ProtectedRelease, plan: Plan) -> Iterator[str]:
    """Name the values gathered, once for all the populations that gather the same."""
    same: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for each in release.gathered:
        label = plan.definitions.populations[each.population].label
        same.setdefault((each.partition, each.values), []).append(label)
    for (partition, values), populations in same.items():
        yield f"{_values(plan, partition, values)} ({_listed(populations, 'populations')})"


def _values(plan: Plan, partition: str, values: tuple[str, ...]) -> str:
    found = plan.definitions.dimensions[partition.partition(":")[0]]
    labels = {item.code: item.label for item in (*found.items, *found.states)}
    return f"{found.label} : {_listed([labels[value] for value in values], 'valeurs')}"


def _listed(names: list[str], kind: str) -> str:
    if len(names) > MOST_NAMED:
        return (
            f"{', '.join(names[: MOST_NAMED - 1])} et {len(names) - MOST_NAMED + 1} autres {kind}"
        )
    return ", ".join(names)
