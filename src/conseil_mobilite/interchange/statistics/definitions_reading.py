"""Read what a package says of the values that its base gave: its EPCI, the measures of its plan."""

import json
from collections.abc import Mapping

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.fields import Fields
from conseil_mobilite.domain.statistics.definitions.dimension import Source, Value

_GIVEN: Mapping[str, Source] = {
    "epci": Source.INTERCOMMUNALITIES,
    "mesure": Source.MEASURES,
}


def values_of_base(content: bytes) -> Mapping[Source, tuple[Value, ...]]:
    """Return them from `definitions.json`; UserError where it does not read."""
    try:
        fields = Fields(json.loads(content), "Définitions")
        return {
            _GIVEN[each.text("code")]: _values(each)
            for each in fields.objects("ventilations")
            if each.text("code") in _GIVEN
        }
    except (ValueError, RecursionError) as problem:
        raise UserError("Les définitions du paquet ne se lisent pas.") from problem


def _values(fields: Fields) -> tuple[Value, ...]:
    values = fields.optional_object("valeurs")
    return () if values is None else tuple(Value(*pair) for pair in values.all_texts().items())
