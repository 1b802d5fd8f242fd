"""The course of the support in the timeline: pathways, assessments, actions."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent, PostExitFollowup
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.pathway.unmet_words import place_words
from conseil_mobilite.services.people.timeline_events import Event, EventKind, Events, dated_on

OPEN_ACTIONS: Final = ("prevue", "en_cours", "en_attente")
_TOLD_BY_OTHERS: Final = ("fixer_rdv", "annuler_rdv", "commencer_bilan")


def pathways(session: Session, person_id: UUID) -> Events:
    for pathway in session.exec(select(Pathway).where(Pathway.person_id == person_id)):
        at = dated_on(pathway.opened_on)
        yield Event(at, EventKind.PATHWAY_OPENED, pathway.id, timed=False)


def pathway_acts(session: Session, person_id: UUID) -> Events:
    """Tell the acts that no appointment or assessment tells already."""
    query = (
        select(PathwayEvent)
        .join(Pathway)
        .where(
            Pathway.person_id == person_id,
            col(PathwayEvent.act).not_in(_TOLD_BY_OTHERS),
        )
    )
    for event in session.exec(query):
        same_day = paris_day(event.recorded_at) == event.happened_on
        yield Event(
            event.recorded_at if same_day else dated_on(event.happened_on),
            EventKind.PATHWAY_ACT,
            event.id,
            code=event.decision or event.act,
            outcome=event.reason,
            text=event.partner,
            timed=same_day,
        )


def followups(session: Session, person_id: UUID) -> Events:
    query = select(PostExitFollowup).join(Pathway).where(Pathway.person_id == person_id)
    for followup in session.exec(query):
        if followup.done_on:
            yield Event(
                dated_on(followup.done_on),
                EventKind.FOLLOWUP,
                followup.id,
                outcome=followup.situation,
                minutes=followup.months,
                timed=False,
            )


def assessments(session: Session, person_id: UUID) -> Events:
    """Tell an assessment on the day it was validated, else on the day it was begun."""
    query = select(Assessment).join(Pathway).where(Pathway.person_id == person_id)
    for assessment in session.exec(query):
        validated = assessment.validated_on
        yield Event(
            dated_on(validated) if validated else assessment.started_at,
            EventKind.ASSESSMENT,
            assessment.id,
            code=assessment.kind,
            outcome="corrected" if assessment.corrects_id else "valid" if validated else "open",
            text=assessment.profile_retained or assessment.profile_computed,
            minutes=assessment.duration_minutes,
            timed=validated is None,
        )


def barriers_lifted(session: Session, person_id: UUID) -> Events:
    query = (
        select(Barrier)
        .join(Assessment)
        .join(Pathway)
        .where(Pathway.person_id == person_id, col(Barrier.lifted_on).is_not(None), Barrier.kept)
    )
    told: set[tuple[str, date]] = set()  # several assessments may keep the same barrier
    for barrier in session.exec(query):
        if barrier.lifted_on and (barrier.code, barrier.lifted_on) not in told:
            told.add((barrier.code, barrier.lifted_on))
            yield Event(
                dated_on(barrier.lifted_on),
                EventKind.BARRIER_LIFTED,
                barrier.id,
                code=barrier.code,
                outcome=barrier.status,
                timed=False,
            )


def actions_done(session: Session, person_id: UUID) -> Events:
    query = (
        select(Action)
        .join(Pathway)
        .where(
            Pathway.person_id == person_id,
            col(Action.done_on).is_not(None),
            col(Action.deleted_at).is_(None),
        )
    )
    for action in session.exec(query):
        if action.done_on:
            yield _action_event(action, action.done_on, EventKind.ACTION_DONE, action.result)


def unmet_needs(session: Session, person_id: UUID) -> Events:
    """Tell a need on the day it was noted, and on the day an offer came."""
    query = select(UnmetNeed).join(Pathway).where(Pathway.person_id == person_id)
    for need in session.exec(query):
        days = ((EventKind.NEED_NOTED, need.noted_on), (EventKind.NEED_MET, need.met_on))
        for kind, day in days:
            if day is not None:
                yield Event(
                    dated_on(day),
                    kind,
                    need.id,
                    code=need.need,
                    outcome=need.purpose,
                    text=need.words,
                    place=place_words(need),
                    timed=False,
                )


def late_actions(session: Session, person_id: UUID, on: date) -> Events:
    query = (
        select(Action)
        .join(Pathway)
        .where(
            Pathway.person_id == person_id,
            col(Action.due_on) < on,
            col(Action.status).in_(OPEN_ACTIONS),
            col(Action.deleted_at).is_(None),
        )
    )
    for action in session.exec(query):
        if action.due_on:
            yield _action_event(action, action.due_on, EventKind.ACTION_LATE, action.status)


def _action_event(action: Action, day: date, kind: EventKind, outcome: str) -> Event:
    return Event(
        dated_on(day),
        kind,
        action.id,
        code=action.kind,
        outcome=outcome,
        text=action.wording,
        timed=False,
    )
