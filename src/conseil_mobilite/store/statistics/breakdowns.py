"""How the state of each item of a multiple dimension reads in the columns of a source.

The value of a partition is simply the column named like it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.statistics.definitions.dimension import (
    NO,
    YES,
    DimensionKind,
    Partition,
)
from conseil_mobilite.domain.statistics.exact.figures import Condition
from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.statistics.characteristics import public_bits
from conseil_mobilite.store.statistics.measured import Frame
from conseil_mobilite.store.statistics.writing import among


@dataclass(frozen=True, slots=True)
class States:
    """The condition of each state of an item but one: the `rest`, true where none of them is."""

    told: Mapping[str, str]
    rest: str

    def condition(self, state: str) -> str:
        if state == self.rest:
            return f"NOT ({' OR '.join(self.told.values())})"
        return self.told[state]


_Read = Callable[[str, int], States]
"""The states of an item, from its code and its rank in the dimension."""


def _bit(column: str) -> _Read:
    return lambda _code, rank: States({YES: f"{column} & {1 << rank} <> 0"}, NO)


def _public(code: str, _rank: int) -> States:
    return States({YES: f"publics & {public_bits((code,))} <> 0"}, NO)


def _legal_public(code: str, _rank: int) -> States:
    bits = public_bits(code_lists()["legal_audiences"][code].texts("publics"))
    return States({YES: f"publics & {bits} <> 0"}, NO)


def _level(_code: str, rank: int) -> States:
    level = f"(levels >> {2 * rank}) & 3"
    return States({name: f"{level} = {said}" for said, name in _LEVELS.items()}, "non_evalue")


def _two(best: str, every: str, names: tuple[str, str, str]) -> _Read:
    """Tell three states from two sets, the best being part of the other."""
    first, second, rest = names

    def read(_code: str, rank: int) -> States:
        bit = 1 << rank
        told = {
            first: f"{best} & {bit} <> 0",
            second: f"({every} & {bit} <> 0 AND {best} & {bit} = 0)",
        }
        return States(told, rest)

    return read


_LEVELS: Final = {1: "fort", 2: "moyen", 3: "sans"}
_READ: Final[Mapping[str, _Read]] = MappingProxyType(
    {
        "public": _public,
        "public_legal": _legal_public,
        "frein": _bit("barriers"),
        "frein_premier": _bit("first_barriers"),
        "niveau_axe": _level,
        "renoncement": _bit("renounced"),
        "action_groupe": _bit("action_groups"),
        "theme": _bit("themes"),
        "partenaire_type": _bit("partners"),
        "solution_groupe": _two(
            "solved_groups", "action_groups", ("solution", "sans_solution", "aucune")
        ),
        "frein_leve": _two("lifted", "barriers", ("leve", "reste", "absent")),
        "pas_d_offre_groupe": _two(
            "unmet_groups", "action_groups", ("pas_d_offre", "autre", "aucune")
        ),
        "mesure": _two("solved_measures", "measures", ("solution", "sans_solution", "aucune")),
    }
)
READ_FROM_PUBLICS: Final = frozenset({"public", "public_legal"})


def dimension_of(partition: str) -> str:
    return partition.partition(":")[0]


def states_of(frame: Frame, partition: Partition) -> States:
    """Return how the states of one item of a multiple dimension read."""
    dimension, _, code = partition.code.partition(":")
    return _READ[dimension](code, frame.items(dimension).index(code))


def where(frame: Frame, condition: Condition) -> str:
    """Write a condition over the units with their characteristics."""
    tests = [f"({_test(frame, partition, values)})" for partition, values in condition]
    return " AND ".join(tests) or "1"


def _test(frame: Frame, partition: str, values: tuple[str, ...]) -> str:
    dimension = frame.definitions.dimensions[dimension_of(partition)]
    if dimension.kind is DimensionKind.PARTITION:
        return f"{partition} IN {among(values)}"
    found = next(each for each in dimension.partitions if each.code == partition)
    states = states_of(frame, found)
    return " OR ".join(f"({states.condition(value)})" for value in values)
