"""The way to a licence in the timeline: begun, exams passed or not, licence obtained."""

from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.licence_steps import OBTAINED
from conseil_mobilite.domain.situation.situation import Licence, LicenceExam, LicenceProcess
from conseil_mobilite.services.people.timeline_events import Event, EventKind, Events, dated_on

RESULTS: Final = ("reussi", "echoue")


def licences_begun(session: Session, person_id: UUID) -> Events:
    """Tell an enrolment, or the day the file of an exchange was handed in."""
    query = select(LicenceProcess).where(LicenceProcess.person_id == person_id)
    for process in session.exec(query):
        day = process.enrolled_on or process.filed_on
        if day is not None:
            yield Event(
                dated_on(day),
                EventKind.LICENCE_BEGUN,
                process.id,
                code=process.category,
                outcome=process.kind,
                text=process.school_name,
                timed=False,
            )


def exams(session: Session, person_id: UUID) -> Events:
    """Tell the exams that were passed or failed; an absence or a postponement is not told."""
    query = (
        select(LicenceExam)
        .join(LicenceProcess)
        .where(LicenceProcess.person_id == person_id, col(LicenceExam.result).in_(RESULTS))
    )
    for exam in session.exec(query):
        at, kind = dated_on(exam.held_on), EventKind.LICENCE_EXAM
        yield Event(at, kind, exam.id, code=exam.kind, outcome=exam.result, timed=False)


def licences_obtained(session: Session, person_id: UUID) -> Events:
    """Tell the licences obtained since the person is known, once each."""
    person = session.get_one(Person, person_id)
    held = select(Licence).where(
        Licence.person_id == person_id, col(Licence.obtained_on) >= person.registered_on
    )
    concluded = select(LicenceProcess).where(
        LicenceProcess.person_id == person_id, LicenceProcess.outcome == OBTAINED
    )
    found = {(each.category, each.obtained_on): each.id for each in session.exec(held)}
    found |= {(each.category, each.outcome_on): each.id for each in session.exec(concluded)}
    for (category, day), record_id in found.items():
        if day is not None:
            at, kind = dated_on(day), EventKind.LICENCE_OBTAINED
            yield Event(at, kind, record_id, code=category, timed=False)
