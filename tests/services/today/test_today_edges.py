"""The lists of Aujourd’hui on the days when they change by themselves."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session
from tests.services.supported import attempt, colleague, meeting, pathway, person

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import PostExitFollowup
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.silence import recent_from
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.situation.due_dates import DueKind
from conseil_mobilite.domain.situation.situation import (
    Licence,
    LicenceExam,
    LicenceProcess,
    Vehicle,
)
from conseil_mobilite.services.pathway import followup_answers, followups
from conseil_mobilite.services.people import people_search, reassigning
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.referrals import referral_list
from conseil_mobilite.services.referrals.referral_list import ReferralQuery
from conseil_mobilite.services.today import caseload, today
from conseil_mobilite.services.today.caseload_query import CaseloadQuery

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
ON = date(2027, 3, 12)
SPRING = datetime(2027, 3, 28, 10, 0, tzinfo=UTC)
"""The clocks went forward that night."""
AUTUMN = datetime(2027, 10, 31, 10, 0, tzinfo=UTC)


def days(count: int) -> date:
    return ON + timedelta(days=count)


@pytest.fixture
def awa(session: Session, me: Adviser) -> Person:
    return person(session, "Diop", me.id)


def silent(session: Session, me: Adviser, at: datetime = AT) -> list[int]:
    return [row.days for row in today.picture(session, at, me.id).silent.rows]


@pytest.mark.parametrize(("ago", "listed"), [(29, []), (30, [30]), (31, [31])])
def test_somebody_met_thirty_days_ago_is_without_contact_and_not_a_day_before(
    session: Session, me: Adviser, awa: Person, ago: int, listed: list[int]
) -> None:
    pathway(session, awa, days(-300))
    meeting(session, awa, AT - timedelta(days=ago), "seen")

    assert silent(session, me) == listed


@pytest.mark.parametrize(("ago", "listed"), [(29, []), (30, [30])])
def test_somebody_never_met_is_without_contact_from_thirty_days_after_the_opening(
    session: Session, me: Adviser, awa: Person, ago: int, listed: list[int]
) -> None:
    pathway(session, awa, days(-ago))

    assert silent(session, me) == listed


@pytest.mark.parametrize("at", [SPRING, AUTUMN], ids=["march", "october"])
@pytest.mark.parametrize(("minutes", "listed"), [(-1, [30]), (0, [])], ids=["before", "after"])
def test_thirty_days_are_counted_from_midnight_in_paris_across_a_change_of_time(
    session: Session, me: Adviser, awa: Person, at: datetime, minutes: int, listed: list[int]
) -> None:
    pathway(session, awa, date(2026, 1, 5))
    summer = at is AUTUMN
    first = at.date() - timedelta(days=29)
    midnight = datetime(first.year, first.month, first.day, tzinfo=UTC)
    midnight -= timedelta(hours=2 if summer else 1)
    attempt(session, awa, midnight + timedelta(minutes=minutes))

    assert silent(session, me, at) == listed


def test_the_day_of_a_change_of_time_holds_its_own_appointments_only(
    session: Session, me: Adviser, awa: Person
) -> None:
    last = meeting(session, awa, datetime(2027, 3, 28, 21, 59, tzinfo=UTC), adviser_id=me.id)
    meeting(session, awa, datetime(2027, 3, 28, 22, 0, tzinfo=UTC), adviser_id=me.id)
    first = meeting(session, awa, datetime(2027, 3, 27, 23, 0, tzinfo=UTC), adviser_id=me.id)
    meeting(session, awa, datetime(2027, 3, 27, 22, 59, tzinfo=UTC), adviser_id=me.id)

    shown = today.picture(session, SPRING, me.id).meetings

    assert [met.id for met in shown] == [first.id, last.id]


def test_what_was_not_answered_on_the_days_before_is_counted(
    session: Session, me: Adviser, awa: Person
) -> None:
    yesterday = AT - timedelta(days=1)
    meeting(session, awa, yesterday, adviser_id=me.id)
    meeting(session, awa, yesterday, adviser_id=None)
    meeting(session, awa, yesterday, "seen", adviser_id=me.id)
    meeting(session, awa, yesterday, adviser_id=colleague(session, me).id)
    meeting(session, awa, AT - timedelta(days=61), adviser_id=me.id)
    meeting(session, awa, AT - timedelta(hours=2), adviser_id=me.id)
    meeting(session, awa, yesterday, adviser_id=me.id, deleted_at=AT)

    meeting(session, None, yesterday, adviser_id=me.id)
    meeting(session, None, yesterday, adviser_id=me.id, unnamed_participants=6)
    nobody_came = meeting(session, None, yesterday, adviser_id=me.id, unnamed_participants=6)
    nobody_came.unnamed_attended = 0
    session.flush()

    assert today.picture(session, AT, me.id).to_complete == 3


def test_a_follow_up_of_the_thirtieth_of_november_is_due_on_the_last_of_february(
    session: Session, me: Adviser, awa: Person
) -> None:
    over = pathway(session, awa, date(2026, 1, 4), ended_on=date(2026, 11, 30))
    followups.plan(session, over)

    listed = [
        [row.due_on for row in today.picture(session, at, me.id).followups.rows]
        for at in (AT - timedelta(days=27), AT - timedelta(days=26))
    ]

    assert listed == [[], [date(2027, 2, 28)]]


def test_a_follow_up_tells_its_own_attempts_only(
    session: Session, me: Adviser, awa: Person
) -> None:
    over = pathway(session, awa, date(2026, 1, 4), ended_on=date(2026, 8, 31))
    followups.plan(session, over)
    first, second = followups.of_pathway(session, over.id)
    for hours in (30, 3):
        followup_answers.attempt(session, first.id, "message", AT - timedelta(hours=hours))
    attempt(session, awa, AT - timedelta(hours=1), "non_joint")

    rows = {row.id: row for row in today.picture(session, AT, me.id).followups.rows}

    assert (rows[first.id].attempts, rows[first.id].attempted_at) == (2, AT - timedelta(hours=3))
    assert (rows[second.id].attempts, rows[second.id].attempted_at) == (0, None)


def test_follow_ups_of_a_pathway_that_is_open_again_are_not_due(
    session: Session, me: Adviser, awa: Person
) -> None:
    opened = pathway(session, awa, days(-300))
    session.add(PostExitFollowup(pathway_id=opened.id, months=3, due_on=days(-1)))
    session.flush()

    assert today.picture(session, AT, me.id).followups.total == 0


def vehicle(session: Session, who: Person, **fields: object) -> UUID:
    made = Vehicle.model_validate(
        {"person_id": who.id, "kind": "voiture", "name": "Clio", "noted_on": days(-200), **fields}
    )
    session.add(made)
    session.flush()
    return made.id


def test_what_falls_due_in_the_mobility_of_a_person_is_told_a_month_ahead(
    session: Session, me: Adviser, awa: Person
) -> None:
    pathway(session, awa, days(-90))
    vehicle(session, awa, insured_until=days(30), inspection_due=days(-90))
    vehicle(session, awa, insured_until=days(31), inspection_due=days(-91))
    vehicle(session, awa, insured_until=days(3), ended_on=days(-1))
    held = {"person_id": awa.id, "category": "b", "noted_on": days(-200)}
    session.add(Licence.model_validate({**held, "valid_until": days(10)}))
    session.add(Licence.model_validate({**held, "valid_until": days(11), "ended_on": days(-5)}))
    running = LicenceProcess(person_id=awa.id, noted_on=ON, theory_valid_until=days(20))
    over = LicenceProcess(
        person_id=awa.id, noted_on=ON, theory_valid_until=days(21), outcome="obtenu"
    )
    session.add_all((running, over))
    session.flush()
    for process, result, day in (
        (running, "a_venir", -2),
        (running, "reussi", -3),
        (over, "a_venir", 4),
    ):
        exam = LicenceExam(process_id=process.id, kind="code", held_on=days(day), result=result)
        session.add(exam)
    session.flush()

    tasks = today.picture(session, AT, me.id, shown=50).tasks.rows

    assert [(task.fact, (task.due_on - ON).days) for task in tasks] == [
        (DueKind.INSPECTION, -90),
        (DueKind.EXAM, -2),
        (DueKind.LICENCE, 10),
        (DueKind.THEORY, 20),
        (DueKind.INSURANCE, 30),
    ]
    assert {task.person for task in tasks} == {"Awa Diop"}


def test_nothing_falls_due_for_whoever_is_not_supported_or_by_a_colleague(
    session: Session, me: Adviser, awa: Person
) -> None:
    other = person(session, "Sow", colleague(session, me).id)
    gone = person(session, "Ba", me.id)
    gone.deleted_at = AT
    pathway(session, awa, days(-300), ended_on=days(-20))
    for who in (other, gone):
        pathway(session, who, days(-90))
    for who in (awa, other, gone):
        vehicle(session, who, insured_until=days(2))

    assert today.picture(session, AT, me.id).tasks.total == 0
    assert today.picture(session, AT, None).tasks.total == 1


def test_an_action_of_a_pathway_closed_before_is_not_due_in_the_new_one(
    session: Session, me: Adviser, awa: Person
) -> None:
    before = pathway(session, awa, days(-300), ended_on=days(-100))
    present = pathway(session, awa, days(-90))
    for wording, of in (("ancienne", before), ("présente", present)):
        session.add(
            Action(
                pathway_id=of.id,
                kind="tad",
                wording=wording,
                created_on=days(-90),
                due_on=days(-1),
            )
        )
    session.flush()

    tasks = today.picture(session, AT, me.id).tasks.rows

    assert [(task.fact, task.wording) for task in tasks] == [(None, "présente")]


def test_referrals_sent_wait_too_and_a_reminder_makes_them_wait_anew(
    session: Session, me: Adviser, awa: Person
) -> None:
    def refer(direction: str, state: str, ago: int, **fields: object) -> UUID:
        given = {"person_id": awa.id, "direction": direction, "state": state, **fields}
        made = Referral.model_validate({**given, "received_on": days(-ago)})
        session.add(made)
        session.flush()
        return made.id

    received = refer("recue", "recue", 5)
    old = refer("envoyee", "envoyee", 20, adviser_id=me.id)
    reminded = refer("envoyee", "envoyee", 20, adviser_id=me.id, reminded_on=days(-1))
    refer("envoyee", "acceptee", 20, adviser_id=me.id)
    refer("recue", "refusee", 20)
    other = colleague(session, me)
    hers = person(session, "Sow", other.id)
    refer("envoyee", "envoyee", 20, adviser_id=me.id, person_id=hers.id)

    rows = today.picture(session, AT, me.id).referrals.rows

    assert [(row.id, row.sent) for row in rows] == [
        (old, True),
        (received, False),
        (reminded, True),
    ]
    assert [row.remind_on <= ON for row in rows] == [True, True, False]
    assert rows[1].expires_on == days(3)


def test_what_waits_for_an_answer_or_a_call_follows_the_person_to_another_adviser(
    session: Session, me: Adviser, awa: Person
) -> None:
    other = colleague(session, me)
    followups.plan(session, pathway(session, awa, days(-300), ended_on=days(-90)))
    for direction in ("recue", "envoyee"):
        given = {"direction": direction, "state": direction, "adviser_id": me.id}
        waiting = {"person_id": awa.id, "received_on": days(-2), **given}
        session.add(Referral.model_validate(waiting))
    session.flush()
    before = today.picture(session, AT, me.id)

    reassigning.reassign(session, [awa.id], other.id, AT, appointments=True)

    left, now = today.picture(session, AT, me.id), today.picture(session, AT, other.id)
    assert (before.followups.total, before.referrals.total) == (1, 2)
    assert (left.followups.total, left.referrals.total) == (0, 0)
    assert (now.followups.total, now.referrals.total) == (1, 2)
    assert sum(referral_list.counts(session, ReferralQuery(ON, adviser_id=other.id)).values()) == 2


@pytest.mark.parametrize(("ago", "listed"), [(29, False), (30, True)])
def test_the_list_of_people_the_caseload_and_the_day_tell_the_same_silence(
    session: Session, me: Adviser, awa: Person, ago: int, *, listed: bool
) -> None:
    pathway(session, awa, days(-300))
    attempt(session, awa, AT - timedelta(days=ago))
    since = recent_from(ON, 30)

    found = people_search.search(session, PeopleQuery(AT, no_contact_since=since)).rows
    cases = caseload.page(session, CaseloadQuery(AT, me.id, silent=True))

    assert [bool(found), bool(cases.total), bool(silent(session, me))] == [listed] * 3
