"""What was erased once is erased again in an older base, and an older base alone."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.conftest import NOW
from tests.services import supported

from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import PersonChanges
from conseil_mobilite.services.retention import register
from conseil_mobilite.store.journal.anonymous import AnonymousFileError
from conseil_mobilite.store.journal.journal import NothingToUndoError, undo


def line(person: UUID, manner: str = register.ERASED) -> Erasure:
    return Erasure(person_id=person, manner=manner, ground="demande", done_at=NOW)


def test_who_was_erased_goes_again_and_nobody_else(session: Session) -> None:
    gone, stays = supported.person(session, "Lefèvre"), supported.person(session, "Roussel")
    supported.pathway(session, gone, date(2026, 1, 5))
    supported.meeting(session, gone, NOW)
    who = gone.id

    changed = register.apply_again(session, [line(who)])

    assert changed == 1
    assert session.exec(select(Person.id)).all() == [stays.id]
    assert {each.row_key for each in session.exec(select(Change))} == {str(stays.id)}
    assert [each.person_id for each in register.lines(session)] == [who]


def test_doing_it_twice_changes_nothing_more(session: Session) -> None:
    gone = supported.person(session, "Lefèvre")
    lines = [line(gone.id), line(uuid4(), register.ANONYMISED)]
    register.apply_again(session, lines)

    assert register.apply_again(session, lines) == 0
    assert len(register.lines(session)) == len(lines)


def test_who_was_anonymised_stays_so(session: Session) -> None:
    person = supported.person(session, "Lefèvre")

    register.apply_again(session, [line(person.id, register.ANONYMISED)])

    left = session.get_one(Person, person.id)
    assert (left.last_name, left.first_name, left.search_text) == ("", "", "")
    assert left.anonymised_on == NOW.date()


def test_nothing_names_an_anonymous_file_again(session: Session) -> None:
    person, other = supported.person(session, "Lefèvre"), supported.person(session, "Roussel")
    register.apply_again(session, [line(person.id, register.ANONYMISED)])

    with pytest.raises(AnonymousFileError), session.begin_nested():
        people.correct(session, person.id, PersonChanges(usual_name="Diop"))
    people.correct(session, other.id, PersonChanges(usual_name="Diop"))
    session.add(ContactPoint(person_id=person.id, kind="phone", value="+33612345678"))
    with pytest.raises(AnonymousFileError):
        session.flush()
    session.rollback()


def test_what_came_after_a_part_went_is_not_taken(session: Session) -> None:
    person = supported.person(session, "Lefèvre")
    erased = line(person.id, register.CONTACTS)
    register.apply_again(session, [erased])
    session.add(ContactPoint(person_id=person.id, kind="phone", value="+33612345678"))
    session.flush()

    register.apply_again(session, [erased])

    assert len(session.exec(select(ContactPoint)).all()) == 1


def test_an_erasure_cannot_be_undone_and_the_acts_of_others_can(session: Session) -> None:
    gone, stays = supported.person(session, "Lefèvre"), supported.person(session, "Roussel")
    act, other = session.info["act"], stays.id

    register.apply_again(session, [line(gone.id)])
    undo(session, act)

    assert session.get(Person, other) is None
    with pytest.raises(NothingToUndoError):
        undo(session, uuid4())
