"""A series that goes on for longer, or ends sooner, and is taken back. It is 12 March 2027."""

from datetime import date

import pytest
from tests.services.agenda.series.office import PASSED, TUESDAYS, Office, paris

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.series import series, series_ending
from conseil_mobilite.services.agenda.series.series import Scope
from conseil_mobilite.services.agenda.series.series_ending import NewEnd
from conseil_mobilite.services.journal import undoing


def test_a_series_goes_on_until_another_day_like_the_one_chosen(office: Office) -> None:
    booked = office.book(office.awa, office.zoe)
    office.store.run(series.move, booked[1].id, paris("2027-03-25 10:00"), 60, Scope.ONE)
    before = office.dump()

    act = office.do(lambda s: series_ending.end_series(s, booked[5].id, date(2027, 5, 5)))

    assert office.clock()[-3:] == ["20/04 14:00", "27/04 14:00", "04/05 14:00"]
    assert all(office.people(each) == {office.awa, office.zoe} for each in office.rows())
    assert len({each.uid for each in office.rows()}) == 8
    office.check()
    office.store.run(undoing.undo_act, act)
    assert office.dump() == before


def test_a_series_ends_sooner_and_what_is_beyond_goes_to_the_bin(office: Office) -> None:
    booked = office.book()
    before = office.dump()

    done = []
    act = office.do(
        lambda s: done.append(series_ending.end_series(s, booked[0].id, date(2027, 4, 6)))
    )

    assert done == [NewEnd(0, 2)]
    assert office.clock()[-1] == "06/04 14:00"
    office.check()
    office.store.run(undoing.undo_act, act)
    assert office.dump() == before


def test_what_was_cut_off_and_booked_again_stands_alone_when_it_comes_back(office: Office) -> None:
    booked = office.book()
    office.store.run(series.delete, booked[4].id, Scope.FOLLOWING)

    office.store.run(series_ending.end_series, booked[0].id, date(2027, 4, 20))
    office.store.run(appointments.restore, booked[4].id)

    assert office.clock().count("13/04 14:00") == 2
    assert office.row(booked[4]).series_id is None
    office.check()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 3, 3), "a eu lieu le 9 mars 2027"),
        (date(2027, 3, 30), "Rien ne changerait"),
        (date(2027, 2, 24), "une séance"),
        (date(2037, 1, 1), "au plus 160 séances"),
    ],
)
def test_an_end_that_cannot_be_is_refused_and_nothing_changes(
    office: Office, day: date, said: str
) -> None:
    booked = office.book(at=PASSED, rule=TUESDAYS)
    before = office.dump()

    with pytest.raises(UserError, match=said):
        office.store.run(series_ending.end_series, booked[0].id, day)

    assert office.dump() == before
