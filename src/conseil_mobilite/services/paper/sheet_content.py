"""Gather, from the file of a person, what her action sheet says."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment, Strength
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    Aid,
    Step,
)
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.paper import paper_texts, sheet_budget
from conseil_mobilite.services.paper.heads import adviser_card, letterhead, notice, signing, told
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.pathway.actions import ABANDONED, CANCELLED, DONE, PlannedAction
from conseil_mobilite.store.reference.reference import code_lists


def of_person(session: Session, person_id: UUID, at: datetime, number: str) -> ActionSheet:
    """Return the content of the sheet: the last pathway, its last assessment, what is next.

    Neither scores nor reasons nor health are read.
    """
    person = session.get_one(Person, person_id)
    coming = diary.next_for(session, person_id, at)
    planned = _planned(session, person_id, at)
    assessment = _last_assessment(session, person_id)
    adviser, signed = adviser_card(session, person.adviser_id), paper_texts.signatures(session)
    return ActionSheet(
        number=number,
        organisation=letterhead(session),
        adviser=adviser,
        person_name=person.full_name,
        issued_on=paris_day(at),
        notice=notice(session),
        goal=assessment.goal if assessment else "",
        strengths=_strengths(session, assessment.id) if assessment else (),
        steps=tuple(_step(item.action) for item in planned),
        aids=tuple(_aid(item.action, line) for item in planned for line in _shown_lines(item)),
        budget=sheet_budget.of_person(session, person_id),
        next_appointment=told(coming.appointment) if coming else None,
        signatures=signing(session, person.full_name, adviser) if signed else None,
    )


def _planned(session: Session, person_id: UUID, at: datetime) -> list[PlannedAction]:
    """Return the actions to print: what is to be done, then nothing that was given up."""
    pathway = next(iter(pathways.of_person(session, person_id)), None)
    if pathway is None:
        return []
    return [
        item
        for item in actions.of_pathway(session, pathway.id, paris_day(at))
        if item.action.on_sheet and item.action.status not in {DONE, ABANDONED, CANCELLED}
    ]


def _last_assessment(session: Session, person_id: UUID) -> Assessment | None:
    pathway = next(iter(pathways.of_person(session, person_id)), None)
    if pathway is None:
        return None
    query = select(Assessment).where(Assessment.pathway_id == pathway.id)
    return session.exec(query.order_by(col(Assessment.started_at).desc())).first()


def _strengths(session: Session, assessment_id: UUID) -> tuple[str, ...]:
    query = select(Strength.text).where(Strength.assessment_id == assessment_id)
    return tuple(session.exec(query.order_by(col(Strength.position))))


def _step(action: Action) -> Step:
    return Step(
        what=action.wording,
        partner=action.partner_name,
        phone=action.partner_phone,
        address=action.partner_address,
        due_on=action.due_on,
        papers=action.papers,
    )


def _shown_lines(item: PlannedAction) -> list[FundingLine]:
    """Leave out what was refused."""
    return [line for line in item.lines if line.granted_cents != 0]


def _aid(action: Action, line: FundingLine) -> Aid:
    lists = code_lists()
    funder = line.funder_name or lists["funder_kinds"].label(line.funder_kind)
    return Aid(
        name=lists["aids"].label(line.aid_code) if line.aid_code else f"Aide : {funder}",
        detail=action.wording,
        amount_cents=line.granted_cents,
        decided_by=funder,
        answer="accordée" if line.granted_cents else "",
    )
