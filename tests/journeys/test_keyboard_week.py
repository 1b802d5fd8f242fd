"""A week by the keyboard alone, verified from the base opened again.

    python -m pytest tests/journeys/test_keyboard_week.py --log-cli-level=INFO

tells how many keys the interview took, and the seconds they make.
"""

import logging
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication
from sqlmodel import Session, col, select
from tests.journeys import keyboard_week, week_agenda, week_files
from tests.journeys.conftest import unlock
from tests.journeys.keyboard_week import LOGGING, TWO_MINUTES
from tests.journeys.typist import Typist
from tests.journeys.week_hand import Week

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.agenda.appointment import Appointment, ContactAttempt, Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.agenda.statuses import ATTENDED, EXCUSED, NO_SHOW, PLANNED, REVOKED
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.domain.referrals.referral import Referral
from conseil_mobilite.store import vault

LOG: Final = logging.getLogger(__name__)


def test_a_week_is_worked_by_the_keyboard_alone(
    tmp_path: Path, team: Path, qapp: QApplication
) -> None:
    assert qapp.applicationName() is not None
    week, lasted = keyboard_week.week_of(team), TWO_MINUTES
    with open_stage(tmp_path / "poste") as sitting:
        typist = Typist(sitting)
        unlock(sitting, typist.hand, team)
        for step in keyboard_week.STEPS:
            before = typist.tally.keys, typist.tally.working
            step.do(typist, week)
            if step.title == LOGGING:
                lasted = keyboard_week.lasted(typist.tally, *before)
        sitting.window.close()

    LOG.info("An interview is logged in %.0f s", lasted)
    assert lasted < TWO_MINUTES
    store = vault.open_with_passphrase(team, PHRASE, clock=now)
    try:
        for check in CHECKS:
            store.read(check, week)
    finally:
        store.close()


def check_interviews(session: Session, week: Week) -> None:
    """See the one jotted down a day and half an hour later, an hour long."""
    jotted, filled, revoked, excused = (
        seats_of(session, week, person, day)
        for person, day in ((0, (1, 2)), (1, (-1, 2)), (2, (1, 3)), (3, (1, 4)))
    )
    assert jotted == [(at(week.day(1, 2), 14, 30), 60, "suivi", PLANNED)]
    assert filled == [(at(week.day(-1, 2), 9), 45, "suivi", ATTENDED)]
    assert revoked == [(at(week.day(1, 3), 9, 30), 45, "suivi", REVOKED)]
    assert excused == [(at(week.day(1, 4), 9, 30), 45, "suivi", EXCUSED)]


def seats_of(
    session: Session, week: Week, rank: int, day: tuple[int, int]
) -> list[tuple[datetime, int, str, str]]:
    """Return what one of the people is expected at, that day, the workshop aside."""
    first = at(week.day(*day), 0)
    found = (
        select(Appointment, Participation)
        .join(Participation)
        .where(
            Participation.person_id == week.ids[week.people[rank]],
            Appointment.title != week_agenda.WORKSHOP,
            col(Appointment.starts_at).between(first, at(week.day(*day), 23)),
            col(Appointment.deleted_at).is_(None),
        )
    )
    return [
        (each.starts_at, each.duration_minutes, each.kind, seat.status)
        for each, seat in session.exec(found)
    ]


def check_workshop(session: Session, week: Week) -> None:
    """See six séances: one in another room, three in the afternoon, the last called off."""
    rows = workshop(session)
    hours = {-1: (10, 0), 0: (10, 0), 1: (10, 0), 2: (14, 30), 3: (14, 30), 4: (14, 30)}
    assert [each.starts_at for each in rows] == [
        at(week.day(weeks, 3), *hour) for weeks, hour in hours.items()
    ]
    assert [each.room for each in rows] == ["", "", week_agenda.ROOM, "", "", ""]
    assert [each.cancelled_on is not None for each in rows] == [False] * 5 + [True]
    assert len({each.series_id for each in rows[:3]}) == 1
    assert len({each.series_id for each in rows[3:]}) == 1
    assert rows[0].series_id != rows[3].series_id


def check_attendance(session: Session, week: Week) -> None:
    """See one absent, one excused, all others present; nothing is said of what is to come."""
    first, *_, last = workshop(session)
    ids = [week.ids[name] for name in week.people]
    told = {ids[2]: NO_SHOW, ids[5]: EXCUSED}
    assert statuses(session, first) == {each: told.get(each, ATTENDED) for each in ids}
    assert statuses(session, last) == dict.fromkeys(ids, REVOKED)
    for between in workshop(session)[2:5]:
        assert statuses(session, between) == dict.fromkeys(ids, PLANNED)


def workshop(session: Session) -> list[Appointment]:
    found = select(Appointment).where(
        Appointment.title == week_agenda.WORKSHOP, col(Appointment.deleted_at).is_(None)
    )
    return list(session.exec(found.order_by(col(Appointment.starts_at))))


def statuses(session: Session, appointment: Appointment) -> dict[object, str]:
    found = select(Participation).where(Participation.appointment_id == appointment.id)
    return {each.person_id: each.status for each in session.exec(found)}


def check_notes(session: Session, week: Week) -> None:
    """See each answer at its heading, and each note beside its appointment."""
    for rank, answers in ((1, week_files.ANSWERS), (6, week_files.LOGGED)):
        note = session.exec(select(Note).where(col(Note.text).contains(answers[0]))).one()
        lines = note.text.splitlines()
        assert lines[0] == f"Depuis la dernière fois : {answers[0]}"
        assert all(line.endswith(said) for line, said in zip(lines, answers, strict=True))
        assert note.person_id == week.ids[week.people[rank]]
        about = session.get_one(Appointment, note.appointment_id)
        assert statuses(session, about) == {note.person_id: ATTENDED}


def check_calls(session: Session, week: Week) -> None:
    """See that what was noted twice is kept once, and that the follow-up is named."""
    called = calls(session, week, week.people[2])
    assert {(each.result, each.words) for each in called} == {
        ("non_joint", ""),
        ("joint", week_files.CALLED_BACK),
    }
    assert len(called) == 2
    (attempt,) = calls(session, week, week.leaver)
    assert (attempt.channel, attempt.result) == ("telephone", "non_joint")
    assert attempt.followup_id is not None


def calls(session: Session, week: Week, name: str) -> list[ContactAttempt]:
    """Return the attempts of this week to reach one of the people."""
    found = select(ContactAttempt).where(
        ContactAttempt.person_id == week.ids[name],
        ContactAttempt.attempted_at >= at(week.monday, 0),
    )
    return list(session.exec(found))


def check_referrals(session: Session, week: Week) -> None:
    answered = {
        rank: session.exec(
            select(Referral).where(
                Referral.person_id == week.ids[week.people[rank]],
                Referral.prescriber_name == week_files.PRESCRIBER,
            )
        ).one()
        for rank in (week_files.ACCEPTED, week_files.REFUSED)
    }
    accepted, refused = answered.values()
    assert (accepted.state, accepted.refusal_reason) == ("acceptee", "")
    assert (refused.state, refused.refusal_reason) == ("refusee", week_files.REASON)
    assert all(each.answered_on is not None for each in answered.values())


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS).astimezone(UTC)


CHECKS: Final = (
    check_interviews,
    check_workshop,
    check_attendance,
    check_notes,
    check_calls,
    check_referrals,
)
