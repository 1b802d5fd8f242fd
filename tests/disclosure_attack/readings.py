"""What a reader may conclude from each line of published statistics, whoever published them."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.disclosure_attack.attack import Fact, Region

from conseil_mobilite.domain.statistics.exact.figures import Count
from conseil_mobilite.domain.statistics.exact.tallies import Tallies

_SMALL = range(1, 5)


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of one indicator, and the regions worth bounding: all that its tables speak of."""

    facts: tuple[Fact, ...]
    targets: tuple[Region, ...]


def read_rounded(table: bytes, manifest: bytes, indicator: str) -> Reading:
    """Read `statistiques.csv`: a figure rounded to a step hides less than one step either way."""
    groups = {
        (group["indicateur"], group["ventilation"]): frozenset(group["valeurs"])
        for group in json.loads(manifest)["regroupements"]
    }
    rows = [
        row for row in csv.DictReader(io.StringIO(table.decode())) if row["indicateur"] == indicator
    ]
    facts = tuple(
        Fact(_region(row, groups), max(0, value - step + 1), value + step - 1)
        for row in rows
        if row["valeur"]
        for value, step in [(int(row["valeur"]), int(row["pas"]))]
    )
    singles = [
        ((dimension, frozenset({value})),)
        for (owner, dimension), values in groups.items()
        if owner == indicator
        for value in values
    ]
    return Reading(facts, tuple(dict.fromkeys([*(_region(row, groups) for row in rows), *singles])))


def read_figures(figures: Mapping[Count, int], step: int, indicator: str) -> Reading:
    """Read the rounding itself, before small groups are hidden: more than anybody is shown."""
    facts = tuple(
        Fact(region_of(count), max(0, value - step + 1), value + step - 1)
        for count, value in figures.items()
        if count.population == indicator
    )
    return Reading(facts, tuple(fact.region for fact in facts))


def read_nearest(counts: Tallies, indicator: str) -> Reading:
    """Read a weaker exporter: each cell alone rounded to the nearest multiple of 5."""
    nearest = {count: 5 * ((value + 2) // 5) for count, value in counts.items()}
    return read_figures(nearest, 3, indicator)


def read_suppressed(counts: Tallies, indicator: str) -> Reading:
    """Read a weaker exporter: cells of 1 to 4 hidden, all the others exact."""
    facts = tuple(
        Fact(region_of(count), *((1, 4) if value in _SMALL else (value, value)))
        for count, value in counts.items()
        if count.population == indicator
    )
    return Reading(facts, tuple(fact.region for fact in facts if fact.least != fact.most))


def region_of(count: Count) -> Region:
    return tuple((dimension, frozenset(values)) for dimension, values in count.condition)


def within(reading: Reading, dimensions: Iterable[str], where: Region = ()) -> Reading:
    """Keep what concerns these dimensions only, all of it inside the region `where`."""
    known = set(dimensions)

    def kept(region: Region) -> bool:
        return {name for name, _ in region} <= known

    return Reading(
        tuple(
            Fact((*fact.region, *where), fact.least, fact.most)
            for fact in reading.facts
            if kept(fact.region)
        ),
        tuple((*target, *where) for target in reading.targets if kept(target)),
    )


def _region(row: Mapping[str, str], groups: Mapping[tuple[str, str], frozenset[str]]) -> Region:
    pairs = [(row[f"ventilation_{n}"], row[f"modalite_{n}"]) for n in (1, 2)]
    return tuple(
        (name, groups[row["indicateur"], name] if value == "AUTRES" else frozenset({value}))
        for name, value in pairs
        if name and value != "TOTAL"
    )
