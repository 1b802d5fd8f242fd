"""What is wrong in a catalogue, in words for whoever has to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass

from conseil_mobilite.domain.language.french import spaced

Record = Mapping[str, object]
"""A JSON object of a catalogue: one structure or one service, as it was received."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`place` is the identifier of a record, or its rank in the file; `field` a name of the schema.

    A fault that is not `grave` is a warning: the record is taken in nevertheless.
    """

    place: str
    field: str
    sentence: str
    grave: bool = True

    @property
    def text(self) -> str:
        """The whole of it on one line, for a terminal or a report."""
        where = f"{self.place}, champ {self.field}" if self.field else self.place
        return spaced(f"{where} : {self.sentence}")


def grave(faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    return tuple(fault for fault in faults if fault.grave)
