"""What falls due in the mobility situation, said in words: insurance, inspection, code, exams."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.domain.situation.licence_days import TO_COME
from conseil_mobilite.domain.situation.situation import (
    Licence,
    LicenceExam,
    LicenceProcess,
    Vehicle,
)

SOON: Final = timedelta(days=30)
HORIZON: Final = timedelta(days=120)
"""What falls due later is shown with its fact, not among what is to be watched."""
COUNTED_DAYS: Final = 60


class DueKind(StrEnum):
    """What comes due."""

    INSURANCE = "insurance"
    INSPECTION = "inspection"
    LICENCE = "licence"
    THEORY = "theory"
    EXAM = "exam"


class Urgency(StrEnum):
    LATE = "late"
    SOON = "soon"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class DueItem:
    """« Contrôle technique à faire avant le 3 mai 2027 », and what it is `about` (« Clio »)."""

    subject: UUID
    day: date
    words: str
    about: str
    urgency: Urgency


def insurance_due(vehicle: Vehicle, lists: CodeLists, on: date) -> DueItem | None:
    return _item(vehicle.id, vehicle.insured_until, on, _INSURANCE, vehicle_name(vehicle, lists))


def inspection_due(vehicle: Vehicle, lists: CodeLists, on: date) -> DueItem | None:
    return _item(vehicle.id, vehicle.inspection_due, on, _INSPECTION, vehicle_name(vehicle, lists))


def licence_due(licence: Licence, lists: CodeLists, on: date) -> DueItem | None:
    return _item(licence.id, licence.valid_until, on, _LICENCE, licence_name(licence, lists))


def theory_due(process: LicenceProcess, lists: CodeLists, on: date) -> DueItem | None:
    about = lists["licence_process_kinds"].label(process.kind)
    return _item(process.id, process.theory_valid_until, on, _THEORY, about)


def exam_due(exam: LicenceExam, on: date) -> DueItem | None:
    """Return an exam whose result is still to come, nothing for another."""
    if exam.result != TO_COME:
        return None
    day, named = long_date(exam.held_on, weekday=False), exam_name(exam)
    words = f"{named} le {day}" if exam.held_on >= on else f"{named} du {day} : résultat à noter"
    urgency = _urgency(exam.held_on, on)
    return DueItem(exam.id, exam.held_on, words, "Permis en préparation", urgency)


def due_title(kind: DueKind, exam: str = "", *, over: bool = False) -> str:
    """Say what comes due, its day left aside; `exam` is the kind of an exam, perhaps `over`."""
    if kind is not DueKind.EXAM:
        return _TITLES[kind]
    return f"{_exam_name(exam)} : résultat à noter" if over else _exam_name(exam)


def due_items(
    vehicles: Sequence[Vehicle],
    licences: Sequence[Licence],
    processes: Sequence[tuple[LicenceProcess, Sequence[LicenceExam]]],
    lists: CodeLists,
    on: date,
) -> tuple[DueItem, ...]:
    """Return what is late or falls due soon, the oldest first; what ended is left out."""
    found = [
        *_of_vehicles(vehicles, lists, on),
        *(licence_due(each, lists, on) for each in licences if each.ended_on is None),
        *_of_processes(processes, lists, on),
    ]
    watched = [each for each in found if each is not None and each.day <= on + HORIZON]
    return tuple(sorted(watched, key=lambda each: (each.day, each.words)))


def exam_name(exam: LicenceExam) -> str:
    """« Examen de conduite »."""
    return _exam_name(exam.kind)


def vehicle_name(vehicle: Vehicle, lists: CodeLists) -> str:
    return vehicle.name or lists["vehicle_kinds"].label(vehicle.kind)


def licence_name(licence: Licence, lists: CodeLists) -> str:
    return f"Permis {lists['licence_categories'].label(licence.category)}"


@dataclass(frozen=True, slots=True)
class _Wording:
    """`before` goes with a day to come, `after` with a day gone by, `since` with how long ago."""

    before: str
    after: str
    since: str


_EXAMS: Final = {
    "code": "Examen du code",
    "plateau": "Épreuve du plateau",
    "conduite": "Examen de conduite",
}
_INSURANCE: Final = _Wording(
    "Assurance à renouveler avant le {day}", "Assurance échue depuis le {day}", "Assurance échue"
)
_INSPECTION: Final = _Wording(
    "Contrôle technique à faire avant le {day}",
    "Contrôle technique à faire depuis le {day}",
    "Contrôle technique à faire",
)
_LICENCE: Final = _Wording(
    "Permis à renouveler avant le {day}",
    "Validité du permis dépassée depuis le {day}",
    "Validité du permis dépassée",
)
_THEORY: Final = _Wording(
    "Code valable jusqu’au {day}",
    "Validité du code dépassée depuis le {day}",
    "Validité du code dépassée",
)
_TITLES: Final = {
    DueKind.INSURANCE: "Assurance à renouveler",
    DueKind.INSPECTION: "Contrôle technique à faire",
    DueKind.LICENCE: "Permis à renouveler",
    DueKind.THEORY: "Fin de validité du code",
}


def _item(
    subject: UUID, day: date | None, on: date, wording: _Wording, about: str
) -> DueItem | None:
    if day is None:
        return None
    return DueItem(subject, day, _words(day, on, wording), about, _urgency(day, on))


def _words(day: date, on: date, wording: _Wording) -> str:
    late = (on - day).days
    if 0 < late < COUNTED_DAYS:
        return f"{wording.since} depuis {counted(late, 'jour')}"
    said = wording.after if late > 0 else wording.before
    return said.format(day=long_date(day, weekday=False))


def _exam_name(kind: str) -> str:
    return _EXAMS.get(kind, "Examen")


def _urgency(day: date, on: date) -> Urgency:
    if day < on:
        return Urgency.LATE
    return Urgency.SOON if day <= on + SOON else Urgency.AHEAD


def _of_vehicles(
    vehicles: Sequence[Vehicle], lists: CodeLists, on: date
) -> Iterator[DueItem | None]:
    for vehicle in vehicles:
        if vehicle.ended_on is None:
            yield insurance_due(vehicle, lists, on)
            yield inspection_due(vehicle, lists, on)


def _of_processes(
    processes: Sequence[tuple[LicenceProcess, Sequence[LicenceExam]]], lists: CodeLists, on: date
) -> Iterator[DueItem | None]:
    for process, exams in processes:
        if not process.outcome:
            yield theory_due(process, lists, on)
            yield from (exam_due(exam, on) for exam in exams)
