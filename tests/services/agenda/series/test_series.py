"""Appointments that come back: one, those that follow or all of them changed, and taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.services.agenda.series.office import FIRST, PASSED, TUESDAYS, Act, Office, paris

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS
from conseil_mobilite.services.agenda import appointments, attendance, diary
from conseil_mobilite.services.agenda.series import series, series_conflicts, series_preview
from conseil_mobilite.services.agenda.series.series import Scope
from conseil_mobilite.services.journal import recycle_bin, undoing

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
"""Friday 12 March 2027, 14 h 30 in Paris."""
WEEK = timedelta(weeks=1)


def test_a_series_is_booked_whole_and_each_has_its_own_name(office: Office) -> None:
    booked = office.book(office.awa, office.zoe)

    days = ["16/03", "23/03", "30/03", "06/04", "13/04", "20/04"]
    assert office.clock() == [f"{day} 14:00" for day in days]
    (made,) = office.series()
    assert (made.rule, made.starts_at, made.duration_minutes) == (TUESDAYS, FIRST, 120)
    assert {each.series_id for each in booked} == {made.id}
    assert [each.occurrence_at for each in booked] == [each.starts_at for each in booked]
    assert len({each.uid for each in booked} | {made.uid}) == 7
    assert all(office.people(each) == {office.awa, office.zoe} for each in booked)
    assert all(each.revised_at == NOW for each in booked)
    assert office.state() == "rdv_fixe"


def test_the_days_off_are_kept_or_left_out_as_wanted(office: Office) -> None:
    mondays, start = "FREQ=WEEKLY;BYDAY=MO;COUNT=3", paris("2027-03-22 10:00")
    planned = office.store.read(series_preview.preview, mondays, start)

    assert planned.holidays == ((date(2027, 3, 29), "Lundi de Pâques"),)
    assert len(office.book(at=start, rule=mondays)) == 3
    assert len(office.book(at=start, rule=mondays, holidays=False)) == 2
    assert office.clock().count("29/03 10:00") == 1
    office.check()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "s’arrête"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=161", "au plus 160"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=1", "qu’une séance"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270301T225959Z", "qu’une séance"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", "première séance"),
        ("N’IMPORTE QUOI;COUNT=3", "ne peut pas être lue"),
    ],
)
def test_what_is_no_series_is_refused_and_nothing_is_kept(
    office: Office, rule: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        office.book(rule=rule)

    assert office.rows() == []
    assert office.series() == []


def test_one_of_them_is_moved_alone_and_its_place_in_the_rule_is_kept(office: Office) -> None:
    booked = office.book()
    new = office.workshop(office.awa, at=paris("2027-03-25 10:00"))

    changed = office.store.run(series.change, booked[1].id, new, Scope.ONE)

    assert [each.id for each in changed] == [booked[1].id]
    moved = office.row(booked[1])
    assert (moved.starts_at, moved.occurrence_at) == (new.starts_at, booked[1].occurrence_at)
    assert (moved.sequence, office.series()[0].sequence) == (1, 0)
    assert office.clock()[:2] == ["16/03 14:00", "25/03 10:00"]


def test_all_move_with_one_across_the_change_of_the_clocks(office: Office) -> None:
    booked = office.book()

    office.store.run(series.move, booked[0].id, paris("2027-03-17 09:30"), 90, Scope.ALL)

    days = ["17/03", "24/03", "31/03", "07/04", "14/04", "21/04"]
    assert office.clock() == [f"{day} 09:30" for day in days]
    (made,) = office.series()
    assert (made.rule, made.starts_at) == (
        "FREQ=WEEKLY;BYDAY=WE;COUNT=6",
        paris("2027-03-17 09:30"),
    )
    assert (made.duration_minutes, made.sequence) == (90, 1)
    assert {each.duration_minutes for each in office.rows()} == {90}
    assert [each.id for each in office.rows()] == [each.id for each in booked]
    office.check()


def test_what_took_place_keeps_its_hour_when_all_change(office: Office) -> None:
    booked = office.book(at=PASSED)
    office.store.run(appointments.set_status, booked[0].id, office.awa, "seen", NOW)

    new = replace(office.workshop(office.awa, at=paris("2027-03-17 16:00")), place="Gymnase")
    office.store.run(series.change, booked[3].id, new, Scope.ALL)

    assert office.clock() == [
        "23/02 14:00",
        "02/03 14:00",
        "09/03 14:00",
        "17/03 16:00",
        "24/03 16:00",
        "31/03 16:00",
    ]
    rows = office.rows()
    assert [each.place for each in rows] == ["Mairie"] * 3 + ["Gymnase"] * 3
    assert all(each.starts_at != each.occurrence_at for each in rows[:3])
    assert all(each.starts_at == each.occurrence_at for each in rows[3:])
    office.check()


def test_what_was_changed_alone_stays_so_when_all_change(office: Office) -> None:
    booked = office.book()
    apart = paris("2027-03-25 10:00")
    office.store.run(series.move, booked[1].id, apart, 120, Scope.ONE)
    elsewhere = replace(office.workshop(office.awa, at=booked[2].starts_at), place="Gare")
    office.store.run(series.change, booked[2].id, elsewhere, Scope.ONE)
    office.store.run(series.delete, booked[3].id, Scope.ONE)

    new = replace(
        office.workshop(office.awa, at=paris("2027-03-16 15:00")), place="Gymnase", title="Le bus"
    )
    office.store.run(series.change, booked[0].id, new, Scope.ALL)

    found = {each.id: each for each in office.rows()}
    assert [found[each.id].place for each in booked] == [
        "Gymnase",
        "Gymnase",
        "Gare",
        "Mairie",
        "Gymnase",
        "Gymnase",
    ]
    assert found[booked[2].id].title == "Le bus"
    assert office.clock() == [
        "16/03 15:00",
        "25/03 10:00",
        "30/03 15:00",
        "13/04 15:00",
        "20/04 15:00",
    ]
    office.check()


def test_a_change_made_from_one_that_was_moved_reaches_the_others(office: Office) -> None:
    booked = office.book()
    office.store.run(series.move, booked[1].id, paris("2027-03-25 10:00"), 120, Scope.ONE)
    elsewhere = replace(office.workshop(office.awa, at=paris("2027-03-25 10:00")), place="Gare")
    office.store.run(series.change, booked[1].id, elsewhere, Scope.ONE)

    new = replace(elsewhere, place="Gymnase", starts_at=paris("2027-03-26 10:00"))
    office.store.run(series.change, booked[1].id, new, Scope.ALL)

    assert {each.place for each in office.rows()} == {"Gymnase"}
    assert office.clock()[:3] == ["17/03 14:00", "26/03 10:00", "31/03 14:00"]
    office.check()


def test_one_that_stood_alone_is_made_to_come_back(office: Office) -> None:
    monday = paris("2027-03-29 10:00")
    alone = office.store.run(appointments.book, office.workshop(office.awa, at=monday))
    before = office.dump()
    new = replace(office.workshop(office.awa, office.zoe, at=monday), place="Gare")
    rule = "FREQ=MONTHLY;BYDAY=-1MO;COUNT=3"

    office.do(lambda s: series.repeat(s, alone.id, new, rule, without_holidays=True))

    assert office.clock() == ["29/03 10:00", "26/04 10:00", "31/05 10:00"]
    rows = office.rows()
    assert rows[0].id == alone.id
    assert {each.series_id for each in rows} == {office.series()[0].id}
    assert {each.place for each in rows} == {"Gare"}
    assert all(office.people(each) == {office.awa, office.zoe} for each in rows)
    office.check()
    office.store.run(undoing.undo_last, office.awa)
    assert office.dump() == before


def test_a_calendar_that_had_the_first_alone_makes_it_the_series(office: Office) -> None:
    alone = office.store.run(appointments.book, office.workshop(office.awa))

    act = office.do(lambda s: series.repeat(s, alone.id, office.workshop(office.awa), TUESDAYS))

    (one,) = office.series()
    assert one.uid == alone.uid
    assert len({each.uid for each in office.rows()} | {alone.uid}) == 7
    office.store.run(undoing.undo_act, act)
    assert [each.uid for each in office.rows()] == [alone.uid]


def test_those_of_a_rule_that_would_meet_something_else_are_told(office: Office) -> None:
    office.store.run(appointments.book, office.workshop(office.zoe, at=FIRST))
    office.store.run(appointments.book, office.workshop(office.zoe, at=FIRST + 2 * WEEK))
    new = office.workshop(office.awa, at=FIRST + timedelta(hours=1))

    found = office.store.read(series_conflicts.taken, new, TUESDAYS, NOW)

    assert found == (new.starts_at + 2 * WEEK - timedelta(hours=1),)


def test_those_that_follow_become_a_series_of_their_own(office: Office) -> None:
    booked = office.book(at=FIRST, rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20270420T215959Z")
    new = office.workshop(office.awa, office.zoe, at=paris("2027-04-08 10:00"))

    office.store.run(series.change, booked[3].id, new, Scope.FOLLOWING)

    before, after = office.series()
    assert (before.rule, before.sequence) == ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", 1)
    assert (after.rule, after.starts_at) == (
        "FREQ=WEEKLY;BYDAY=TH;COUNT=3",
        paris("2027-04-08 10:00"),
    )
    assert before.uid != after.uid
    rows = office.rows()
    assert [each.id for each in rows] == [each.id for each in booked]
    assert [each.series_id for each in rows] == [before.id] * 3 + [after.id] * 3
    assert [len(office.people(each)) for each in rows] == [1, 1, 1, 2, 2, 2]
    assert all(each.sequence > 0 for each in rows[3:])
    assert [each.sequence for each in rows[:3]] == [0, 0, 0]
    office.check()


def test_the_versions_of_a_series_never_go_back(office: Office) -> None:
    booked = office.book()
    for hours in (1, 2, 3):
        moved = booked[4].starts_at + timedelta(hours=hours)
        office.store.run(series.move, booked[4].id, moved, 120, Scope.ONE)

    def versions() -> int:
        (first, *_) = office.series()
        mine = [each.sequence for each in office.rows() if each.series_id == first.id]
        return first.sequence + sum(mine)

    before = versions()
    office.store.run(
        series.move, booked[3].id, booked[3].starts_at + timedelta(hours=1), 90, Scope.FOLLOWING
    )
    parted = versions()
    office.store.run(series.delete, booked[1].id, Scope.FOLLOWING)
    deleted = versions()
    office.store.run(appointments.restore, booked[2].id)

    assert before < parted < deleted < versions()


def test_a_series_parted_without_another_hour_keeps_its_last_day(office: Office) -> None:
    rule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270420T215959Z"
    booked = office.book(rule=rule)
    new = replace(office.workshop(office.awa, at=booked[4].starts_at), place="Gare")

    office.store.run(series.change, booked[4].id, new, Scope.FOLLOWING)

    before, after = office.series()
    assert (before.rule, after.rule) == ("FREQ=WEEKLY;BYDAY=TU;COUNT=4", rule)
    assert [each.place for each in office.rows()] == ["Mairie"] * 4 + ["Gare"] * 2


def test_following_the_first_is_changing_all(office: Office) -> None:
    booked = office.book()

    office.store.run(series.move, booked[0].id, FIRST + timedelta(hours=1), 120, Scope.FOLLOWING)

    assert len(office.series()) == 1
    assert {each[-5:] for each in office.clock()} == {"15:00"}


def test_a_monthly_series_follows_to_the_same_rank_of_another_weekday(office: Office) -> None:
    booked = office.book(at=paris("2027-03-26 10:00"), rule="FREQ=MONTHLY;BYDAY=-1FR;COUNT=4")

    office.store.run(series.move, booked[1].id, paris("2027-04-29 10:00"), 120, Scope.ALL)

    assert office.series()[0].rule == "FREQ=MONTHLY;BYDAY=-1TH;COUNT=4"
    assert office.clock() == ["25/03 10:00", "29/04 10:00", "27/05 10:00", "24/06 10:00"]
    office.check()


def test_a_month_begun_between_two_weekdays_does_not_part_a_series(office: Office) -> None:
    """14 September is the second Tuesday; the day after is the third Wednesday."""
    booked = office.book(at=paris("2027-08-10 10:00"), rule="FREQ=MONTHLY;BYDAY=2TU;COUNT=3")

    office.store.run(series.move, booked[1].id, paris("2027-09-15 10:00"), 120, Scope.ALL)

    assert office.series()[0].rule == "FREQ=MONTHLY;BYDAY=3WE;COUNT=3"
    assert office.clock() == ["18/08 10:00", "15/09 10:00", "20/10 10:00"]


def test_a_fifth_monday_that_cannot_take_the_others_along_says_so(office: Office) -> None:
    booked = office.book(at=paris("2027-03-29 10:00"), rule="FREQ=MONTHLY;BYDAY=5MO;COUNT=3")
    before = office.dump()

    with pytest.raises(UserError, match="même rythme") as refused:
        office.store.run(series.move, booked[1].id, paris("2027-06-01 10:00"), 120, Scope.ALL)

    assert refused.value.field == "day"
    assert office.dump() == before


def test_a_rule_from_elsewhere_follows_to_another_hour_but_not_to_another_day(
    office: Office,
) -> None:
    booked = office.book(rule="FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4")

    office.store.run(series.move, booked[1].id, paris("2027-03-18 15:00"), 120, Scope.ALL)
    assert office.clock() == ["16/03 15:00", "18/03 15:00", "23/03 15:00", "25/03 15:00"]

    with pytest.raises(UserError, match="autre agenda"):
        office.store.run(series.move, booked[1].id, paris("2027-03-19 15:00"), 120, Scope.ALL)


def test_one_joins_and_another_leaves_all_those_to_come(office: Office) -> None:
    booked = office.book(at=PASSED)
    new = office.workshop(office.zoe, at=booked[3].starts_at)

    office.store.run(series.change, booked[3].id, new, Scope.ALL)

    people = [office.people(each) for each in booked]
    assert people == [{office.awa}] * 3 + [{office.zoe}] * 3


def test_somebody_invited_to_one_only_stays_there(office: Office) -> None:
    booked = office.book()
    guest = office.register("3")
    alone = office.workshop(office.awa, guest, at=booked[2].starts_at)
    office.store.run(series.change, booked[2].id, alone, Scope.ONE)

    new = office.workshop(office.awa, office.zoe, at=booked[1].starts_at)
    office.store.run(series.change, booked[1].id, new, Scope.ALL)

    assert office.people(booked[2]) == {office.awa, guest, office.zoe}
    assert office.people(booked[3]) == {office.awa, office.zoe}


def test_one_deleted_stays_deleted_and_may_come_back(office: Office) -> None:
    booked = office.book()
    assert office.store.run(series.delete, booked[2].id, Scope.ONE) == 1

    assert "30/03 14:00" not in office.clock()
    assert office.series()[0].sequence == 1
    office.store.run(appointments.restore, booked[2].id)

    assert "30/03 14:00" in office.clock()
    assert office.row(booked[2]).series_id == office.series()[0].id
    office.check()


def test_those_that_follow_are_deleted_and_the_series_ends_before(office: Office) -> None:
    booked = office.book()

    assert office.store.run(series.delete, booked[2].id, Scope.FOLLOWING) == 4

    assert office.clock() == ["16/03 14:00", "23/03 14:00"]
    (made,) = office.series()
    assert made.rule == "FREQ=WEEKLY;BYDAY=TU;COUNT=2"
    office.check()


def test_one_that_comes_back_after_the_end_of_its_series_stands_alone(office: Office) -> None:
    booked = office.book()
    office.store.run(series.delete, booked[2].id, Scope.FOLLOWING)

    office.store.run(appointments.restore, booked[4].id)

    back = office.row(booked[4])
    assert (back.series_id, back.occurrence_at) == (None, None)
    office.check()


def test_one_of_several_deleted_comes_back_from_the_bin_alone(office: Office) -> None:
    booked = office.book()
    office.do(lambda s: series.delete(s, booked[4].id, Scope.FOLLOWING))
    binned = office.store.read(recycle_bin.entries)
    assert len(binned) == 2
    wanted = next(each for each in binned if each.record == booked[5].id)

    office.store.run(recycle_bin.put_back, wanted)

    assert office.clock()[-2:] == ["06/04 14:00", "20/04 14:00"]
    assert [each.record for each in office.store.read(recycle_bin.entries)] == [booked[4].id]


def test_deleting_all_leaves_what_took_place(office: Office) -> None:
    booked = office.book(at=PASSED)

    assert office.store.run(series.delete, booked[4].id, Scope.ALL) == 3

    assert office.clock() == ["23/02 14:00", "02/03 14:00", "09/03 14:00"]
    assert office.series()[0].rule == "FREQ=WEEKLY;BYDAY=TU;COUNT=3"


def test_the_pathway_waits_again_when_all_are_deleted(office: Office) -> None:
    booked = office.book()
    assert office.state() == "rdv_fixe"

    office.store.run(series.delete, booked[0].id, Scope.ONE)
    assert office.state() == "rdv_fixe"
    office.store.run(series.delete, booked[3].id, Scope.ALL)

    assert office.state() == "a_contacter"


def test_those_that_follow_are_called_off_and_stay_off_when_all_move(office: Office) -> None:
    booked = office.book()

    assert office.store.run(series.cancel, booked[4].id, "revoked", Scope.FOLLOWING) == 2
    office.store.run(series.move, booked[0].id, FIRST + timedelta(hours=1), 120, Scope.ALL)

    rows = office.rows()
    assert [each.cancelled_on for each in rows] == [None] * 4 + [date(2027, 3, 12)] * 2
    assert [f"{each.starts_at.astimezone(PARIS):%H}" for each in rows] == ["15"] * 4 + ["14"] * 2
    assert office.state() == "rdv_fixe"
    office.check()


def test_the_diary_tells_of_what_series_an_entry_is(office: Office) -> None:
    booked = office.book()
    office.store.run(series.delete, booked[5].id, Scope.ONE)
    alone = office.store.run(appointments.book, office.workshop(office.zoe, at=FIRST + WEEK))

    entries = office.store.read(diary.between, FIRST, FIRST + 4 * WEEK, NOW)

    told = {each.appointment.id: each.series for each in entries}
    assert told[alone.id] is None
    glimpse = told[booked[1].id]
    assert glimpse is not None
    assert (glimpse.rule, glimpse.count, glimpse.last) == (TUESDAYS, 5, booked[4].starts_at)


ACTS: dict[str, Callable[[Office, list[Appointment]], Act]] = {
    "booked": lambda office, _: (
        lambda s: series.book_series(s, office.workshop(office.awa, office.zoe), TUESDAYS)
    ),
    "one changed": lambda office, booked: (
        lambda s: series.change(
            s, booked[4].id, office.workshop(office.zoe, at=FIRST + 5 * WEEK), Scope.ONE
        )
    ),
    "following changed": lambda office, booked: (
        lambda s: series.change(
            s,
            booked[4].id,
            office.workshop(office.zoe, at=paris("2027-03-24 11:00")),
            Scope.FOLLOWING,
        )
    ),
    "all changed": lambda office, booked: (
        lambda s: series.change(
            s,
            booked[3].id,
            replace(office.workshop(office.zoe, at=paris("2027-03-15 11:00")), place="Gare"),
            Scope.ALL,
        )
    ),
    "all moved": lambda _, booked: (
        lambda s: series.move(s, booked[3].id, paris("2027-03-17 08:00"), 60, Scope.ALL)
    ),
    "one deleted": lambda _, booked: lambda s: series.delete(s, booked[3].id, Scope.ONE),
    "following deleted": lambda _, booked: (
        lambda s: series.delete(s, booked[4].id, Scope.FOLLOWING)
    ),
    "all deleted": lambda _, booked: lambda s: series.delete(s, booked[4].id, Scope.ALL),
    "following called off": lambda _, booked: (
        lambda s: series.cancel(s, booked[4].id, "excused", Scope.FOLLOWING)
    ),
    "everybody came": lambda _, booked: lambda s: attendance.all_present(s, booked[0].id, NOW),
}


@pytest.mark.parametrize("name", ACTS)
def test_each_is_one_act_taken_back_and_done_again_to_the_same_rows(
    office: Office, name: str
) -> None:
    booked = office.book(office.awa, at=PASSED)
    office.store.run(series.move, booked[5].id, paris("2027-04-02 10:00"), 120, Scope.ONE)
    office.store.run(series.delete, booked[2].id, Scope.ONE)
    before, seen = office.dump(), office.versions()

    office.do(ACTS[name](office, booked))
    after, exported = office.dump(), office.versions()
    assert after != before
    office.check()

    office.store.run(undoing.undo_last, office.awa)
    assert office.dump() == before
    taken_back = office.versions()
    changed = {uid for uid, count in exported.items() if count != seen.get(uid)}
    assert all(taken_back[uid] > exported[uid] for uid in changed & taken_back.keys())
    office.store.run(undoing.redo_last, office.awa)
    assert office.dump() == after
    again = office.versions()
    assert all(again[uid] > taken_back[uid] for uid in changed & again.keys() & taken_back.keys())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("booked", "6 rendez-vous créés"),
        ("all moved", "3 rendez-vous modifiés"),
        ("following deleted", "2 rendez-vous supprimés"),
    ],
)
def test_an_act_on_a_series_is_said_in_words(office: Office, name: str, said: str) -> None:
    booked = office.book(at=FIRST - WEEK * 3, rule="FREQ=WEEKLY;BYDAY=TU;COUNT=6")

    office.do(ACTS[name](office, booked))

    steps = office.store.read(undoing.last_steps, office.awa)
    assert steps[0].words.replace("\u00a0", " ") == said
