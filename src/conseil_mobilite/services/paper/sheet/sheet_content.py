"""Gather, from the file of a person, what her action sheet says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment, Strength
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.action_sheet import (
    ActionSheet,
    AdviserCard,
    Aid,
    DataNotice,
    Step,
)
from conseil_mobilite.domain.pathway.action import Action, FundingLine
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.services.agenda import diary
from conseil_mobilite.services.agenda.diary_entry import DiaryEntry
from conseil_mobilite.services.assessment import latest
from conseil_mobilite.services.assessment.assessment_beginning import unfinished_of
from conseil_mobilite.services.directory.aid_list import aids
from conseil_mobilite.services.paper.discretion import tells_health
from conseil_mobilite.services.paper.heads import (
    NOTICE,
    adviser_card,
    letterhead,
    notice,
    person,
    signing,
    told,
)
from conseil_mobilite.services.paper.sheet import sheet_budget
from conseil_mobilite.services.paper.wording import paper_texts
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.pathway.actions import ABANDONED, CANCELLED, DONE, PlannedAction
from conseil_mobilite.store.reference.reference import code_lists

_REDUCED_FARE: Final = "info_droits"
_NETWORKS: Final = frozenset({"", "transporteur", "aom"})
NAMELESS: Final = "Aide demandée ensemble"
"""An aid whose name says something of health: the sheet hangs where others read it."""


def of_person(session: Session, person_id: UUID, at: datetime, number: str) -> ActionSheet:
    """Return the content of the sheet: the last pathway, its last assessments, what is next.

    Neither scores nor reasons nor health are read.
    """
    who = person(session, person_id)
    coming = diary.next_for(session, person_id, at)
    planned = _planned(session, person_id, at)
    assessments = _assessments(session, person_id)
    strengths = next(filter(None, (_strengths(session, each.id) for each in assessments)), ())
    adviser, signed = adviser_card(session, who.adviser_id), paper_texts.signatures(session)
    return ActionSheet(
        number=number,
        organisation=letterhead(session),
        adviser=adviser,
        person_name=who.full_name,
        first_name=who.first_name,
        issued_on=paris_day(at),
        notice=_notice(session),
        goal=next((each.goal for each in assessments if each.goal), ""),
        strengths=tuple(text for text, _ in strengths),
        strength_codes=tuple(code for _, code in strengths),
        steps=tuple(_step(item.action) for item in planned),
        aids=_aids(session, planned, paris_day(at)),
        fare_network=_fare_network(planned),
        budget=sheet_budget.of_person(session, person_id),
        next_appointment=told(coming.appointment) if coming else None,
        received_by=_received_by(session, coming),
        signatures=signing(session, who.full_name, adviser) if signed else None,
    )


def _notice(session: Session) -> DataNotice:
    """Return what is told of the data, and for how long they are kept where nothing else is said.

    A body that worded the text itself may keep them otherwise: the text alone then says it.
    """
    texts = paper_texts.texts(session)
    proposed = texts.written(NOTICE) == texts.text(NOTICE).default
    return replace(
        notice(session, texts=texts), months=paper_texts.months_kept(session) if proposed else 0
    )


def _received_by(session: Session, coming: DiaryEntry | None) -> AdviserCard | None:
    """Return who keeps the next appointment, where the diary says it."""
    adviser_id = coming.appointment.adviser_id if coming else None
    return adviser_card(session, adviser_id) if adviser_id else None


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


def _assessments(session: Session, person_id: UUID) -> tuple[Assessment, ...]:
    """Return the one under way, then the last one validated.

    One that is only begun says nothing yet: what was validated before it still holds.
    """
    pathway = next(iter(pathways.of_person(session, person_id)), None)
    if pathway is None:
        return ()
    begun = unfinished_of(session, pathway.id)
    return tuple(filter(None, (begun, latest.validated(session, pathway.id))))


def _strengths(session: Session, assessment_id: UUID) -> tuple[tuple[str, str], ...]:
    """Return what she can do, but not what says something of health.

    The code goes with it where the list has the very same words.
    """
    query = select(Strength.text, Strength.code).where(Strength.assessment_id == assessment_id)
    known = code_lists()["strengths"]
    return tuple(
        (text, code if code in known and known.label(code) == text else "")
        for text, code in session.exec(query.order_by(col(Strength.position)))
        if code not in known or not known[code].sensitive
    )


def _fare_network(planned: Sequence[PlannedAction]) -> str:
    """Return who grants the reduced fare: with whom she is to ask for it, where that is noted.

    A social service that helps her ask is left out: it does not grant it.
    """
    asked = (each.action for each in planned if each.action.kind == _REDUCED_FARE)
    named = (action.partner_name for action in asked if action.partner_kind in _NETWORKS)
    return next(filter(None, named), "")


def _step(action: Action) -> Step:
    kind = code_lists()["action_types"][action.kind]
    return Step(
        what=action.wording,
        partner=action.partner_name,
        phone=action.partner_phone,
        address=action.partner_address,
        due_on=action.due_on,
        papers=action.papers,
        sign=kind.text("sign"),
        word=kind.text("word"),
    )


def _shown_lines(item: PlannedAction) -> list[FundingLine]:
    """Leave out what was refused."""
    return [line for line in item.lines if line.granted_cents != 0]


def _aids(session: Session, planned: Sequence[PlannedAction], on: date) -> tuple[Aid, ...]:
    known = aids(session, on)
    return tuple(_aid(item.action, line, known) for item in planned for line in _shown_lines(item))


def _aid(action: Action, line: FundingLine, known: CodeList) -> Aid:
    return Aid(
        name=NAMELESS if tells_health(line, known) else _aid_name(line, known),
        detail=action.wording,
        amount_cents=line.granted_cents,
        decided_by="" if tells_health(line, known) else _funder(line),
        answer="accordée" if line.granted_cents else "",
        asked_on=line.asked_on,
        granted_on=line.granted_on,
    )


def _aid_name(line: FundingLine, known: CodeList) -> str:
    return known.label(line.aid_code) if line.aid_code else f"Aide : {_funder(line)}"


def _funder(line: FundingLine) -> str:
    return line.funder_name or code_lists()["funder_kinds"].label(line.funder_kind)
