"""What was given up for want of transport, and the mobility budgets made, in the timeline."""

from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.situation.budget import MobilityBudget
from conseil_mobilite.domain.situation.situation import Renunciation
from conseil_mobilite.services.people.timeline_events import Event, EventKind, Events, dated_on


def renunciations(session: Session, person_id: UUID) -> Events:
    """Tell each on the day it happened, else on the day it was noted."""
    for row in session.exec(select(Renunciation).where(Renunciation.person_id == person_id)):
        yield Event(
            dated_on(row.happened_on or row.noted_on),
            EventKind.RENUNCIATION,
            row.id,
            code=row.what,
            outcome="dated" if row.happened_on else "noted",
            text=row.words,
            place=row.place_name,
            timed=False,
        )


def budgets(session: Session, person_id: UUID) -> Events:
    query = select(MobilityBudget).where(MobilityBudget.person_id == person_id)
    for budget in session.exec(query):
        at, kind = dated_on(budget.noted_on), EventKind.BUDGET
        yield Event(at, kind, budget.id, text=budget.solution, timed=False)
