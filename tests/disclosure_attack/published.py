"""What a reader may conclude from each line of a published package, whoever published it."""

import csv
import io
import math
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tests.disclosure_attack.reading_json import loaded, objects, texts
from tests.disclosure_attack.words import Group, Region, Share, Words, read_words, region

_TABLE, _MANIFEST, _DEFINITIONS = "statistiques.csv", "manifeste.json", "definitions.json"
_TOTAL, _OTHERS = "TOTAL", "AUTRES"
_ROUNDED, _EXACT = "arrondie", "exacte"
_FEWEST_PEOPLE = 11
_WIDTH, _WIDTH_AMONG_EXACT = 3, 5
_UNDER_FLOOR = 14
_TOO_FEW = "total arrondi est inférieur à 15"
_QUARTERS, _QUARTER_STEP, _LONGEST_QUARTER = 4, 5, 100
_FEW = "moins de 11 personnes"

Row = Mapping[str, str]
Gathered = Mapping[tuple[str, str], frozenset[str]]
"""The values behind AUTRES, by population and partition."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A published line: how many units of a group there may be. `shown`: the count it shows."""

    group: Group
    least: float
    most: float
    shown: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The facts of a package, and the groups worth bounding: all that its tables speak of."""

    words: Words
    facts: tuple[Fact, ...]
    targets: tuple[Group, ...]
    release: int = 0
    guesses: tuple[Fact, ...] = ()

    @property
    def exact(self) -> frozenset[Group]:
        """Return the groups whose count is published as it is."""
        return frozenset(fact.group for fact in self.facts if fact.least == fact.most)

    @property
    def width(self) -> int:
        """Return how wide every interval must be: more where large counts are exact."""
        return _WIDTH_AMONG_EXACT if self.exact else _WIDTH

    def guessing(self, is_right: Callable[[Fact], bool]) -> "Published":
        """Return the same to somebody who guesses rightly that values were gathered as small."""
        right = (guess for guess in self.guesses if is_right(guess))
        return replace(self, facts=(*self.facts, *right))

    def about(self, *populations: str) -> "Published":
        """Return what is said of some populations."""
        return replace(
            self,
            words=self.words.about(populations),
            facts=tuple(fact for fact in self.facts if fact.group.population in populations),
            targets=tuple(t for t in self.targets if t.population in populations),
        )

    def briefly(self) -> "Published":
        """Return the same without the words that no published line uses."""
        used = {(f.group.population, name) for f in self.facts for name, _ in f.group.region}
        targets = tuple(
            target
            for target in self.targets
            if all((target.population, name) in used for name, _ in target.region)
        )
        return replace(self, words=self.words.only(used), targets=targets)


def read(package: bytes, release: int = 0) -> Published:
    """Read a package; `release` tells it from the others that the reader holds."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        files = {name: archive.read(name) for name in (_TABLE, _MANIFEST, _DEFINITIONS)}
    words = _words(files[_DEFINITIONS])
    gathered = {
        (str(group["population"]), str(group["ventilation"])): frozenset(texts(group, "valeurs"))
        for group in objects(loaded(files[_MANIFEST]), "regroupements")
    }
    rows = list(csv.DictReader(io.StringIO(files[_TABLE].decode())))
    counts = [row for row in rows if row["tableau"] in words.tables]
    groups = [_group(row, words.tables[row["tableau"]], gathered, release) for row in counts]
    facts = {
        group: fact
        for row, group in zip(counts, groups, strict=True)
        if (fact := _fact(row, group, words)) is not None
    }
    behind = [
        Group(population, ((partition, frozenset({value})),), release)
        for (population, partition), values in gathered.items()
        for value in values
    ]
    rates = _rates(rows, words, gathered, release)
    behind_amounts = _behind_amounts(rows, words, release)
    few = _under_the_floor(counts, groups)
    targets = tuple(dict.fromkeys([*groups, *behind]))
    known = (*facts.values(), *rates, *behind_amounts, *few)
    guesses = tuple(Fact(group, 0, _UNDER_FLOOR) for group in behind)
    return Published(words, known, targets, release, guesses)


