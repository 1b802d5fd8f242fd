"""Simulated people of a basin, as lopsided as real ones: few minors, few unknown, rare publics."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.statistics.definitions.tables_plan import Plan
from conseil_mobilite.domain.statistics.exact.tallies import Tallies, UnitRecord, tally

AGES = ("moins_18", "18_25", "26_39", "40_49", "50_59", "60_plus", "NSP")
SEXES = ("F", "H", "NSP")
_SHARES = {
    "eloigne_emploi": 0.3,
    "apprenti": 0.04,
    "rsa": 0.35,
    "ass": 0.05,
    "salarie_precaire": 0.12,
    "siae": 0.08,
    "parent_isole": 0.15,
    "qpv": 0.2,
    "frr": 0.25,
    "cap_bep": 0.5,
    "mobilite": 0.9,
}


@dataclass(frozen=True, slots=True)
class Population:
    """The people met in a period, and those of them who had an assessment."""

    met: tuple[UnitRecord, ...]
    assessed: tuple[UnitRecord, ...]

    def counts(self, plan: Plan) -> Tallies:
        return tally(plan, {"I-05": self.assessed, "I-06": self.met})


def population(size: int, seed: int) -> Population:
    chance = random.Random(f"{size}-{seed}")  # noqa: S311 - simulation
    met = tuple(_person(chance) for _ in range(size))
    return Population(met, tuple(person for person in met if chance.random() < 0.6))


def possible(profile: Mapping[str, str]) -> bool:
    """Say whether a unit can have these values, for somebody who knows what the words mean."""
    age = profile.get("age", "NSP")
    return _age_allows(profile, age) and not (
        profile.get("public:demandeur_emploi") == "non"
        and "oui" in {profile.get("public:deld"), profile.get("public:detld")}
    )


def _age_allows(profile: Mapping[str, str], age: str) -> bool:
    senior, young = profile.get("public:senior", ""), profile.get("public:jeune", "")
    if senior and (senior == "oui") != (age in {"50_59", "60_plus"}):
        return False
    if not young:
        return True
    return young == "oui" if age == "18_25" else young == "non" or age == "moins_18"


def _person(chance: random.Random) -> UnitRecord:
    age = chance.choices(AGES, (3, 26, 30, 17, 14, 6, 4))[0]
    sex = chance.choices(SEXES, (49, 48, 3))[0]
    publics = {code for code, share in _SHARES.items() if chance.random() < share}
    publics |= _employment(chance)
    if age in {"50_59", "60_plus"}:
        publics.add("senior")
    if age == "18_25" or (age == "moins_18" and chance.random() < 0.8):
        publics.add("jeune")
    return UnitRecord({"age": age, "sexe": sex, "public": frozenset(publics)})


def _employment(chance: random.Random) -> set[str]:
    if chance.random() > 0.7:
        return set()
    duration = chance.choices(("", "deld", "detld"), (6, 3, 2))[0]
    return {"demandeur_emploi", duration} - {""}
