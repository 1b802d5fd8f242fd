"""What a restitution may tell of the course of a support: goals, decision, actions, meetings."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.france_travail import (
    POINT_ON_MOBILITY,
    WITHHELD,
    objective_reference,
)
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.restitution import Box, Part, Told
from conseil_mobilite.domain.paper.restitution_words import national
from conseil_mobilite.domain.pathway.action import Goal
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.pathway.pathway_rules import Decision
from conseil_mobilite.services.pathway import goals
from conseil_mobilite.store.reference.reference import code_lists

ATTENDED: Final = "seen"
_HERS: Final = frozenset({Decision.PERSON_REFUSES, Decision.NO_FURTHER_ACTION})
"""Decisions that tell what she did or did not do: never proposed ticked."""


def boxes(session: Session, pathway: Pathway, assessment: Assessment | None) -> Iterator[Box]:
    yield from _goals(session, pathway, assessment)
    yield _decision(session, pathway)
    yield _meetings(session, pathway)


def nothing() -> Iterator[Box]:
    """Yield the same boxes where there was no support yet."""
    yield Box("goals", Part.GOALS, "Objectifs, avec les codes de France Travail", ())
    yield Box("own_words", Part.GOALS, "Son but, avec ses mots", ())
    yield Box("decision", Part.DECISION, "Décision après le bilan", ())
    yield Box("meetings", Part.DONE, "Rendez-vous honorés", ())


def _goals(session: Session, pathway: Pathway, assessment: Assessment | None) -> Iterator[Box]:
    """Goals of health and of housing, which tell as much as the barrier they answer, stand apart.

    Words that were typed are apart too: only a reader can tell what they let out.
    """
    known, every = code_lists()["goals"], goals.of_pathway(session, pathway.id)
    listed = [each for each in every if each.code in known]
    typed = [each.label for each in every if each.code not in known]
    shared = [_goal(each) for each in listed if not _withheld(each.code)]
    made = [_assessed()] if assessment else []
    label = "Objectifs, avec les codes de France Travail"
    yield Box("goals", Part.GOALS, label, (*made, *shared), usual=True)
    for each in listed:
        if _withheld(each.code):
            lines, name = (_goal(each),), f"Objectif : {each.label}"
            yield Box(f"goal.{each.code}", Part.GOALS, name, lines, sensitive=True)
    wanted = [assessment.goal] if assessment and assessment.goal else []
    said = tuple(Told(words) for words in dict.fromkeys((*wanted, *typed)))
    yield Box("own_words", Part.GOALS, "Son but, avec ses mots", said)


def _goal(goal: Goal) -> Told:
    objective = code_lists()["goals"][goal.code].text("ft_objective")
    if not objective:
        return Told(goal.label)
    reference = objective_reference(code_lists(), objective)
    return Told(goal.label, (national(code_lists(), reference, goal.label),))


def _assessed() -> Told:
    reference = objective_reference(code_lists(), POINT_ON_MOBILITY)
    label = code_lists()["ft_objectives"].label(POINT_ON_MOBILITY)
    return Told(f"{label} : réalisé", (national(code_lists(), reference, label),))


def _withheld(code: str) -> bool:
    objective = code_lists()["goals"][code].text("ft_objective")
    if not objective:
        return False
    return objective_reference(code_lists(), objective).contrainte in WITHHELD


def _decision(session: Session, pathway: Pathway) -> Box:
    event = decided(session, pathway)
    if event is None:
        return Box("decision", Part.DECISION, "Décision après le bilan", ())
    label = code_lists()["decisions"].label(event.decision)
    told = Told(f"{label}, le {long_date(event.happened_on, weekday=False)}")
    usual = event.decision not in _HERS
    return Box("decision", Part.DECISION, "Décision après le bilan", (told,), usual=usual)


def decided(session: Session, pathway: Pathway) -> PathwayEvent | None:
    """Return the last decision of a pathway."""
    query = select(PathwayEvent).where(
        PathwayEvent.pathway_id == pathway.id, PathwayEvent.decision != ""
    )
    order = (col(PathwayEvent.happened_on).desc(), col(PathwayEvent.recorded_at).desc())
    return session.exec(query.order_by(*order)).first()


def _meetings(session: Session, pathway: Pathway) -> Box:
    """Only those she came to: what she missed is nobody else's."""
    kinds = code_lists()["appointment_kinds"]
    lines = tuple(
        Told(f"Rendez-vous du {long_date(paris_day(at), weekday=False)} : {kinds.label(kind)}")
        for at, kind in _attended(session, pathway)
    )
    return Box("meetings", Part.DONE, "Rendez-vous honorés", lines, usual=True)


def _attended(session: Session, pathway: Pathway) -> Sequence[tuple[datetime, str]]:
    query = (
        select(Appointment.starts_at, Appointment.kind)
        .join(Participation)
        .where(
            Participation.pathway_id == pathway.id,
            Participation.person_id == pathway.person_id,
            Participation.status == ATTENDED,
            col(Appointment.deleted_at).is_(None),
            col(Appointment.cancelled_on).is_(None),
        )
    )
    return session.exec(query.order_by(col(Appointment.starts_at))).all()
