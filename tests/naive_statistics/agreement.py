"""Whether two computations of the same figures agree, and on which they do not."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from shutil import copyfile
from typing import Final, TypeVar

from sqlmodel import Session
from tests.naive_statistics.people import ELSEWHERE, UNKNOWN, epcis_of_basin
from tests.naive_statistics.question import Question
from tests.naive_statistics.random_bases import keep, now
from tests.naive_statistics.random_scene import Scene
from tests.naive_statistics.rows import Base

from conseil_mobilite.domain.statistics.definitions.dimension import Source, Value
from conseil_mobilite.domain.statistics.definitions.plan import Plan
from conseil_mobilite.domain.statistics.exact.figures import (
    Condition,
    Count,
    ExactFigures,
    Measured,
    Quantity,
)
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.reference.statistics_definitions import tables_plan

_CLOSE: Final = Decimal("1e-9")
Name = TypeVar("Name", bound=Count | Quantity)
Figure = TypeVar("Figure", bound=int | Measured)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure on which the two do not agree; None where one does not give it at all."""

    figure: str
    naive: str
    computed: str

    def __str__(self) -> str:
        return f"{self.figure}: naive {self.naive}, computed {self.computed}"


@contextmanager
def opened(scene: Scene, empty_base: Path, path: Path, key: DataKey) -> Iterator[Session]:
    """Open a copy of an empty base with the rows of a random one."""
    copyfile(empty_base, path)
    store = Store.open(path, key, clock=lambda: now(scene))
    try:
        with store.transaction() as session:
            keep(session, scene)
            yield session
    finally:
        store.close()


def plan_for(base: Base, asked: Question) -> Plan:
    """Return the plan with the values that the rows of a base give: EPCI and measures."""
    plan = tables_plan()
    epcis = [*epcis_of_basin(base, asked, asked.start), ELSEWHERE, UNKNOWN]
    measures = sorted(each.code for each in base.measures if each.basin_id == asked.basin_id)
    values = {
        Source.INTERCOMMUNALITIES: tuple(Value(code, code) for code in epcis),
        Source.MEASURES: tuple(Value(code, code) for code in measures),
    }
    return replace(plan, definitions=plan.definitions.with_values(values))


def differences(naive: ExactFigures, computed: ExactFigures) -> list[Difference]:
    """Return every count and quantity that is not the same in both, by name."""
    return [
        *_unlike(naive.counts, computed.counts),
        *_unlike(naive.quantities, computed.quantities),
    ]


def differing_values(naive: Plan, computed: Plan) -> list[Difference]:
    """Return the breakdowns whose values are not the same in two plans of a base."""
    pairs = (
        (code, naive.definitions.dimensions[code], computed.definitions.dimensions[code])
        for code in naive.definitions.dimensions
    )
    return [
        Difference(code, str(_codes(one.items)), str(_codes(other.items)))
        for code, one, other in pairs
        if sorted(_codes(one.items)) != sorted(_codes(other.items))
    ]


def _codes(values: tuple[Value, ...]) -> list[str]:
    return [value.code for value in values]


def _unlike(naive: Mapping[Name, Figure], computed: Mapping[Name, Figure]) -> Iterator[Difference]:
    for name in sorted({*naive, *computed}, key=called):
        one, other = naive.get(name), computed.get(name)
        if one is None or other is None or not _same(one, other):
            yield Difference(called(name), _said(one), _said(other))


def _same(one: int | Measured, other: int | Measured) -> bool:
    if isinstance(one, Measured) and isinstance(other, Measured):
        amounts = zip(_amounts(one), _amounts(other), strict=True)
        numbers = (one.units, one.persons) == (other.units, other.persons)
        return numbers and all(_close(mine, yours) for mine, yours in amounts)
    return one == other


def _close(one: Decimal | None, other: Decimal | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) < _CLOSE


def _amounts(measured: Measured) -> tuple[Decimal | None, ...]:
    return (measured.total, measured.largest, measured.mean, measured.median)


def called(name: Count | Quantity) -> str:
    what = name.population if isinstance(name, Count) else name.code
    return f"{what}{_worded(name.condition)}"


def _worded(condition: Condition) -> str:
    return "".join(f"|{partition}={','.join(values)}" for partition, values in condition)


def _said(figure: int | Measured | None) -> str:
    if isinstance(figure, Measured):
        amounts = ", ".join("–" if a is None else f"{a:.2f}" for a in _amounts(figure))
        return f"{figure.units} units, {figure.persons} persons, {amounts}"
    return "nothing" if figure is None else str(figure)
