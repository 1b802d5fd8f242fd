"""Attempts to reach a person, reached or not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import contacts
from conseil_mobilite.services.pathway import pathways

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


@pytest.fixture
def person(session: Session) -> Person:
    made = Person(
        file_number="1", last_name="Sylla", first_name="Mamadou", registered_on=date(2026, 1, 1)
    )
    session.add(made)
    session.flush()
    return made


def test_an_attempt_says_how_when_and_whether_the_person_was_reached(
    session: Session, person: Person
) -> None:
    pathway = pathways.open_pathway(session, person.id, date(2027, 3, 1))

    kept = contacts.record(session, person.id, "telephone", "non_joint", AT)

    assert (kept.channel, kept.result, kept.attempted_at) == ("telephone", "non_joint", AT)
    assert (kept.pathway_id, kept.adviser_id) == (pathway.id, session.info["adviser"])


def test_attempts_are_listed_the_latest_first(session: Session, person: Person) -> None:
    older = contacts.record(session, person.id, "courrier", "joint", AT - timedelta(days=2))
    newer = contacts.record(session, person.id, "message", "joint", AT)

    assert list(contacts.of_person(session, person.id)) == [newer, older]


@pytest.mark.parametrize(
    ("channel", "result", "at", "field"),
    [
        ("pigeon", "joint", AT, "channel"),
        ("telephone", "", AT, "result"),
        ("telephone", "joint", AT + timedelta(minutes=1), "attempted_at"),
    ],
)
def test_what_is_no_attempt_is_refused(
    session: Session, person: Person, channel: str, result: str, at: datetime, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        contacts.record(session, person.id, channel, result, at)

    assert refused.value.field == field
