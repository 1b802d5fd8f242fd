"""The way to a licence, or the exchange of a foreign one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypedDict
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.licence_checks import Doubt, check_process, doubts
from conseil_mobilite.domain.situation.licence_steps import OBTAINED, Step, steps
from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess
from conseil_mobilite.services.people.wording import words
from conseil_mobilite.services.situation import licences
from conseil_mobilite.services.situation.fact_columns import columns
from conseil_mobilite.services.situation.licences import LicenceFacts
from conseil_mobilite.services.situation.topics import forget_statement
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

TOPIC: Final = "parcours_permis"
LONGEST_NAME: Final = 120
_NAMES: Final = ("school_name", "payer_name")


class ProcessFacts(TypedDict, total=False):
    """What is said of a process; an attribute of `LicenceProcess` each."""

    kind: str
    category: str
    gearbox: str
    school_name: str
    enrolled_on: Known[date]
    theory_on: Known[date]
    theory_valid_until: date | None
    hours_done: Known[int]
    hours_planned: int | None
    filed_on: Known[date]
    answered_on: date | None
    payer_kind: Known[str]
    payer_name: str


@dataclass(frozen=True, slots=True)
class ProcessPicture:
    """A process with its exams in the order of their days, how far it is, what to look at."""

    process: LicenceProcess
    exams: tuple[LicenceExam, ...]
    steps: tuple[Step, ...]
    doubts: tuple[Doubt, ...]


def begin(session: Session, person_id: UUID, facts: ProcessFacts, on: date) -> LicenceProcess:
    session.get_one(Person, person_id)
    process = LicenceProcess(person_id=person_id, noted_on=on)
    _apply(process, facts, on)
    session.add(process)
    session.flush()
    forget_statement(session, person_id, TOPIC)
    audit.record(session, "licence_process.begin", "licence_process", process.id)
    return process


def change(session: Session, process_id: UUID, facts: ProcessFacts, on: date) -> LicenceProcess:
    """Note what is now said of a process, as of that day."""
    process = session.get_one(LicenceProcess, process_id)
    _apply(process, facts, on)
    process.noted_on = on
    session.flush()
    audit.record(session, "licence_process.change", "licence_process", process_id)
    return process


def conclude(
    session: Session,
    process_id: UUID,
    outcome: str,
    outcome_on: date | None,
    on: date,
    *,
    hold: bool = False,
) -> LicenceProcess:
    """End a process (list `licence_outcomes`); `hold` also notes the licence it gave."""
    process = session.get_one(LicenceProcess, process_id)
    process.outcome, process.outcome_on = outcome, outcome_on
    check_process(process, code_lists(), on)
    session.flush()
    if hold and outcome == OBTAINED and outcome_on is not None:
        obtained = Known(Knowledge.KNOWN, outcome_on)
        held = LicenceFacts(category=process.category, standing="valide", obtained_on=obtained)
        licences.add(session, process.person_id, held, on)
    audit.record(session, "licence_process.conclude", "licence_process", process_id)
    return process


def resume(session: Session, process_id: UUID) -> LicenceProcess:
    """Take back how a process ended: it goes on."""
    process = session.get_one(LicenceProcess, process_id)
    process.outcome, process.outcome_on = "", None
    session.flush()
    audit.record(session, "licence_process.resume", "licence_process", process_id)
    return process


def remove(session: Session, process_id: UUID) -> None:
    """Delete a process noted by mistake, with its exams."""
    process = session.get_one(LicenceProcess, process_id)
    for exam in session.exec(select(LicenceExam).where(LicenceExam.process_id == process_id)):
        session.delete(exam)
    session.flush()
    session.delete(process)
    session.flush()
    audit.record(session, "licence_process.remove", "licence_process", process_id)


def of_person(session: Session, person_id: UUID, on: date) -> Sequence[ProcessPicture]:
    """Return the processes, those under way first."""
    query = select(LicenceProcess).where(LicenceProcess.person_id == person_id)
    ended = col(LicenceProcess.outcome_on)
    order = (ended.is_not(None), ended.desc(), col(LicenceProcess.noted_on))
    found = session.exec(query.order_by(*order, col(LicenceProcess.id))).all()
    exams = _exams(session, person_id)
    return [_picture(process, exams.get(process.id, ()), on) for process in found]


def _picture(process: LicenceProcess, exams: Sequence[LicenceExam], on: date) -> ProcessPicture:
    return ProcessPicture(
        process=process,
        exams=tuple(exams),
        steps=steps(process, exams, minimum_hours(process.gearbox)),
        doubts=() if process.outcome else doubts(process, exams, on),
    )


def minimum_hours(gearbox: str) -> int | None:
    """Return the legal minimum of driving hours; that of a manual gearbox where it is not said."""
    boxes = code_lists()["gearboxes"]
    return boxes[gearbox or "manuelle"].number("minimum_hours")


def _exams(session: Session, person_id: UUID) -> dict[UUID, list[LicenceExam]]:
    query = select(LicenceExam).join(LicenceProcess).where(LicenceProcess.person_id == person_id)
    found: defaultdict[UUID, list[LicenceExam]] = defaultdict(list)
    for exam in session.exec(query.order_by(col(LicenceExam.held_on), col(LicenceExam.id))):
        found[exam.process_id].append(exam)
    return found


def _apply(process: LicenceProcess, facts: ProcessFacts, on: date) -> None:
    kept = columns(facts)
    for name in _NAMES:
        if name in kept:
            kept[name] = words(str(kept[name]), name, LONGEST_NAME)
    process.sqlmodel_update(kept)
    check_process(process, code_lists(), on)
