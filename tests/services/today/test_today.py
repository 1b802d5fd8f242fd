from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select
from tests.services import supported
from tests.services.supported import meeting

from conseil_mobilite.domain.agenda.appointment import ContactAttempt
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway, PostExitFollowup
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.people.person_search import search_text
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.domain.retention.rules import Rule
from conseil_mobilite.services.people.person_header import note_opening
from conseil_mobilite.services.retention import delays
from conseil_mobilite.services.today import today

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
ON = date(2027, 3, 12)


def days(count: int) -> date:
    return ON + timedelta(days=count)


@pytest.fixture
def me(session: Session) -> UUID:
    return session.exec(select(Adviser.id)).one()


@pytest.fixture
def colleague(session: Session) -> UUID:
    return supported.colleague(session, session.exec(select(Adviser)).one()).id


Meet = Callable[..., Person]


@pytest.fixture
def person(session: Session, me: UUID) -> Meet:
    """Make a person registered long ago, of this adviser unless told."""

    def make(name: str, registered_on: date = date(2026, 1, 5), of: UUID | None = me) -> Person:
        made = Person(
            file_number=f"{uuid4()}"[:20],
            last_name=name,
            first_name="Awa",
            registered_on=registered_on,
            adviser_id=of,
        )
        made.search_text = search_text(made)
        session.add(made)
        session.flush()
        return made

    return make


@pytest.fixture
def pathway(session: Session) -> Callable[..., Pathway]:
    def make(person: Person, opened_on: date, ended_on: date | None = None) -> Pathway:
        made = Pathway(
            person_id=person.id,
            adviser_id=person.adviser_id,
            opened_on=opened_on,
            ended_on=ended_on,
            end_reason="autonomie" if ended_on else "",
            state="sorti" if ended_on else "en_accompagnement",
        )
        session.add(made)
        session.flush()
        return made

    return make


def test_the_day_shows_its_appointments_in_order_and_no_others(
    session: Session, me: UUID, colleague: UUID, person: Meet
) -> None:
    awa = person("Diop")
    late = meeting(session, awa, datetime(2027, 3, 12, 22, 30, tzinfo=UTC), adviser_id=me)
    early = meeting(session, awa, datetime(2027, 3, 11, 23, 15, tzinfo=UTC), adviser_id=me)
    nobody = meeting(session, None, datetime(2027, 3, 12, 8, tzinfo=UTC), title="Réunion d’équipe")
    meeting(session, awa, datetime(2027, 3, 12, 23, 15, tzinfo=UTC), adviser_id=me)
    meeting(session, awa, datetime(2027, 3, 12, 9, tzinfo=UTC), adviser_id=colleague)
    meeting(session, awa, datetime(2027, 3, 12, 9, tzinfo=UTC), adviser_id=me, cancelled_on=ON)
    meeting(session, awa, datetime(2027, 3, 12, 9, tzinfo=UTC), adviser_id=me, deleted_at=AT)

    shown = today.picture(session, AT, me).meetings

    assert [met.id for met in shown] == [early.id, nobody.id, late.id]


def test_the_next_appointment_is_the_first_not_over_and_not_answered(
    session: Session, me: UUID, person: Meet
) -> None:
    awa = person("Diop")
    meeting(session, awa, AT - timedelta(hours=1), adviser_id=me)
    meeting(session, awa, AT + timedelta(minutes=5), "excused", adviser_id=me)
    expected = meeting(session, awa, AT + timedelta(minutes=20), adviser_id=me)

    picture = today.picture(session, AT, me)

    assert picture.following
    assert picture.following.meeting.id == expected.id
    assert picture.following.person
    assert picture.following.person.full_name == "Awa Diop"
    assert picture.following.first
    assert [met.to_complete for met in picture.meetings] == [True, False, False]


def test_a_meeting_is_not_the_first_for_somebody_already_met(
    session: Session, me: UUID, person: Meet
) -> None:
    awa = person("Diop")
    meeting(session, awa, AT - timedelta(days=20), "seen", adviser_id=me)
    meeting(session, awa, AT + timedelta(hours=1), adviser_id=me)

    following = today.picture(session, AT, me).following

    assert following
    assert not following.first


def test_actions_late_or_due_within_a_week_are_listed_the_latest_late_first(
    session: Session, me: UUID, colleague: UUID, person: Meet, pathway: Callable[..., Pathway]
) -> None:
    mine, theirs = (
        pathway(person("Diop"), days(-90)),
        pathway(person("Roy", of=colleague), days(-9)),
    )
    closed = pathway(person("Sow"), days(-90), ended_on=days(-1))

    def act(wording: str, due: int, of: Pathway = mine, **fields: object) -> None:
        given = {"kind": "tad", "wording": wording, "created_on": days(-80), "due_on": days(due)}
        session.add(Action.model_validate({**given, "pathway_id": of.id, **fields}))

    act("dans une semaine", 7)
    act("en retard", -3)
    act("plus tard", 8)
    act("faite", -3, status="realisee")
    act("supprimée", -3, deleted_at=AT)
    act("d’une collègue", -3, of=theirs)
    act("d’un parcours terminé", -3, of=closed)
    session.flush()

    actions = today.picture(session, AT, me).tasks

    assert [action.wording for action in actions.rows] == ["en retard", "dans une semaine"]
    assert today.picture(session, AT, None).tasks.total == 3


