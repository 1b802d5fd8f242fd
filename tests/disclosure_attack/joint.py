"""The joint table of some breakdowns: who may exist at all, and how many of each (A2).

Every unit has one value of each breakdown. A breakdown that belongs to a part of the population has
one more value, `hors`, for the units outside of that part; so a world holds a population and its
parts at once. What its tables say together is more than what their margins say.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt
from tests.disclosure_attack import ties
from tests.disclosure_attack.published import Published
from tests.disclosure_attack.puzzle import Puzzle
from tests.disclosure_attack.search import Claim, Findings, Terms
from tests.disclosure_attack.words import Group, Words
from tests.disclosure_attack.worlds import World

OUT = "hors"
Profile = Mapping[str, str]
_MEMBER = "dans:"
_IN, _NOT_IN = "oui", "non"
_DERIVED = {
    "sortie_positive": ties.POSITIVE,
    "sortie_emploi": ties.EMPLOYMENT,
    "sortie_formation": ties.TRAINING,
}
"""Breakdowns of exits that the reason of the exit decides: the reasons of a `oui`."""

_LEFT_OUT = {"sorties_suivies": ties.NOT_FOLLOWED, "sorties_mesurees": ties.NOT_MEASURED}


class Joint:
    """The profiles of a world as the unknowns of a puzzle."""

    def __init__(self, puzzle: Puzzle, words: Words, world: World, *, bold: bool) -> None:
        self.puzzle, self.words, self.world = puzzle, words, world
        self.dimensions = dict(self._dimensions())
        self._profiles = [
            profile
            for values in product(*self.dimensions.values())
            if self._possible(profile := dict(zip(self.dimensions, values, strict=True)), bold=bold)
        ]
        self._places = np.array(
            [puzzle.unknown((world, index)) for index in range(len(self._profiles))]
        )
        self._columns = {
            name: np.array([profile[name] for profile in self._profiles])
            for name in self.dimensions
        }

    def knows(self, group: Group) -> bool:
        return group.population in self.world.populations and all(
            name in self.dimensions or (name in _DERIVED and "motif_sortie" in self.dimensions)
            for name, _ in group.region
        )

    def terms(self, group: Group) -> Terms:
        return self._terms(self._mask(group))

    def claims(self, targets: Iterable[Group]) -> Iterator[Claim]:
        """Give what it would mean for each target to be all in one category."""
        for group in targets:
            held = {name for name, _ in group.region}
            inside = self._mask(group)
            whole = self._terms(inside)
            for name in [each for each in self.dimensions if each not in held]:
                for value in self.dimensions[name]:
                    outside = inside & (self._columns[name] != value)
                    if outside.any() and (inside & ~outside).any():
                        yield Claim((self.world, group, name, value), whole, self._terms(outside))

    def _mask(self, group: Group) -> npt.NDArray[np.bool_]:
        mask = self._member(group.population)
        for name, values in group.region:
            mask = mask & self._has(name, values)
        return mask

    def _terms(self, mask: npt.NDArray[np.bool_]) -> Terms:
        return dict.fromkeys(self._places[mask].tolist(), 1.0)

    def _dimensions(self) -> Iterator[tuple[str, Sequence[str]]]:
        for part in self.world.parts:
            if part not in _LEFT_OUT:
                yield _MEMBER + part, (_IN, _NOT_IN)
        for name in self.world.breakdowns:
            owner = self._owner(name)
            extra = (OUT,) if owner and owner != self.world.population else ()
            yield name, (*self.words.values[name], *extra)

    def _owner(self, name: str) -> str:
        """Return the widest population of this world that has the breakdown."""
        for population in self.world.populations:
            if name in self.words.of(population):
                return population
        return ""

    def _possible(self, profile: Profile, *, bold: bool) -> bool:
        return (
            self._nested(profile) and self._within_parts(profile) and meaningful(profile, bold=bold)
        )

    def _nested(self, profile: Profile) -> bool:
        """Say whether whoever is in a part is in the whole of it."""
        return not any(
            profile[_MEMBER + part] == _IN and profile[_MEMBER + whole] == _NOT_IN
            for part in self.world.parts
            if (whole := self.words.parents[part]) in self.world.parts
            and _MEMBER + part in profile
            and _MEMBER + whole in profile
        )

    def _within_parts(self, profile: Profile) -> bool:
        for name in self.world.breakdowns:
            owner = self._owner(name)
            member = profile.get(_MEMBER + owner)
            if member is not None and (member == _NOT_IN) != (profile[name] == OUT):
                return False
        return True

    def _member(self, population: str) -> npt.NDArray[np.bool_]:
        if population == self.world.population:
            return np.ones(len(self._profiles), dtype=bool)
        if population in _LEFT_OUT:
            return ~np.isin(self._columns["motif_sortie"], _LEFT_OUT[population])
        found: npt.NDArray[np.bool_] = self._columns[_MEMBER + population] == _IN
        return found

    def _has(self, name: str, values: frozenset[str]) -> npt.NDArray[np.bool_]:
        if name in self.dimensions:
            return np.isin(self._columns[name], list(values))
        yes = np.isin(self._columns["motif_sortie"], _DERIVED[name])
        return (yes & ("oui" in values)) | (~yes & ("non" in values))


def meaningful(profile: Profile, *, bold: bool) -> bool:
    """Say whether somebody can have these values; `bold`: as a rule."""
    if not _legal(profile) or not _refused(profile):
        return False
    return not bold or (_age_fits(profile) and _work_fits(profile))


def _age_fits(profile: Profile) -> bool:
    age = profile.get("age", OUT)
    senior, young = profile.get("public:senior", OUT), profile.get("public:jeune", OUT)
    if OUT in {age, senior, young}:
        return True
    if (senior == "oui") != (age in ties.SENIOR):
        return False
    return young == "oui" if age in ties.YOUNG else young == "non" or age in ties.MAYBE_YOUNG


def _work_fits(profile: Profile) -> bool:
    long = [profile.get(f"public:{code}") for code in ("deld", "detld")]
    if profile.get("public:demandeur_emploi") == "non" and "oui" in long:
        return False
    return long != ["oui", "oui"]


def _refused(profile: Profile) -> bool:
    refused = profile.get("dans:orientations_refusees") == "oui"
    return not refused or profile.get("orientation_acceptee", "non") == "non"


def _legal(profile: Profile) -> bool:
    for legal, publics in (
        ("vulnerabilite", ("rsa", "ass", "salarie_precaire")),
        ("demandeur_emploi", ("demandeur_emploi", "deld", "detld")),
    ):
        named = [profile.get(f"public:{code}") for code in publics]
        if profile.get(f"public_legal:{legal}") == "non" and "oui" in named:
            return False
    return True


@lru_cache(maxsize=256)
def _joint(words: Words, world: World, bold: bool) -> Joint:  # noqa: FBT001 - a cache key
    return Joint(Puzzle(), words, world, bold=bold)


def attack_world(
    published: Published, world: World, *, bold: bool = True, width: int = 3, whole: bool = False
) -> Findings:
    """Attack the joint table of one world with all that a package says of it."""
    joint = _joint(published.words, world, bold)
    puzzle = joint.puzzle.copy()
    for fact in published.facts:
        if joint.knows(fact.group):
            puzzle.line(joint.terms(fact.group), fact.least, fact.most)
    groups = [group for group in published.targets if joint.knows(group)]
    if not groups:
        return Findings()
    targets: dict[Hashable, Terms] = {group: joint.terms(group) for group in groups}
    return puzzle.attack(targets, list(joint.claims(groups)), width=width, whole=whole)
