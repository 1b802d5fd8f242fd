"""Read the faults of a catalogue, one record at a time, then what binds them to one another."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from conseil_mobilite.domain.directory.faults import Fault, Record
from conseil_mobilite.domain.directory.older_schema import (
    Warn,
    present_service,
    present_structure,
)
from conseil_mobilite.domain.directory.schema import (
    SERVICE_REQUIRED,
    STRUCTURE_REQUIRED,
    service_checks,
    structure_checks,
)
from conseil_mobilite.domain.directory.value_checks import Check, as_number
from conseil_mobilite.domain.directory.vocabulary import Vocabulary

LONGEST_IDENTIFIER: Final = 200
_FULL_STOP: Final = "ce nom se termine par un point, que le schéma déconseille."
_NOWHERE: Final = "ces coordonnées ne sont nulle part sur la Terre : la distance ne sera pas dite."
_HALF: Final = "il manque la longitude ou la latitude : la distance ne sera pas dite."
_LARGEST: Final[Mapping[str, int]] = {"longitude": 180, "latitude": 90}


@dataclass(frozen=True, slots=True)
class RecordKind:
    """What a record is called, asks for, and how one of the schema v0 is brought to the v1."""

    name: str
    required: tuple[str, ...]
    checks: Mapping[str, Check]
    vocabulary: Vocabulary
    present: Callable[[Record, Vocabulary, Warn], Record]


@dataclass(frozen=True, slots=True)
class ExaminedRecord:
    """A record in the schema v1; `place` is how its faults name it."""

    record: Record
    place: str
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        return not any(fault.grave for fault in self.faults)

    @property
    def id(self) -> str:
        known = self.record.get("id")
        return known if isinstance(known, str) else ""

    def with_fault(self, field: str, sentence: str) -> "ExaminedRecord":
        return replace(self, faults=(*self.faults, Fault(self.place, field, sentence)))


def structure_kind(vocabulary: Vocabulary, today: date) -> RecordKind:
    checks = structure_checks(vocabulary, today)
    return RecordKind("structure", STRUCTURE_REQUIRED, checks, vocabulary, present_structure)


def service_kind(vocabulary: Vocabulary, today: date) -> RecordKind:
    checks = service_checks(vocabulary, today)
    return RecordKind("service", SERVICE_REQUIRED, checks, vocabulary, present_service)


def examined(record: Record, rank: int, kind: RecordKind) -> ExaminedRecord:
    """Bring a record to the schema v1 and read its faults; `rank` is its place in the file, from 1.

    A record is named by its identifier, else by its rank.
    """
    known = record.get("id")
    place = known if isinstance(known, str) and known.strip() else f"{kind.name} n° {rank}"
    told: list[Fault] = []

    def warn(field: str, sentence: str) -> None:
        told.append(Fault(place, field, sentence, grave=False))

    made = kind.present(record, kind.vocabulary, warn)
    wrong = (Fault(place, field, sentence) for field, sentence in field_faults(made, kind))
    return ExaminedRecord(made, place, (*wrong, *told, *_warnings(made, place)))


def field_faults(record: Record, kind: RecordKind) -> Iterator[tuple[str, str]]:
    """Yield each field at fault and why."""
    for field, check in kind.checks.items():
        value = record.get(field)
        if value is not None and (sentence := check(value)):
            yield field, sentence
        if value is None and field in kind.required:
            yield field, "ce champ est obligatoire."


def each_once(records: Sequence[ExaminedRecord]) -> list[ExaminedRecord]:
    """Add a fault to the records whose identifier is not theirs alone, or is too long to keep."""
    counts = Counter(each.id for each in records)
    return [_identified(each, counts[each.id]) for each in records]


def _identified(each: ExaminedRecord, times: int) -> ExaminedRecord:
    if isinstance(each.record.get("id"), str) and not each.id.strip():
        return each.with_fault("id", "cet identifiant est vide.")
    if len(each.id) > LONGEST_IDENTIFIER:
        sentence = f"cet identifiant est trop long : {LONGEST_IDENTIFIER} caractères au plus."
        return each.with_fault("id", sentence)
    if each.id and times > 1:
        return each.with_fault("id", f"cet identifiant est donné {times} fois.")
    return each


def _warnings(record: Record, place: str) -> Iterator[Fault]:
    name = record.get("nom")
    if isinstance(name, str) and name.endswith(".") and not name.endswith("etc."):
        yield Fault(place, "nom", _FULL_STOP, grave=False)
    if (record.get("longitude") is None) != (record.get("latitude") is None):
        yield Fault(place, "longitude", _HALF, grave=False)
    for field, largest in _LARGEST.items():
        read = as_number(record.get(field))
        if read is not None and abs(read) > largest:
            yield Fault(place, field, _NOWHERE, grave=False)
