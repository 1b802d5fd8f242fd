"""Everything that happened to a person, told once, newest first."""

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.services.people import (
    timeline_budget,
    timeline_course,
    timeline_exchanges,
    timeline_licences,
    timeline_papers,
    timeline_referrals,
)
from conseil_mobilite.services.people.timeline_events import Event, Events
from conseil_mobilite.services.people.timeline_order import newest_first

_SOURCES: Final[tuple[Callable[[Session, UUID], Events], ...]] = (
    timeline_papers.registration,
    timeline_referrals.referrals,
    timeline_referrals.reminders,
    timeline_papers.documents,
    timeline_papers.notices,
    timeline_papers.agreements,
    timeline_papers.rights,
    timeline_course.pathways,
    timeline_course.pathway_acts,
    timeline_course.followups,
    timeline_course.assessments,
    timeline_course.barriers_lifted,
    timeline_course.actions_done,
    timeline_course.unmet_needs,
    timeline_licences.licences_begun,
    timeline_licences.exams,
    timeline_licences.licences_obtained,
    timeline_exchanges.appointments,
    timeline_exchanges.contact_attempts,
    timeline_exchanges.notes,
    timeline_budget.renunciations,
    timeline_budget.budgets,
)


def timeline(session: Session, person_id: UUID, on: date) -> tuple[Event, ...]:
    """Return every event up to the end of that day; private notes of colleagues are left out."""
    found = [event for source in _SOURCES for event in source(session, person_id)]
    found += timeline_course.late_actions(session, person_id, on)
    return newest_first(event for event in found if event.day <= on)