def test_a_list_counts_what_it_cuts(
    session: Session, me: UUID, person: Meet, pathway: Callable[..., Pathway]
) -> None:
    course = pathway(person("Diop"), days(-90))
    for rank in range(8):
        session.add(
            Action(
                pathway_id=course.id, kind="tad", wording=f"{rank}", created_on=ON, due_on=days(1)
            )
        )
    session.flush()

    actions = today.picture(session, AT, me, shown=5).tasks

    assert (len(actions.rows), actions.total) == (5, 8)


def test_referrals_wait_until_they_are_answered(session: Session, me: UUID, person: Meet) -> None:
    awa = person("Diop")
    for state, direction in (("recue", "recue"), ("acceptee", "recue"), ("refusee", "envoyee")):
        session.add(
            Referral(
                person_id=awa.id,
                state=state,
                direction=direction,
                received_on=days(-2),
                prescriber_kind="ML",
            )
        )
    session.flush()

    waiting = today.picture(session, AT, me).referrals

    assert [(row.person, row.expires_on) for row in waiting.rows] == [("Awa Diop", days(6))]


def test_people_are_called_back_after_thirty_days_without_contact(
    session: Session, me: UUID, person: Meet, pathway: Callable[..., Pathway]
) -> None:
    met, called, missed, unreached, fresh, over = (
        person(name) for name in ("Met", "Called", "Missed", "Unreached", "Fresh", "Over")
    )
    for who in (met, called, missed, unreached):
        pathway(who, days(-60))
    pathway(fresh, days(-29))
    pathway(over, days(-60), ended_on=days(-1))
    meeting(session, met, AT - timedelta(days=31), "seen")
    meeting(session, met, AT - timedelta(days=3), "noshow")
    meeting(session, missed, AT - timedelta(days=3), "noshow")
    for who, result in ((called, "joint"), (unreached, "non_joint")):
        at = AT - timedelta(days=10)
        session.add(
            ContactAttempt(person_id=who.id, attempted_at=at, channel="TELEPHONE", result=result)
        )
    session.flush()

    silent = today.picture(session, AT, me).silent

    assert {(row.person, row.days) for row in silent.rows} == {
        ("Awa Met", 31),
        ("Awa Missed", 60),
        ("Awa Unreached", 60),
    }
    assert silent.rows[-1].last_contact == days(-31)


def test_follow_ups_come_up_a_fortnight_ahead(
    session: Session, me: UUID, person: Meet, pathway: Callable[..., Pathway]
) -> None:
    over = pathway(person("Diop"), days(-300), ended_on=days(-80))
    for due, done, cancelled in ((14, None, None), (15, None, None), (1, ON, None), (1, None, ON)):
        session.add(
            PostExitFollowup(
                pathway_id=over.id,
                months=3,
                due_on=days(due),
                done_on=done,
                cancelled_on=cancelled,
            )
        )
    session.flush()

    followups = today.picture(session, AT, me).followups

    assert [(row.due_on, row.ended_on) for row in followups.rows] == [(days(14), days(-80))]


def test_files_that_leave_soon_are_listed_by_the_delays_of_the_body(
    session: Session, me: UUID, person: Meet, pathway: Callable[..., Pathway]
) -> None:
    long_ago = date(2024, 1, 10)
    _never, met, opened, _recent = (
        person("Never", date(2026, 11, 11)),
        person("Met", long_ago),
        person("Opened", long_ago),
        person("Recent", date(2026, 11, 12)),
    )
    meeting(session, met, datetime(2025, 4, 1, 9, tzinfo=UTC), "seen")
    pathway(met, long_ago, ended_on=date(2025, 4, 1))
    pathway(opened, long_ago)

    def listed() -> set[tuple[str, date]]:
        expiring = today.picture(session, AT, me).expiring
        return {(row.person, row.leaves) for row in expiring.rows}

    proposed = {("Awa Met", date(2027, 4, 1)), ("Awa Never", date(2027, 5, 11))}
    assert listed() == proposed

    session.get_one(Adviser, me).role = "responsable"
    delays.choose(session, Rule.LAST_CONTACT, 36)
    delays.choose(session, Rule.NEVER_MET, 5)

    assert listed() == {
        ("Awa Never", date(2027, 4, 11)),
        ("Awa Recent", date(2027, 4, 12)),
    }


def test_the_files_this_adviser_opened_last_come_back_first(
    session: Session, me: UUID, colleague: UUID, person: Meet
) -> None:
    first, second, third, binned = (person(name) for name in ("A", "B", "C", "D"))
    for who in (first, second, binned, first):
        note_opening(session, who.id)
    binned.deleted_at = AT
    session.flush()
    session.info["adviser"] = colleague
    note_opening(session, third.id)

    recent = today.picture(session, AT, me).recent

    assert [row.person_id for row in recent] == [first.id, second.id]


def test_an_empty_base_is_told_apart(session: Session, me: UUID, person: Meet) -> None:
    assert today.picture(session, AT, me).nobody_yet

    person("Diop")

    assert not today.picture(session, AT, me).nobody_yet
