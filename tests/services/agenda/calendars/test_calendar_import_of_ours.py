"""Times of ours that come back from another calendar, in a year of the diary."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select
from tests.made_once import Base, Made
from tests.services.agenda.calendars.diary_year import (
    HOUR,
    Kept,
    Year,
    add_series,
    on_clock,
)
from tests.services.agenda.calendars.looking import AT, YEAR, fates, seen

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.interchange.calendar_event import CalendarFile
from conseil_mobilite.interchange.calendar_reading import read_calendar
from conseil_mobilite.interchange.calendar_writing import write_calendar
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.calendars import calendar_export, calendar_import
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import Fate
from conseil_mobilite.services.agenda.seats import seats


@pytest.fixture(scope="module")
def first_base(made: Made[Kept]) -> Base:
    return made.base


def test_our_own_file_comes_back_without_doing_anything(session: Session, year: Year) -> None:
    assert year.standing
    first, last = AT.date(), (AT + YEAR).date()
    exported = calendar_export.period(session, first, last, Wording())

    read = read_calendar(write_calendar(exported), AT, AT + YEAR)
    preview = calendar_import.preview(session, read)

    assert {line.fate for line in preview.lines} == {Fate.OURS_SAME}
    assert not any(line.tickable for line in preview.lines)


def test_our_appointment_moved_elsewhere_is_proposed_and_ticked_only_if_newer(
    session: Session, year: Year
) -> None:
    booked = next(each for each in year.standing if each.starts_at > AT and not each.series_id)
    later = f"{booked.starts_at + 3 * HOUR:%Y%m%dT%H%M%SZ}"
    lines = f"UID:{booked.uid}\nDTSTART:{later}\nDURATION:PT45M\nSEQUENCE:"

    (same,) = seen(session, f"{lines}{booked.sequence}").lines
    (newer,) = seen(session, f"{lines}{booked.sequence + 1}").lines
    before = booked.starts_at
    calendar_import.apply(session, [newer])

    assert (same.fate, same.tickable, same.proposed) == (Fate.OURS_MOVED, True, False)
    assert newer.proposed
    assert booked.starts_at == before + 3 * HOUR
    assert (booked.duration_minutes, booked.sequence, booked.revised_at) == (45, 1, AT)


def test_one_of_ours_called_off_since_the_preview_is_not_moved(
    session: Session, year: Year
) -> None:
    booked = next(each for each in year.standing if each.starts_at > AT and not each.series_id)
    start = f"{booked.starts_at + HOUR:%Y%m%dT%H%M%SZ}"
    text = f"UID:{booked.uid}\nSEQUENCE:9\nDTSTART:{start}\nDURATION:PT1H"
    lines = seen(session, text).lines
    appointments.cancel(session, booked.id, "revoked")
    before = booked.starts_at

    done = calendar_import.apply(session, lines)

    assert not done.get(Fate.OURS_MOVED)
    assert booked.starts_at == before


def test_one_of_ours_moved_to_come_is_expected_again(session: Session, year: Year) -> None:
    booked = next(each for each in year.standing if each.starts_at > AT and not each.series_id)
    for seat in seats(session, booked.id):
        seat.status = "seen"
    session.flush()
    start = f"{booked.starts_at + HOUR:%Y%m%dT%H%M%SZ}"

    text = f"UID:{booked.uid}\nSEQUENCE:9\nDTSTART:{start}\nDURATION:PT1H"
    calendar_import.apply(session, seen(session, text).lines)

    assert {seat.status for seat in seats(session, booked.id)} == {"unknown"}
    assert booked.sequence == 9


def test_one_occurrence_of_ours_moved_elsewhere_is_found_in_its_series(
    session: Session, year: Year
) -> None:
    made = add_series(year, on_clock(AT.date() + timedelta(days=10), 9), "FREQ=WEEKLY;COUNT=4", 60)
    day = made[1].starts_at.date()
    exported = calendar_export.period(session, day, day, Wording())
    (master,) = (each for each in exported.events if each.rule)
    content = write_calendar(CalendarFile("Agenda", (master,)))
    moved = (
        f"BEGIN:VEVENT\nUID:{master.uid}\nSEQUENCE:{master.sequence + 1}\n"
        f"RECURRENCE-ID:{made[1].starts_at:%Y%m%dT%H%M%SZ}\n"
        f"DTSTART:{made[1].starts_at + HOUR:%Y%m%dT%H%M%SZ}\nDURATION:PT1H\nEND:VEVENT\n"
    )
    content = content.replace(b"END:VCALENDAR", f"{moved}END:VCALENDAR".encode())

    preview = calendar_import.preview(session, read_calendar(content, AT, AT + YEAR))

    assert fates(preview) == [(Fate.OURS_MOVED, 1), (Fate.OURS_SAME, 3)]
    before = made[1].starts_at
    calendar_import.apply(session, preview.lines)
    assert made[1].starts_at == before + HOUR
    assert made[1].occurrence_at == before


def test_our_appointment_cancelled_elsewhere_is_told_and_left(session: Session, year: Year) -> None:
    booked = next(each for each in year.standing if not each.series_id)
    start = f"{booked.starts_at:%Y%m%dT%H%M%SZ}"

    (line,) = seen(
        session, f"UID:{booked.uid}\nSEQUENCE:9\nDTSTART:{start}\nDURATION:PT1H\nSTATUS:CANCELLED"
    ).lines

    assert (line.fate, line.tickable) == (Fate.OURS_CANCELLED, False)


def test_an_appointment_of_a_colleague_is_never_moved_by_an_import(
    session: Session, year: Year
) -> None:
    booked = next(each for each in year.standing if not each.series_id)
    me = session.exec(select(Adviser)).one()
    colleague = Adviser(organisation_id=me.organisation_id, first_name="Ali", last_name="Roy")
    session.add(colleague)
    session.flush()
    booked.adviser_id = colleague.id
    session.flush()
    later = f"{booked.starts_at + HOUR:%Y%m%dT%H%M%SZ}"

    preview = seen(session, f"UID:{booked.uid}\nSEQUENCE:9\nDTSTART:{later}\nDURATION:PT1H")

    assert fates(preview) == [(Fate.OURS_SAME, 1)]
