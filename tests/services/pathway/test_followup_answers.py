"""Attempts to reach somebody after her exit, what was found, and what is corrected."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, col, select
from tests.conftest import NOW
from tests.services.supported import attempt, pathway, person

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.pathway import followup_answers, followups
from conseil_mobilite.services.pathway.followup_answers import Found
from conseil_mobilite.store.database import Store

ON = date(2027, 3, 12)
EXITED = date(2026, 11, 30)


@pytest.fixture
def over(session: Session) -> Pathway:
    made = pathway(session, person(session, "Diop"), date(2026, 1, 4), ended_on=EXITED)
    followups.plan(session, made)
    return made


@pytest.fixture
def first(session: Session, over: Pathway) -> PostExitFollowup:
    return followups.of_pathway(session, over.id)[0]


def contacts(session: Session) -> list[tuple[str, str, str]]:
    query = select(ContactAttempt).order_by(col(ContactAttempt.attempted_at))
    return [(made.channel, made.result, made.words) for made in session.exec(query)]


def test_attempts_are_kept_with_the_follow_up_the_latest_first(
    session: Session, over: Pathway, first: PostExitFollowup
) -> None:
    for days in (9, 2):
        followup_answers.attempt(session, first.id, "message", NOW - timedelta(days=days))
    attempt(session, session.get_one(Person, over.person_id), NOW)

    picture, other = followup_answers.pictures(session, over)

    assert [(NOW - made.attempted_at).days for made in picture.attempts] == [2, 9]
    assert (picture.missed, picture.answer, other.attempts) == (2, None, ())


def test_whoever_answers_was_contacted_that_day(
    session: Session, over: Pathway, first: PostExitFollowup
) -> None:
    found = Found("emploi", ON, "courriel", "Solution toujours en place")

    done = followup_answers.close(session, first.id, found)

    (made,) = followup_answers.pictures(session, over)[0].attempts
    assert (done.situation, done.done_on) == ("emploi", ON)
    assert (made.channel, made.result, made.attempted_at) == ("courriel", "joint", NOW)
    assert made.words == "Solution toujours en place"


def test_an_answer_of_a_day_gone_by_is_kept_at_noon_of_that_day(
    session: Session, first: PostExitFollowup
) -> None:
    followup_answers.close(session, first.id, Found("emploi", date(2027, 3, 2)))

    made = session.exec(select(ContactAttempt)).one()
    assert made.attempted_at == datetime(2027, 3, 2, 11, tzinfo=UTC)


def test_nobody_is_contacted_by_a_follow_up_closed_without_an_answer(
    session: Session, over: Pathway, first: PostExitFollowup
) -> None:
    followup_answers.attempt(session, first.id, "telephone", NOW)

    done = followup_answers.close(session, first.id, Found("non_joint", ON))

    assert done.situation == "non_joint"
    assert contacts(session) == [("telephone", "non_joint", "")]
    assert followup_answers.pictures(session, over)[0].answer is None


def test_a_correction_takes_the_place_of_what_was_said(
    session: Session, first: PostExitFollowup
) -> None:
    followup_answers.attempt(session, first.id, "telephone", NOW - timedelta(days=5))
    followup_answers.close(session, first.id, Found("emploi", ON, words="Elle conduit"))

    followup_answers.close(session, first.id, Found("formation", ON, "visite"))
    assert contacts(session) == [("telephone", "non_joint", ""), ("visite", "joint", "")]

    followup_answers.close(session, first.id, Found("non_joint", ON))
    assert contacts(session) == [("telephone", "non_joint", "")]


def test_a_correction_keeps_the_hour_and_who_was_told(
    session: Session, first: PostExitFollowup
) -> None:
    followup_answers.close(session, first.id, Found("emploi", ON, words="Elle conduit"))
    made = session.exec(select(ContactAttempt)).one()
    told = (made.id, made.attempted_at, made.adviser_id)
    session.info["clock"] = lambda: NOW + timedelta(hours=2)
    session.info["adviser"] = None

    followup_answers.close(session, first.id, Found("emploi", ON, "visite", "Elle roule"))

    made = session.exec(select(ContactAttempt)).one()
    assert (made.id, made.attempted_at, made.adviser_id) == told
    assert (made.channel, made.words) == ("visite", "Elle roule")


def test_a_correction_to_another_day_moves_the_contact(
    session: Session, first: PostExitFollowup
) -> None:
    followup_answers.close(session, first.id, Found("emploi", ON))

    followup_answers.close(session, first.id, Found("emploi", date(2027, 3, 2)))

    made = session.exec(select(ContactAttempt)).one()
    assert made.attempted_at == datetime(2027, 3, 2, 11, tzinfo=UTC)


def test_one_closed_by_mistake_is_due_again_and_keeps_its_attempts(
    session: Session, over: Pathway, first: PostExitFollowup
) -> None:
    followup_answers.attempt(session, first.id, "telephone", NOW - timedelta(days=5))
    followup_answers.close(session, first.id, Found("emploi", ON))

    followup_answers.reopen(session, first.id)

    assert (first.situation, first.done_on) == ("", None)
    assert followup_answers.pictures(session, over)[0].missed == 1
    assert contacts(session) == [("telephone", "non_joint", "")]


@pytest.mark.parametrize(
    ("found", "field"),
    [
        (Found("", ON), "situation"),
        (Found("emploi", ON + timedelta(days=1)), "done_on"),
        (Found("emploi", EXITED - timedelta(days=1)), "done_on"),
        (Found("emploi", ON, "pigeon"), "channel"),
        (Found("emploi", ON, words="x" * 301), "words"),
        (Found("emploi", ON, words="2 84 05 75 116 003 12"), "words"),
    ],
    ids=["situation", "future", "before the exit", "channel", "long", "social security number"],
)
def test_what_cannot_be_is_refused_beside_its_field(
    session: Session, first: PostExitFollowup, found: Found, field: str
) -> None:
    with pytest.raises(UserError) as refused:
        followup_answers.close(session, first.id, found)

    assert refused.value.field == field


def test_the_day_of_the_exit_itself_is_accepted(session: Session, first: PostExitFollowup) -> None:
    done = followup_answers.close(session, first.id, Found("emploi", EXITED))

    assert done.done_on == EXITED


def test_one_that_is_closed_or_not_planned_any_more_is_not_attempted(
    session: Session, over: Pathway, first: PostExitFollowup
) -> None:
    followup_answers.close(session, first.id, Found("emploi", ON))
    _first, second = followups.of_pathway(session, over.id)
    followups.cancel_due(session, over.id, ON)

    for each, words in ((first, "déjà clos"), (second, "n’est plus prévu")):
        with pytest.raises(UserError, match=words):
            followup_answers.attempt(session, each.id, "telephone", NOW)
    assert len(contacts(session)) == 1


def test_an_attempt_of_tomorrow_is_refused(session: Session, first: PostExitFollowup) -> None:
    with pytest.raises(UserError, match="avenir"):
        followup_answers.attempt(session, first.id, "telephone", NOW + timedelta(minutes=1))


def test_what_was_told_is_named_after_the_follow_up(store: Store) -> None:
    with store.transaction() as session:
        made = pathway(session, person(session, "Diop"), date(2026, 1, 4), ended_on=EXITED)
        followups.plan(session, made)
        first = followups.of_pathway(session, made.id)[0].id
    told = []
    for situation in ("emploi", "formation", "non_joint", ""):
        if situation:
            store.run(followup_answers.close, first, Found(situation, ON))
        else:
            store.run(followup_answers.reopen, first)
        told.append(store.read(undoing.last_steps, made.person_id)[0].words)

    assert told == [
        "Suivi à 3 mois noté",
        "Suivi à 3 mois modifié",
        "Suivi à 3 mois modifié",
        "Suivi à 3 mois à faire de nouveau",
    ]
