"""What the words of a package mean, read from its `definitions.json`: who is counted, and how."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from tests.disclosure_attack.reading_json import Json, keys, objects, texts

Region = tuple[tuple[str, frozenset[str]], ...]
"""Accepted values of some partitions; any value of the others. In the order of their codes."""

EVERYWHERE: Region = ()
OF_A_DAY = "file_active"
_SUM = "somme"
_DISTINCT = frozenset({"personnes", "partenaires", "communes"})


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """The units of a population that lie in a region, in one release (the first, the second…)."""

    population: str
    region: Region = EVERYWHERE
    release: int = 0

    def where(self, partition: str, *values: str) -> "Group":
        return Group(
            self.population,
            region((*self.region, (partition, frozenset(values)))),
            self.release,
        )


@dataclass(frozen=True, slots=True)
class Share:
    """A published rate: units with one of the `values`, among all or only `among` some."""

    population: str
    partition: str
    values: frozenset[str]
    among: frozenset[str]


@dataclass(frozen=True, eq=False)
class Words:
    """What a package says of its own codes. Two of them are never equal, so that one is a key.

    `parents`: the population that each population is a part of, "" where none; `units`: what one
    unit of it is. `crossings`: the sets of partitions that are published together for a population;
    `values` of each partition. `tables` gives each table of counts its population, `shares` each
    table of rates what it is the share of, `quantities` each table of medians, means and sums the
    population that brings them. The lines of a sum are no partition of people: one person may have
    several funders.
    """

    parents: Mapping[str, str]
    units: Mapping[str, str]
    crossings: Mapping[str, tuple[tuple[str, ...], ...]]
    values: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, str]
    shares: Mapping[str, Share]
    quantities: Mapping[str, str]

    def items(self, dimension: str) -> tuple[str, ...]:
        """Return the partitions of a dimension of which several values may be true."""
        return tuple(code for code in self.values if code.startswith(f"{dimension}:"))

    def of(self, population: str) -> tuple[str, ...]:
        """Return the partitions that a population is published by."""
        found = (code for crossing in self.crossings.get(population, ()) for code in crossing)
        return tuple(dict.fromkeys(found))

    def adds_up(self, population: str) -> bool:
        """Say whether what happens in four quarters is what happens in the year."""
        return population != OF_A_DAY and self.units[population] not in _DISTINCT

    def about(self, populations: Collection[str]) -> "Words":
        kept = {code: found for code, found in self.crossings.items() if code in populations}
        return replace(self, crossings=kept)

    def only(self, spoken_of: Collection[tuple[str, str]]) -> "Words":
        """Return them without the partitions of populations that nothing is said of."""
        kept = {
            population: tuple(
                crossing
                for crossing in crossings
                if all((population, name) in spoken_of for name in crossing)
            )
            or ((),)
            for population, crossings in self.crossings.items()
        }
        return replace(self, crossings=kept)


def region(pairs: Region) -> Region:
    return tuple(sorted(pairs))


def read_words(definitions: Json) -> Words:
    """Read `definitions.json`."""
    dimensions = {each["code"]: each for each in objects(definitions, "ventilations")}
    partitions = {str(code): _partitions(each) for code, each in dimensions.items()}
    readings = {
        (indicator["code"], reading["code"]): reading
        for indicator in objects(definitions, "indicateurs")
        for reading in objects(indicator, "lectures")
    }
    populations = objects(definitions, "populations")
    tables, shares, quantities = {}, {}, {}
    crossings: dict[str, dict[tuple[str, ...], None]] = {}
    for table in objects(definitions, "tableaux"):
        code, population = str(table["code"]), str(table["population"])
        reading = readings[table["indicateur"], table["lecture"]]
        if _is_count(table, reading):
            tables[code] = population
            for crossing in _crossings(texts(table, "ventilations"), partitions):
                crossings.setdefault(population, {})[crossing] = None
        elif reading.get("part"):
            shares[code] = _share(population, reading)
        else:
            quantities[code] = population
            whole = reading["protection"] == _SUM
            for crossing in _crossings([] if whole else texts(table, "ventilations"), partitions):
                crossings.setdefault(population, {})[crossing] = None
    return Words(
        {str(each["code"]): str(each["comprise_dans"]) for each in populations},
        {str(each["code"]): str(each["unite"]) for each in populations},
        {population: tuple(found) for population, found in crossings.items()},
        {code: values for found in partitions.values() for code, values in found.items()},
        tables,
        shares,
        quantities,
    )


def _is_count(table: Json, reading: Json) -> bool:
    """Say whether a table holds counts; that of a rate has the partition it is the share of."""
    if reading["protection"] == "effectif":
        return True
    part = reading.get("part")
    return isinstance(part, dict) and part["ventilation"] in texts(table, "ventilations")


def _share(population: str, reading: Json) -> Share:
    part = reading["part"]
    assert isinstance(part, dict)
    values, among = texts(part, "modalites"), texts(part, "parmi")
    return Share(population, str(part["ventilation"]), frozenset(values), frozenset(among))


def _partitions(dimension: Json) -> dict[str, tuple[str, ...]]:
    values, states = (tuple(keys(dimension, name)) for name in ("valeurs", "etats"))
    if not dimension["plusieurs_valeurs_possibles"]:
        return {str(dimension["code"]): values}
    return {f"{dimension['code']}:{value}": states for value in values}


def _crossings(
    dimensions: Sequence[str], partitions: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[tuple[str, ...]]:
    for chosen in product(*(partitions[code] for code in dimensions)):
        yield tuple(sorted(chosen))