@lru_cache(maxsize=8)
def _words(definitions: bytes) -> Words:
    return read_words(loaded(definitions))


def _under_the_floor(counts: list[dict[str, str]], groups: list[Group]) -> Iterator[Fact]:
    """Give how few the units are of a population that is withheld for being few."""
    for row, group in zip(counts, groups, strict=True):
        if not row["valeur"] and not group.region and _TOO_FEW in row["note"]:
            yield Fact(group, 0, _UNDER_FLOOR)


def _behind_amounts(rows: list[dict[str, str]], words: Words, release: int) -> Iterator[Fact]:
    """Give what an amount tells: shown, that eleven people bring it; or fewer, if it says so."""
    for row in rows:
        if (population := words.quantities.get(row["tableau"])) is None:
            continue
        group = Group(population, _region_of_amount(row, words), release)
        if row["valeur"]:
            yield Fact(group, _FEWEST_PEOPLE, math.inf)
        elif _FEW in row["note"]:
            yield Fact(group, 0, _FEWEST_PEOPLE - 1)


def _region_of_amount(row: Row, words: Words) -> Region:
    """Return where an amount is from: an item of a list stands for any state but the last."""
    name, value = row["ventilation_1"], row["modalite_1"]
    if not name or name not in words.values:
        return ()
    values = words.values[name]
    return ((name, frozenset({value} if value in values else values[:-1])),)


def _fact(row: Row, group: Group, words: Words) -> Fact | None:
    """Read a count: one rounded to a step hides less than one step either way.

    Events of a year are the sum of those of four quarters, each of them rounded.
    """
    if not row["valeur"]:
        return None
    value = int(row["valeur"])
    away = int(row["pas"]) - 1 if row["pas"] else 0
    if _is_long(row) and words.adds_up(group.population):
        away = min(away, _QUARTER_STEP - 1) * _QUARTERS
    return Fact(group, max(0, value - away), value + away, value)


def _is_long(row: Row) -> bool:
    start, end = (date.fromisoformat(row[name]) for name in ("periode_debut", "periode_fin"))
    return (end - start).days > _LONGEST_QUARTER


def _group(row: Row, population: str, gathered: Gathered, release: int) -> Group:
    pairs = [(row[f"ventilation_{n}"], row[f"modalite_{n}"]) for n in (1, 2)]
    found: Region = tuple(
        (name, gathered[population, name] if value == _OTHERS else frozenset({value}))
        for name, value in pairs
        if name and value != _TOTAL
    )
    return Group(population, region(found), release)


def _rates(
    rows: list[dict[str, str]], words: Words, gathered: Gathered, release: int
) -> Iterator[Fact]:
    """Give what a rate tells of its numerator: it was computed from rounded counts.

    Where the denominator is published, the rounded numerators that give this rate are few.
    """
    rounded: dict[Group, int] = {}
    for row in rows:
        if row["tableau"] in words.tables and row["valeur"] and row["statut"] == _ROUNDED:
            group = _group(row, words.tables[row["tableau"]], gathered, release)
            rounded[group] = int(row["valeur"])
    for row in rows:
        share = words.shares.get(row["tableau"])
        if share and row["tableau"] not in words.tables and row["valeur"]:
            group = _group(row, share.population, gathered, release)
            yield from _numerator(share, group, float(row["valeur"]), rounded)


def _numerator(
    share: Share, group: Group, rate: float, rounded: Mapping[Group, int]
) -> Iterator[Fact]:
    whole = group.where(share.partition, *share.among) if share.among else group
    if not (denominator := rounded.get(whole)):
        return
    fitting = [n for n in range(0, denominator + 1, 5) if abs(100 * n / denominator - rate) <= 0.5]
    if fitting:
        part = group.where(share.partition, *share.values)
        yield Fact(part, max(0, fitting[0] - 4), fitting[-1] + 4)
