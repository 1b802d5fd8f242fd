"""Compute rates again from added counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.consolidation.sums import (
    NOT_BROKEN_DOWN,
    Breakdown,
    Figure,
    Sums,
)
from conseil_mobilite.domain.statistics.definitions.indicator import Share
from conseil_mobilite.domain.statistics.definitions.plan import Table
from conseil_mobilite.domain.statistics.release.protected_release import TOTAL

_FEWEST = 30


@dataclass(frozen=True, slots=True)
class Counts:
    """Added counts by population and condition; `values`: those shown of each partition."""

    figures: Mapping[tuple[str, Breakdown], Figure]
    values: Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in whole percents, or None with the reason."""

    percent: int | None
    reason: str = ""


def counts_of(sums: Sums, populations: Mapping[str, str]) -> Counts:
    """Name added counts by what they count, however many tables show them."""
    found: dict[tuple[str, Breakdown], Figure] = {}
    values: dict[tuple[str, str], tuple[str, ...]] = {}
    for (table, breakdown), figure in sums.figures.items():
        if table not in populations:
            continue
        population = populations[table]
        condition = tuple(sorted(pair for pair in breakdown if pair[1] != TOTAL))
        if (population, condition) not in found and len(condition) == 1:
            ((partition, value),) = condition
            values[population, partition] = (*values.get((population, partition), ()), value)
        found.setdefault((population, condition), figure)
    return Counts(found, values)


def rate(table: Table, breakdown: Breakdown, counts: Counts) -> Rate | None:
    """Return a rate; None where no count of this breakdown is published.

    Bases that do not break their figures down are in neither side of it.
    """
    share = table.reading.share
    parts = dict(_parts(table.population, share, breakdown, counts)) if share else {}
    if share is None or not parts:
        return None
    if any(each.hidden for each in parts.values()) or not set(share.values) <= parts.keys():
        return Rate(None, "Taux non calculé : un des effectifs n’est pas publié partout.")
    among = share.among or tuple(parts)
    whole = sum(int(parts[value].value) for value in among if value in parts)
    if whole < _FEWEST:
        return Rate(None, f"Taux non calculé : moins de {_FEWEST} unités, en chiffres arrondis.")
    part = sum(int(parts[value].value) for value in share.values)
    return Rate((200 * part + whole) // (2 * whole))


def _parts(
    population: str, share: Share, breakdown: Breakdown, counts: Counts
) -> Iterator[tuple[str, Figure]]:
    """Give the counts of each value of the partition that the rate shares out."""
    rest = tuple(pair for pair in breakdown if pair[1] != TOTAL)
    for value in counts.values.get((population, share.partition), ()):
        condition = tuple(sorted((*rest, (share.partition, value))))
        if value != NOT_BROKEN_DOWN and (population, condition) in counts.figures:
            yield value, counts.figures[population, condition]
