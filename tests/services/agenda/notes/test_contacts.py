"""Attempts to reach a person, reached or not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import PostExitFollowup
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.notes import contacts
from conseil_mobilite.services.journal import recycle_bin
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.database import Store

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


def test_an_attempt_may_say_in_a_line_what_came_of_it(session: Session, person: Person) -> None:
    kept = contacts.record(
        session, person.id, "telephone", "joint", AT - timedelta(days=3), words=" Rappelle  lundi. "
    )

    assert kept.words == "Rappelle lundi."
    assert kept.attempted_at == AT - timedelta(days=3)


@pytest.mark.parametrize("words", ["a" * 301, "Son numéro : 2 84 05 75 113 042 26"])
def test_what_that_line_may_not_hold_is_refused(
    session: Session, person: Person, words: str
) -> None:
    with pytest.raises(UserError) as refused:
        contacts.record(session, person.id, "telephone", "joint", AT, words=words)

    assert refused.value.field == "words"
    assert contacts.of_person(session, person.id) == []


def test_an_attempt_for_a_follow_up_names_it(session: Session, person: Person) -> None:
    pathway = pathways.open_pathway(session, person.id, date(2026, 9, 1))
    followup = PostExitFollowup(pathway_id=pathway.id, months=3, due_on=date(2027, 3, 1))
    session.add(followup)
    session.flush()

    kept = contacts.record(
        session, person.id, "telephone", "non_joint", AT, followup_id=followup.id
    )

    assert kept.followup_id == followup.id


def test_a_deleted_attempt_is_listed_no_more_and_comes_back(store: Store) -> None:
    with store.transaction() as session:
        made = Person(file_number="2", last_name="Roy", first_name="Jo", registered_on=AT.date())
        session.add(made)
        session.flush()
        attempt = contacts.record(session, made.id, "telephone", "joint", AT)
    store.run(contacts.delete, attempt.id)
    assert store.read(contacts.of_person, made.id) == []

    (entry,) = store.read(recycle_bin.entries)
    store.run(recycle_bin.put_back, entry)

    assert [each.id for each in store.read(contacts.of_person, made.id)] == [attempt.id]


def test_attempts_in_vain_are_counted_since_the_person_was_last_reached(
    session: Session, person: Person
) -> None:
    for days, result in ((9, "non_joint"), (8, "joint"), (5, "non_joint"), (1, "non_joint")):
        contacts.record(session, person.id, "telephone", result, AT - timedelta(days=days))

    assert contacts.since_reached(contacts.of_person(session, person.id)) == 2
    assert contacts.since_reached([]) == 0
