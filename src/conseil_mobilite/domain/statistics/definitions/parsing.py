"""Read the definitions of the statistics, and refuse those that do not hold together."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from conseil_mobilite.domain.reference.fields import Fields
from conseil_mobilite.domain.statistics.definitions.definitions import Definitions
from conseil_mobilite.domain.statistics.definitions.dimension import (
    YES_NO,
    Dimension,
    DimensionKind,
    Source,
    Value,
)
from conseil_mobilite.domain.statistics.definitions.indicator import (
    CharacteristicsAt,
    Indicator,
    OverTime,
    Population,
    Protection,
    Reading,
    Share,
    Unit,
)

Lists = Mapping[str, tuple[Value, ...]]
"""The codes and labels of each list that a dimension may take its values from."""


_Read = TypeVar("_Read")


def parse_definitions(data: Mapping[str, object], lists: Lists) -> Definitions:
    """Return the checked definitions; UserError names the place that does not read."""
    fields = Fields(data, "Définitions des statistiques")
    fields.only("populations", "dimensions", "indicators")
    populations = [_read(each, _population) for each in fields.objects("populations")]
    dimensions = [
        _read(each, lambda f: _dimension(f, lists)) for each in fields.objects("dimensions")
    ]
    indicators = [_read(each, _indicator) for each in fields.objects("indicators")]
    found = Definitions(
        MappingProxyType({each.code: each for each in populations}),
        MappingProxyType({each.code: each for each in dimensions}),
        MappingProxyType({each.code: each for each in indicators}),
    )
    if unknown := _unknown_names(found):
        raise fields.fault(f"« {unknown[0]} » n’est défini nulle part")
    return found


def _read(fields: Fields, parse: Callable[[Fields], _Read]) -> _Read:
    named = fields.named(fields.text("code"))
    try:
        return parse(named)
    except ValueError as problem:
        raise named.fault(f"valeur inconnue ({problem})") from problem


def _population(fields: Fields) -> Population:
    fields.only("code", "label", "unit", "over_time", "part_of")
    return Population(
        fields.text("code"),
        fields.text("label"),
        Unit(fields.text("unit")),
        OverTime(fields.text("over_time")),
        fields.optional_text("part_of"),
    )


def _dimension(fields: Fields, lists: Lists) -> Dimension:
    fields.only("code", "label", "kind", "list", "only", "values", "states", "source", "sensitive")
    kind = DimensionKind(fields.optional_text("kind") or DimensionKind.PARTITION)
    source = Source(fields.optional_text("source") or Source.PROGRAM)
    states = _values(fields, "states") or YES_NO if kind is DimensionKind.MULTIPLE else ()
    return Dimension(
        code=fields.text("code"),
        label=fields.text("label"),
        kind=kind,
        items=_items(fields, lists),
        states=states,
        source=source,
        sensitive=fields.texts("sensitive"),
    )


def _items(fields: Fields, lists: Lists) -> tuple[Value, ...]:
    """Take the values of a list (all, or `only` some), then those written here; else yes and no."""
    taken: tuple[Value, ...] = ()
    if named := fields.optional_text("list"):
        known = {value.code: value for value in lists[named]}
        taken = tuple(known[code] for code in fields.texts("only") or known)
    written = _values(fields, "values")
    if taken or written or fields.optional_text("source"):
        return (*taken, *written)
    return YES_NO


def _values(fields: Fields, name: str) -> tuple[Value, ...]:
    return tuple(Value(each.text("code"), each.text("label")) for each in fields.objects(name))


def _indicator(fields: Fields) -> Indicator:
    fields.only(*(name for name in Indicator.__slots__))
    return Indicator(
        code=fields.text("code"),
        label=fields.text("label"),
        title=fields.optional_text("title") or fields.text("label"),
        definition=fields.text("definition"),
        numerator=fields.text("numerator"),
        denominator=fields.optional_text("denominator"),
        characteristics_at=CharacteristicsAt(fields.text("characteristics_at")),
        readings=tuple(_reading(each) for each in fields.objects("readings")),
    )


def _reading(fields: Fields) -> Reading:
    fields.only(*(name for name in Reading.__slots__))
    share = fields.optional_object("share")
    return Reading(
        code=fields.optional_text("code"),
        label=fields.optional_text("label"),
        protection=Protection(fields.text("protection")),
        unit=Unit(fields.text("unit")),
        population=fields.text("population"),
        crossed=fields.optional_text("crossed"),
        by=fields.texts("by"),
        quantity=fields.optional_text("quantity"),
        share=_share(share) if share else None,
    )


def _share(fields: Fields) -> Share:
    fields.only("partition", "values", "among")
    return Share(fields.text("partition"), fields.texts("values"), fields.texts("among"))


def _unknown_names(found: Definitions) -> list[str]:
    readings = [each for indicator in found.indicators.values() for each in indicator.readings]
    parents = [each.part_of for each in found.populations.values() if each.part_of]
    populations = [*parents, *(reading.population for reading in readings)]
    shared = [reading.share.partition.partition(":")[0] for reading in readings if reading.share]
    crossed = [reading.crossed for reading in readings if reading.crossed]
    dimensions = [*shared, *crossed, *(code for reading in readings for code in reading.by)]
    return [code for code in populations if code not in found.populations] + [
        code for code in dimensions if code not in found.dimensions
    ]
