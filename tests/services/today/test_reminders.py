from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session
from tests.services.supported import colleague, meeting, pathway, person

from conseil_mobilite.domain.agenda.appointment import Participation
from conseil_mobilite.domain.agenda.reminders import Coming
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import PostExitFollowup
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.services.today import reminders
from conseil_mobilite.services.today.reminders import LateThings

AT = datetime(2027, 3, 12, 7, 30, tzinfo=UTC)
ON = date(2027, 3, 12)


def test_what_still_begins_today_is_coming_and_named_when_one_person_is_expected(
    session: Session, me: Adviser
) -> None:
    awa, zoe = person(session, "Diop", me.id), person(session, "Sow", me.id)
    hours = [AT + timedelta(hours=count) for count in range(8)]
    meeting(session, awa, hours[1], adviser_id=me.id)
    workshop = meeting(session, awa, hours[2], adviser_id=me.id, kind="atelier")
    session.add(Participation(appointment_id=workshop.id, person_id=zoe.id))
    meeting(session, None, hours[3], adviser_id=me.id)
    meeting(session, awa, hours[4], "excused", adviser_id=me.id)
    meeting(session, awa, hours[4], adviser_id=me.id, cancelled_on=ON)
    meeting(session, awa, hours[4], adviser_id=colleague(session, me).id)
    meeting(session, awa, hours[0], adviser_id=me.id)
    session.flush()

    assert reminders.coming(session, AT, me.id) == (
        Coming(hours[1], "Awa Diop"),
        Coming(hours[2]),
        Coming(hours[3]),
    )


def test_only_what_is_late_is_counted_in_the_morning(session: Session, me: Adviser) -> None:
    awa = person(session, "Diop", me.id)
    before = pathway(session, awa, date(2026, 1, 5), ended_on=date(2026, 9, 1))
    present = pathway(session, awa, date(2027, 1, 5))
    for days in (-1, 0):
        day = ON + timedelta(days=days)
        session.add(
            Action(pathway_id=present.id, kind="tad", wording="x", created_on=ON, due_on=day)
        )
        session.add(PostExitFollowup(pathway_id=before.id, months=3, due_on=day))
    for days in (5, 4):
        session.add(Referral(person_id=awa.id, received_on=ON - timedelta(days=days)))
    meeting(session, awa, AT - timedelta(days=1), adviser_id=me.id)
    session.flush()

    late = reminders.late_things(session, AT, me.id)

    assert late == LateThings(tasks=1, referrals=1, followups=1, to_complete=1)
    assert late
    assert not LateThings()
