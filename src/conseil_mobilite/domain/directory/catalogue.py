"""A catalogue of services: its records, and what is wrong in them."""

from dataclasses import dataclass
from datetime import date

from conseil_mobilite.domain.directory.checking import (
    ExaminedRecord,
    each_once,
    examined,
    service_kind,
    structure_kind,
)
from conseil_mobilite.domain.directory.faults import Fault, Record
from conseil_mobilite.domain.directory.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The records of a file, as they were received."""

    structures: tuple[Record, ...] = ()
    services: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedCatalogue:
    """A catalogue in the schema v1: its `sound` records, and every fault in the order of the file.

    `refused` counts the records left out; a service of a structure left out is left out with it.
    """

    sound: Catalogue
    faults: tuple[Fault, ...]
    refused: int

    @property
    def grave(self) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.faults if fault.grave)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        return tuple(fault for fault in self.faults if not fault.grave)


def checked(
    catalogue: Catalogue,
    vocabulary: Vocabulary,
    today: date,
    known: frozenset[str] = frozenset(),
) -> CheckedCatalogue:
    """Bring a catalogue to the schema v1 and tell its faults.

    `known` are the identifiers of the structures that are there already: a file of services alone
    may speak of them.
    """
    structure, service = structure_kind(vocabulary, today), service_kind(vocabulary, today)
    structures = each_once(
        [examined(record, rank, structure) for rank, record in enumerate(catalogue.structures, 1)]
    )
    services = each_once(
        [examined(record, rank, service) for rank, record in enumerate(catalogue.services, 1)]
    )
    given = frozenset(each.id for each in structures)
    homes = known | {each.id for each in structures if each.sound}
    services = [_housed(each, homes, given) for each in services]
    every = (*structures, *services)
    return CheckedCatalogue(
        Catalogue(_sound(structures), _sound(services)),
        tuple(fault for each in every for fault in each.faults),
        sum(not each.sound for each in every),
    )


def _sound(records: list[ExaminedRecord]) -> tuple[Record, ...]:
    return tuple(each.record for each in records if each.sound)


def _housed(
    service: ExaminedRecord, homes: frozenset[str], given: frozenset[str]
) -> ExaminedRecord:
    """Add a fault where the structure of a service is missing or left out."""
    home = service.record.get("structure_id")
    if not isinstance(home, str) or home in homes:
        return service
    why = "a des fautes, à corriger d’abord" if home in given else "n’est pas dans le catalogue"
    return service.with_fault("structure_id", f"la structure « {home} » {why}.")
