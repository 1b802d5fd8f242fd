"""The figures of a reading over the values of a breakdown, as lines that any reader can show."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from conseil_mobilite.domain.statistics.definitions.dimension import (
    YES,
    YES_NO,
    Dimension,
    DimensionKind,
    Value,
)
from conseil_mobilite.domain.statistics.definitions.indicator import Reading
from conseil_mobilite.domain.statistics.exact.figure_words import unit_words
from conseil_mobilite.domain.statistics.exact.figures import Condition, Count
from conseil_mobilite.domain.statistics.exact.readings import Figure, FigureReader

NOT_CONCERNED = frozenset({"absent", "aucune"})
"""States of those of whom an item says nothing, such as « aucune action de ce groupe »."""
_FEW = 3


class Shape(StrEnum):
    """How the figures of a line stand to each other: alone, side by side, or parts of a whole."""

    SINGLE = "single"
    SIDE_BY_SIDE = "side_by_side"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a breakdown, with a figure for each column."""

    code: str
    label: str
    figures: tuple[Figure, ...]

    @property
    def is_nothing(self) -> bool:
        return all(each.is_nothing for each in self.figures)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """`columns` are the words of each figure of a line.

    `several`: a unit may be counted in several lines, so that they do not add up. `states` are the
    codes of the columns, where these are the states of an item.
    """

    code: str
    label: str
    shape: Shape
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    several: bool = False
    states: tuple[str, ...] = ()


def breakdowns(reader: FigureReader, reading: Reading) -> Iterator[Breakdown]:
    """Give every breakdown of a reading: that of its own partition, then those of `by`."""
    code = reading.crossed or (reading.share.partition if reading.share else "")
    if code:
        yield _own(reader, reading, code)
    for each in reading.by:
        yield _breakdown(reader, reading, reader.definitions.dimensions[each])


def _own(reader: FigureReader, reading: Reading, code: str) -> Breakdown:
    """Return what a rate is the share of, or what a count is crossed with, alone."""
    name, _, item = code.partition(":")
    dimension = reader.definitions.dimensions[name]
    partition = next(each for each in dimension.partitions if each.code == code)
    lines = tuple(
        Line(
            value.code,
            value.label,
            (reader.part(reading, Count(reading.population).where(code, value.code)),),
        )
        for value in partition.values
    )
    label = partition.label if item else dimension.label
    return Breakdown(code, label, Shape.SINGLE, (_counted_words(reader, reading),), lines)


def _breakdown(reader: FigureReader, reading: Reading, dimension: Dimension) -> Breakdown:
    several = dimension.kind is DimensionKind.MULTIPLE
    if several and dimension.states != YES_NO:
        return _by_state(reader, reading, dimension)
    if reading.crossed and not reader.says_yes_or_no(reading):
        return _crossed(reader, reading, dimension)
    lines = tuple(
        Line(item.code, item.label, _figures(reader, reading, _place(dimension, item)))
        for item in dimension.items
    )
    columns: tuple[str, ...] = (_words(reader, reading),)
    if reading.crossed:
        columns = (
            _counted_words(reader, reading),
            reader.definitions.dimensions[reading.crossed].label,
        )
    shape = Shape.SIDE_BY_SIDE if reading.crossed else Shape.SINGLE
    return Breakdown(dimension.code, dimension.label, shape, columns, lines, several)


def _figures(reader: FigureReader, reading: Reading, place: Condition) -> tuple[Figure, ...]:
    """Return the figure of one value; a count of yes comes after the whole that it is a part of."""
    found = reader.figure(reading, place)
    if reading.crossed:
        return (reader.part(reading, Count(reading.population, place)), found)
    if reading.protection.is_quantity or reading.share:
        return (found,)
    return (reader.part(reading, found.behind),)


def _place(dimension: Dimension, item: Value) -> Condition:
    if dimension.kind is DimensionKind.MULTIPLE:
        return ((f"{dimension.code}:{item.code}", (YES,)),)
    return ((dimension.code, (item.code,)),)


def _crossed(reader: FigureReader, reading: Reading, dimension: Dimension) -> Breakdown:
    """Cross two lists of values: the one of few values gives the columns, if there is one."""
    crossed = reader.definitions.dimensions[reading.crossed]
    down, across = dimension, crossed
    if len(down.items) <= _FEW < len(across.items):
        down, across = across, down
    lines = tuple(
        Line(
            item.code,
            item.label,
            tuple(
                reader.part(
                    reading,
                    Count(reading.population, (*_place(across, value), *_place(down, item))),
                )
                for value in across.items
            ),
        )
        for item in down.items
    )
    columns = tuple(value.label for value in across.items)
    shape = Shape.SIDE_BY_SIDE if len(columns) <= _FEW else Shape.PARTS
    several = down.kind is DimensionKind.MULTIPLE
    return Breakdown(dimension.code, dimension.label, shape, columns, lines, several)


def _by_state(reader: FigureReader, reading: Reading, dimension: Dimension) -> Breakdown:
    """Return a line for each item, with the states of those whom it concerns."""
    states = tuple(state for state in dimension.states if state.code not in NOT_CONCERNED)
    lines = tuple(
        Line(
            item.code,
            item.label,
            tuple(
                _state(reader, reading, f"{dimension.code}:{item.code}", state) for state in states
            ),
        )
        for item in dimension.items
    )
    shape = Shape.PARTS if states == dimension.states else Shape.SIDE_BY_SIDE
    columns = tuple(state.label for state in states)
    codes = tuple(state.code for state in states)
    return Breakdown(
        dimension.code, dimension.label, shape, columns, lines, several=True, states=codes
    )


def _state(reader: FigureReader, reading: Reading, partition: str, state: Value) -> Figure:
    condition: Condition = ((partition, (state.code,)),)
    if reading.protection.is_quantity:
        return reader.figure(reading, condition)
    return reader.part(reading, Count(reading.population, condition))


def _words(reader: FigureReader, reading: Reading) -> str:
    if reading.share or reading.protection.is_quantity:
        return reading.label or unit_words(reading.unit)
    return _counted_words(reader, reading)


def _counted_words(reader: FigureReader, reading: Reading) -> str:
    return unit_words(reader.definitions.populations[reading.population].unit)
