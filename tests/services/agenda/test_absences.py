"""Absences, closures and working hours, noted by the adviser. It is 12 March 2027, 14 h 30."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.availability import Unavailability, WorkingHours
from conseil_mobilite.domain.agenda.working_week import USUAL
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.agenda import absences, agenda, appointments, availability
from conseil_mobilite.services.agenda.absences import NewAbsence
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.journal import recycle_bin, undoing
from conseil_mobilite.store.database import Store

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
FRIDAY, MONDAY = date(2027, 3, 26), date(2027, 3, 29)
WEEKEND_OF_CHANGE = NewAbsence("absence", FRIDAY, MONDAY)
"""Summer time begins on Sunday the 28th."""
MORNING = NewAbsence("formation", FRIDAY, FRIDAY, time(9), time(12), "Premiers secours")
NIR = "2 84 05 75 113 042 26"


def colleague(session: Session) -> UUID:
    adviser = session.exec(select(Adviser)).one()
    other = Adviser(organisation_id=adviser.organisation_id, first_name="Samia", last_name="Roy")
    session.add(other)
    session.flush()
    return other.id


def test_whole_days_go_from_midnight_to_midnight_in_paris(session: Session) -> None:
    kept = absences.add(session, WEEKEND_OF_CHANGE)

    assert kept.starts_at == datetime(2027, 3, 25, 23, tzinfo=UTC)
    assert kept.ends_at == datetime(2027, 3, 29, 22, tzinfo=UTC)
    assert (kept.whole_days, kept.adviser_id) == (True, session.info["adviser"])


def test_hours_are_those_of_the_clock_of_paris(session: Session) -> None:
    kept = absences.add(session, replace(MORNING, words="  Premiers   secours "))

    assert kept.starts_at == datetime(2027, 3, 26, 8, tzinfo=UTC)
    assert kept.ends_at == datetime(2027, 3, 26, 11, tzinfo=UTC)
    assert (kept.whole_days, kept.words) == (False, "Premiers secours")


def test_a_closure_is_that_of_the_whole_body(session: Session) -> None:
    kept = absences.add(session, replace(WEEKEND_OF_CHANGE, kind="fermeture"))

    assert kept.adviser_id is None
    assert absences.change(session, kept.id, WEEKEND_OF_CHANGE).adviser_id is not None


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (replace(MORNING, kind=""), "kind"),
        (replace(MORNING, kind="occupe"), "kind"),
        (replace(MORNING, last=FRIDAY - timedelta(1)), "last"),
        (replace(WEEKEND_OF_CHANGE, last=FRIDAY - timedelta(1)), "last"),
        (replace(MORNING, begins=None), "begins"),
        (replace(MORNING, ends=None), "ends"),
        (replace(MORNING, ends=time(9)), "ends"),
        (replace(MORNING, ends=time(8)), "ends"),
        (replace(MORNING, words=NIR), "words"),
        (replace(MORNING, words="a" * 121), "words"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_kept_of_it(
    session: Session, new: NewAbsence, field: str
) -> None:
    kept = absences.add(session, MORNING)
    before = kept.model_dump()

    with pytest.raises(UserError) as refused:
        absences.add(session, new)
    assert refused.value.field == field
    with pytest.raises(UserError):
        absences.change(session, kept.id, new)

    assert [each.model_dump() for each in session.exec(select(Unavailability))] == [before]


def test_what_is_to_come_is_listed_by_date_hers_and_the_bodys_alone(session: Session) -> None:
    mine = session.info["adviser"]
    rows = [
        ("under way", mine, "reunion", AT - timedelta(hours=1), AT + timedelta(hours=1)),
        ("over", mine, "absence", AT - timedelta(days=2), AT),
        ("closure", None, "fermeture", AT + timedelta(days=9), AT + timedelta(days=10)),
        ("hers", colleague(session), "absence", AT + timedelta(1), AT + timedelta(2)),
        ("elsewhere", mine, "occupe", AT + timedelta(1), AT + timedelta(2)),
        ("soon", mine, "formation", AT + timedelta(3), AT + timedelta(4)),
    ]
    for words, adviser_id, kind, starts_at, ends_at in rows:
        row = Unavailability(
            adviser_id=adviser_id, kind=kind, words=words, starts_at=starts_at, ends_at=ends_at
        )
        session.add(row)
    session.flush()

    listed = absences.coming(session, mine, AT)

    assert [each.words for each in listed] == ["under way", "soon", "closure"]


@pytest.mark.parametrize("kind", ["occupe", "absence"])
def test_what_comes_from_elsewhere_or_is_a_colleagues_is_not_changed_here(
    session: Session, kind: str
) -> None:
    whose = session.info["adviser"] if kind == "occupe" else colleague(session)
    row = Unavailability(adviser_id=whose, kind=kind, starts_at=AT, ends_at=AT + timedelta(hours=1))
    session.add(row)
    session.flush()

    with pytest.raises(UserError, match=r"autre agenda|collègue"):
        absences.change(session, row.id, MORNING)
    with pytest.raises(UserError, match=r"autre agenda|collègue"):
        absences.delete(session, row.id)
    assert session.get(Unavailability, row.id) is row


def test_adding_changing_and_deleting_are_each_taken_back(store: Store) -> None:
    kept = store.run(absences.add, MORNING)
    changed = done(store, lambda session: absences.change(session, kept.id, WEEKEND_OF_CHANGE))
    deleted = done(store, lambda session: absences.delete(session, kept.id))
    assert stored(store) == []

    store.run(undoing.undo_act, deleted)
    assert [row.whole_days for row in stored(store)] == [True]
    store.run(undoing.undo_act, changed)
    versions = {"sequence": 2}  # a calendar that took the change must not ignore its undoing
    assert [row.model_dump() for row in stored(store)] == [kept.model_dump() | versions]


def done(store: Store, do: Callable[[Session], object]) -> UUID:
    """Do something in one act and return it."""
    with store.transaction() as session:
        do(session)
        act: UUID = session.info["act"]
    return act


def stored(store: Store) -> Sequence[Unavailability]:
    return store.read(lambda session: session.exec(select(Unavailability)).all())


def test_the_appointments_that_stand_during_an_absence_are_known_before(session: Session) -> None:
    day = date(2027, 3, 22)
    new = NewAbsence("absence", day, day, time(9), time(12))
    samia = colleague(session)

    def book(hour: int, whose: UUID | None = None) -> Appointment:
        at = datetime(2027, 3, 22, hour - 1, tzinfo=UTC)
        asked = NewAppointment("suivi", at, 60, title="Essai", adviser_id=whose)
        return appointments.book(session, asked)

    before, first, last, _after = book(8), book(9), book(11), book(12)
    hers = book(10, samia)
    appointments.cancel(session, book(10).id, "revoked")

    def during(absence: NewAbsence) -> list[Appointment]:
        found = absences.meetings_during(session, absence, AT)
        return [each.appointment for each in found]

    past = NewAppointment("suivi", AT - timedelta(hours=1), 60, title="Essai")
    appointments.book(session, past)

    assert during(new) == [first, last]
    assert during(replace(new, first=date(2027, 3, 12), begins=time(8))) == [before, first, last]
    assert during(replace(new, kind="fermeture")) == [first, hers, last]


def test_hours_told_replace_the_usual_ones_and_one_anothers(session: Session) -> None:
    me = session.info["adviser"]
    assert availability.working_week(session, me) == USUAL

    availability.set_week(session, me, {0: ((540, 720),), 5: ((600, 700),)})
    availability.set_week(session, me, {2: ((840, 1080), (540, 720))})

    assert availability.working_week(session, me) == {2: ((540, 720), (840, 1080))}
    assert len(session.exec(select(WorkingHours)).all()) == 2
    assert availability.working_week(session, colleague(session)) == USUAL


def test_hours_changed_are_taken_back_whole_and_leave_nothing_in_the_bin(store: Store) -> None:
    me = store.adviser
    assert me is not None
    before = {0: ((540, 720), (840, 1080)), 3: ((600, 700),)}
    first = done(store, lambda session: availability.set_week(session, me, before))
    second = done(store, lambda session: availability.set_week(session, me, {0: ((540, 720),)}))

    store.run(undoing.undo_act, second)
    assert store.read(availability.working_week, me) == before
    assert store.read(recycle_bin.entries) == []
    store.run(undoing.undo_act, first)
    assert store.read(availability.working_week, me) == USUAL


def test_hours_that_cross_change_nothing(session: Session) -> None:
    me = session.info["adviser"]
    availability.set_week(session, me, {0: ((540, 720),)})

    with pytest.raises(UserError) as refused:
        availability.set_week(session, me, {0: ((720, 540),)})

    assert refused.value.field == "monday"
    assert availability.working_week(session, me) == {0: ((540, 720),)}


def test_the_next_free_times_follow_her_hours_and_leave_out_her_absences(
    session: Session,
) -> None:
    me = session.info["adviser"]
    availability.set_week(session, me, {1: ((8 * 60, 10 * 60),)})
    tuesday = date(2027, 3, 16)
    absences.add(session, NewAbsence("reunion", tuesday, tuesday, time(8), time(9)))
    closed = date(2027, 3, 23)
    absences.add(session, NewAbsence("fermeture", closed, closed))
    absences.add(session, NewAbsence("absence", date(2027, 3, 12), date(2027, 3, 12)))

    shown = agenda.picture(session, date(2027, 3, 8), 7, AT, me)

    assert [slot.starts_at for slot in shown.slots] == [datetime(2027, 3, 30, 6, tzinfo=UTC)]
