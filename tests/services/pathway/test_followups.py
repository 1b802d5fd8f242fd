"""Hearing from a person again, 3 and 6 months after an exit."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.pathway import followup_answers, followups
from conseil_mobilite.services.pathway.followup_answers import Found

ON = date(2027, 3, 12)


@pytest.fixture
def pathway(session: Session) -> Pathway:
    person = Person(file_number="1", last_name="Sylla", first_name="Mamadou", registered_on=ON)
    session.add(person)
    session.flush()
    made = Pathway(
        person_id=person.id,
        opened_on=date(2026, 1, 4),
        state="sorti",
        ended_on=date(2026, 8, 31),
        end_reason="emploi_durable",
        end_situation="emploi",
    )
    session.add(made)
    session.flush()
    return made


def test_followups_are_due_the_same_day_or_the_last_of_the_month(
    session: Session, pathway: Pathway
) -> None:
    followups.plan(session, pathway)

    due = [(each.months, each.due_on) for each in followups.of_pathway(session, pathway.id)]
    assert due == [(3, date(2026, 11, 30)), (6, date(2027, 2, 28))]


def test_one_done_is_not_due_anew_where_the_exit_is_only_corrected(
    session: Session, pathway: Pathway
) -> None:
    followups.plan(session, pathway)
    first, _second = followups.of_pathway(session, pathway.id)
    followup_answers.close(session, first.id, Found("emploi", ON))
    followups.cancel_due(session, pathway.id, ON)

    followups.plan(session, pathway)

    kept = [(each.months, each.done_on) for each in followups.of_pathway(session, pathway.id)]
    assert kept == [(3, ON), (6, None)]


@pytest.mark.parametrize("reason", ["deces", "doublon_erreur"])
def test_nobody_is_followed_after_a_death_or_a_mistake(
    session: Session, pathway: Pathway, reason: str
) -> None:
    pathway.end_reason = reason

    followups.plan(session, pathway)

    assert list(followups.of_pathway(session, pathway.id)) == []


@pytest.mark.parametrize("situation", ["emploi", "non_joint"])
def test_a_followup_keeps_the_situation_found(
    session: Session, pathway: Pathway, situation: str
) -> None:
    followups.plan(session, pathway)
    first, _second = followups.of_pathway(session, pathway.id)

    done = followup_answers.close(session, first.id, Found(situation, ON))

    assert (done.situation, done.done_on) == (situation, ON)


@pytest.mark.parametrize(
    ("situation", "on", "field"),
    [
        ("", ON, "situation"),
        ("ailleurs", ON, "situation"),
        ("emploi", ON + timedelta(days=1), "done_on"),
    ],
)
def test_a_followup_needs_a_situation_and_a_day_gone_by(
    session: Session, pathway: Pathway, situation: str, on: date, field: str
) -> None:
    followups.plan(session, pathway)
    first, _second = followups.of_pathway(session, pathway.id)

    with pytest.raises(UserError) as refused:
        followup_answers.close(session, first.id, Found(situation, on))

    assert refused.value.field == field


def test_only_followups_still_due_are_cancelled(session: Session, pathway: Pathway) -> None:
    followups.plan(session, pathway)
    first, second = followups.of_pathway(session, pathway.id)
    followup_answers.close(session, first.id, Found("emploi", ON))

    followups.cancel_due(session, pathway.id, ON)

    assert list(followups.of_pathway(session, pathway.id)) == [first]
    with pytest.raises(UserError, match="n’est plus prévu"):
        followup_answers.close(session, second.id, Found("emploi", ON))
