"""What the page of a pathway shows: where it stands, what may be done, its actions."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.pathway.action import Goal
from conseil_mobilite.domain.pathway.pathway import Pathway, PathwayEvent
from conseil_mobilite.domain.pathway.pathway_rules import (
    Decision,
    PathwayAct,
    PathwayState,
    allowed_decisions,
)
from conseil_mobilite.domain.pathway.unmet_need import UnmetNeed
from conseil_mobilite.domain.situation.situation import Journey
from conseil_mobilite.services.pathway import (
    actions,
    barrier_statuses,
    closings,
    followup_answers,
    goals,
    pathway_measures,
    pathways,
    unmet_needs,
)
from conseil_mobilite.services.pathway.actions import PlannedAction
from conseil_mobilite.services.pathway.barrier_statuses import PathwayBarrier
from conseil_mobilite.services.pathway.followup_answers import FollowupPicture
from conseil_mobilite.services.pathway.pathway_measures import PathwayMeasure


@dataclass(frozen=True, slots=True)
class PathwayPicture:
    """One pathway of a person, and the others she has, the latest first.

    `since` is the day it came to its present state; `last` the act that brought it there.
    `journeys` are those of today, the ones she would have to make first; `final` is the final
    assessment, validated or under way; `measures` are those of the plan of its basin.
    """

    pathway: Pathway
    others: tuple[Pathway, ...]
    since: date
    last: PathwayEvent | None
    acts: tuple[PathwayAct, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[PlannedAction, ...]
    goals: tuple[Goal, ...]
    followups: tuple[FollowupPicture, ...]
    barriers: tuple[PathwayBarrier, ...]
    needs: tuple[UnmetNeed, ...]
    journeys: tuple[Journey, ...]
    final: Assessment | None
    measures: tuple[PathwayMeasure, ...]

    @property
    def closed(self) -> bool:
        return self.pathway.ended_on is not None


def of_person(
    session: Session, person_id: UUID, on: date, pathway_id: UUID | None = None
) -> PathwayPicture | None:
    """Return the pathway asked for, else the open one, else the latest; None if there is none."""
    known = pathways.of_person(session, person_id)
    if not known:
        return None
    asked = [each for each in known if each.id == pathway_id]
    opened = [each for each in known if each.ended_on is None]
    shown = (asked or opened or list(known))[0]
    passages = pathways.history(session, shown.id)
    moved = [each for each in passages if each.state_before != each.state_after]
    last = moved[-1] if moved else None
    return PathwayPicture(
        pathway=shown,
        others=tuple(each for each in known if each.id != shown.id),
        since=last.happened_on if last else shown.opened_on,
        last=last,
        acts=pathways.allowed_acts(session, shown),
        decisions=allowed_decisions(PathwayState(shown.state)),
        actions=_actions(session, shown, on),
        goals=tuple(goals.of_pathway(session, shown.id)),
        followups=followup_answers.pictures(session, shown),
        barriers=barrier_statuses.of_pathway(session, shown.id),
        needs=tuple(unmet_needs.of_pathway(session, shown.id)),
        journeys=_journeys(session, person_id),
        final=closings.final_of(session, shown.id),
        measures=pathway_measures.of_pathway(session, shown, on),
    )


def _actions(session: Session, pathway: Pathway, on: date) -> tuple[PlannedAction, ...]:
    """Return the actions; in a closed pathway nothing is late any more."""
    found = actions.of_pathway(session, pathway.id, on)
    if pathway.ended_on is None:
        return tuple(found)
    return tuple(replace(each, late=False) for each in found)


def _journeys(session: Session, person_id: UUID) -> tuple[Journey, ...]:
    query = select(Journey).where(Journey.person_id == person_id, col(Journey.ended_on).is_(None))
    order = (col(Journey.standing).desc(), col(Journey.noted_on).desc(), col(Journey.id))
    return tuple(session.exec(query.order_by(*order)))
