"""Whom the rules may ask something of, by conditions that the base looks for quickly.

They keep more people than the rules then do, never fewer: what else counts as an event, a step or a
document say, only puts a departure off.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlmodel import Session, col

from conseil_mobilite.domain.assessment.assessment import Answer, Assessment
from conseil_mobilite.domain.language.paris import day_bounds
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.domain.retention.rules import Rule
from conseil_mobilite.domain.situation.budget import MobilityBudget
from conseil_mobilite.services.people.person_facts import unmet_since
from conseil_mobilite.services.retention.sensitive import sensitive_part

_LONGEST_MONTH_END: Final = timedelta(days=3)
"""The 28 February is a month after each of the four last days of January."""
_EVER: Final = datetime(1900, 1, 1, tzinfo=UTC)


def leaving_by(months: Mapping[Rule, int], until: date) -> ColumnElement[bool]:
    """Keep the people whose whole file may have to leave by a day.

    Those whom nobody ever met are all kept: a referral may be older than their registration.
    """
    return or_(_silent(months[Rule.LAST_CONTACT], until), and_(*unmet_since(_EVER)))


def losing_by(session: Session, months: Mapping[Rule, int], until: date) -> ColumnElement[bool]:
    """Keep those of whom the whole file or a part may have to leave, and those once announced."""
    return or_(
        leaving_by(months, until),
        and_(_silent(months[Rule.SENSITIVE], until), _sensitive(session)),
        and_(_gone(months[Rule.DOCUMENTS], until), _has(IssuedDocument.person_id)),
        and_(_gone(months[Rule.CONTACTS], until), _has(ContactPoint.person_id)),
        _has(RetentionNotice.person_id),
    )


def _silent(months: int, until: date) -> ColumnElement[bool]:
    _start, end = day_bounds(_latest(months, until))
    return and_(*unmet_since(end))


def _gone(months: int, until: date) -> ColumnElement[bool]:
    """Keep those who had a pathway that ended so many months ago."""
    ended = col(Pathway.ended_on) <= _latest(months, until)
    return exists().where(col(Pathway.person_id) == col(Person.id), ended).correlate(Person)


def _latest(months: int, until: date) -> date:
    """Return the latest day of which `until` may be so many months after."""
    return months_after(until, -months) + _LONGEST_MONTH_END


def _has(person: object) -> ColumnElement[bool]:
    return exists().where(col(person) == col(Person.id)).correlate(Person)


def _sensitive(session: Session) -> ColumnElement[bool]:
    answered = (
        select(col(Answer.question))
        .join(Assessment, col(Assessment.id) == col(Answer.assessment_id))
        .join(Pathway, col(Pathway.id) == col(Assessment.pathway_id))
        .where(
            col(Pathway.person_id) == col(Person.id),
            col(Answer.question).in_(sensitive_part(session).questions),
        )
        .correlate(Person)
    )
    return or_(_has(MobilityBudget.person_id), answered.exists())
