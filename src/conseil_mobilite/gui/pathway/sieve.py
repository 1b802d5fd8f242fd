"""Which actions are shown: by where they stand, by goal, by barrier or by group of types."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.services.pathway.actions import CLOSED, PlannedAction

ALL: Final = "all"
STANDINGS: Final = (
    (ALL, "Toutes"),
    ("open", "À faire"),
    ("late", "En retard"),
    ("ended", "Terminées"),
)
_KEPT: Final[Mapping[str, Callable[[PlannedAction], bool]]] = {
    ALL: lambda _planned: True,
    "open": lambda planned: planned.action.status not in CLOSED,
    "late": lambda planned: planned.late,
    "ended": lambda planned: planned.action.status in CLOSED,
}
_NONE: Final = {
    ALL: "Aucune action",
    "open": "Aucune action à faire",
    "late": "Aucune action en retard",
    "ended": "Aucune action terminée",
}


@dataclass(frozen=True, slots=True)
class Sieve:
    """`goal` is a label, `barrier` a code, `group` one of the groups of `action_types`."""

    standing: str = ALL
    goal: str = ""
    barrier: str = ""
    group: str = ""

    def filters(self) -> bool:
        return self != Sieve()


def sifted(planned: Sequence[PlannedAction], sieve: Sieve, lists: CodeLists) -> list[PlannedAction]:
    """Return the actions that pass every filter, in the order given."""
    return [each for each in planned if _passes(each, sieve, lists)]


def group_of(planned: PlannedAction, lists: CodeLists) -> str:
    kinds, kind = lists["action_types"], planned.action.kind
    return kinds[kind].group if kind in kinds else ""


def nothing_words(sieve: Sieve, barriers: Mapping[str, str], lists: CodeLists) -> str:
    """« Aucune action en retard pour l’objectif « Permis » et le frein « Peur… ». »."""
    groups = {group.code: group.label for group in lists["action_types"].groups}
    about = [
        f"l’objectif « {sieve.goal} »" if sieve.goal else "",
        f"le frein « {barriers.get(sieve.barrier, sieve.barrier)} »" if sieve.barrier else "",
        f"le type « {groups.get(sieve.group, sieve.group)} »" if sieve.group else "",
    ]
    told = " et ".join(part for part in about if part)
    return f"{_NONE[sieve.standing]} pour {told}." if told else f"{_NONE[sieve.standing]}."


def _passes(planned: PlannedAction, sieve: Sieve, lists: CodeLists) -> bool:
    return (
        _KEPT[sieve.standing](planned)
        and sieve.goal in {"", planned.goal}
        and sieve.barrier in {"", planned.action.barrier_code}
        and sieve.group in {"", group_of(planned, lists)}
    )
