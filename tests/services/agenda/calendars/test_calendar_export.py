"""A year of the diary, exported, is read at the same instants by three other programs."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, col, select
from tests.interchange.calendar_parsers import PARSERS, Parser, Span, expanded
from tests.made_once import Base, Made
from tests.services.agenda.calendars.diary_year import (
    FIRST,
    HOUR,
    LAST,
    PEOPLE,
    Kept,
    Year,
    add_series,
    on_clock,
)

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.agenda.discretion import Title
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.interchange.calendar_writing import write_calendar
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.calendars import calendar_export
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording

USUAL = Wording()


@pytest.fixture(scope="module")
def first_base(made: Made[Kept]) -> Base:
    return made.base


@pytest.fixture
def content(session: Session, year: Year) -> bytes:
    assert year.standing
    return write_calendar(calendar_export.period(session, FIRST, LAST, USUAL))


def span(appointment: Appointment) -> Span:
    return appointment.starts_at, appointment.starts_at + timedelta(
        minutes=appointment.duration_minutes
    )


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS.keys())
def test_another_program_reads_every_appointment_at_its_instant(
    year: Year, content: bytes, parser: Parser
) -> None:
    standing, cancelled = expanded(parser(content))

    absence = on_clock(date(2028, 7, 10), 0), on_clock(date(2028, 7, 15), 0)
    assert standing == sorted([*map(span, year.standing), absence])
    assert cancelled == sorted(map(span, year.cancelled))


def test_no_name_and_no_address_leaves_with_the_file(content: bytes) -> None:
    text = content.decode().replace("\r\n ", "").lower()

    for secret in (*(name for names in PEOPLE for name in names), "tilleuls", "congés", "chez mme"):
        assert secret.lower() not in text
    assert "dossier 2027-0010" in text
    assert "3 personnes" in text


def test_the_place_stays_out_where_it_names_the_person(content: bytes) -> None:
    (event,) = (
        each
        for each in PARSERS["icalendar"](content)
        if each.start == on_clock(date(2028, 5, 5), 14)
    )

    assert event.location == ""


def test_a_series_is_one_event_and_what_differs_from_it(content: bytes) -> None:
    events = PARSERS["icalendar"](content)
    (weekly,) = (each for each in events if each.rule.startswith("FREQ=WEEKLY"))
    others = [each for each in events if each.uid == weekly.uid and each.occurrence]

    assert len(weekly.exceptions) == 3
    assert len(others) == 4
    assert [each.cancelled for each in others].count(True) == 1


def test_the_end_of_a_rule_is_told_in_universal_time(content: bytes) -> None:
    assert b"UNTIL=20280630T120000Z" in content


def test_the_title_says_no_more_than_was_chosen(session: Session, year: Year) -> None:
    for title, expected in (
        (Title.BUSY, "Occupé"),
        (Title.FILE, "Rendez-vous mobilité – dossier 2027-0010"),
        (Title.INITIALS, "Rendez-vous mobilité – Z. Q."),
    ):
        first = year.standing[0].id
        exported = calendar_export.one(session, first, Wording(title=title))
        assert [event.summary for event in exported.events] == [expected]
        text = write_calendar(exported).decode()
        assert ("LOCATION" in text) == ("CATEGORIES" in text) == (title is not Title.BUSY)
        assert ("CLASS:CONFIDENTIAL" in text) == (title is Title.INITIALS)


def test_one_occurrence_goes_alone_under_its_own_identifier(session: Session, year: Year) -> None:
    occurrence = next(each for each in year.standing if each.series_id)

    exported = calendar_export.one(session, occurrence.id, USUAL)

    (event,) = exported.events
    assert (event.uid, event.rule, event.occurrence_at) == (occurrence.uid, "", None)


def test_the_same_diary_gives_the_same_bytes_and_a_moved_one_others(
    session: Session, year: Year, content: bytes
) -> None:
    again = write_calendar(calendar_export.period(session, FIRST, LAST, USUAL))
    assert again == content

    appointments.delete(session, year.standing[0].id)
    appointments.restore(session, year.standing[0].id)
    later = write_calendar(calendar_export.period(session, FIRST, LAST, USUAL))
    assert PARSERS["icalendar"](later)[0].uid == PARSERS["icalendar"](content)[0].uid


def test_what_is_deleted_after_an_export_is_cancelled_in_the_next_one(
    session: Session, year: Year
) -> None:
    calendar_export.period(session, FIRST, LAST, USUAL)
    booked = next(each for each in year.standing if each.series_id is None)
    now = session.info["clock"]()
    session.info["clock"] = lambda: now + HOUR
    appointments.delete(session, booked.id)

    exported = calendar_export.period(session, FIRST, LAST, USUAL)

    (event,) = (each for each in exported.events if each.uid == booked.uid)
    assert event.cancelled


def test_a_series_deleted_whole_is_cancelled_whole(session: Session, year: Year) -> None:
    made = add_series(year, on_clock(date(2028, 7, 3), 9), "FREQ=WEEKLY;COUNT=4", 60)
    calendar_export.period(session, FIRST, LAST, USUAL)
    now = session.info["clock"]()
    session.info["clock"] = lambda: now + HOUR
    for booked in made:
        appointments.delete(session, booked.id)

    exported = calendar_export.period(session, FIRST, LAST, USUAL)

    (event,) = (each for each in exported.events if each.rule == "FREQ=WEEKLY;COUNT=4")
    assert event.cancelled
    assert event.exceptions == ()


def test_an_hour_that_the_spring_night_skips_is_excepted_as_its_rule_names_it(
    session: Session, year: Year
) -> None:
    first = on_clock(date(2028, 3, 24), 2, 30)
    add_series(year, first, "FREQ=DAILY;COUNT=4", 60, without=lambda rank: rank == 2)

    content = write_calendar(calendar_export.period(session, FIRST, LAST, USUAL))

    assert b"EXDATE;TZID=Europe/Paris:20280326T023000" in content


def test_an_empty_period_and_one_that_ends_before_it_begins_are_refused(session: Session) -> None:
    later = FIRST + (LAST - FIRST) * 3, LAST + (LAST - FIRST) * 3
    with pytest.raises(UserError, match="vide") as empty:
        calendar_export.period(session, *later, USUAL)
    with pytest.raises(UserError, match="suivre") as backwards:
        calendar_export.period(session, LAST, FIRST, USUAL)

    assert (empty.value.field, backwards.value.field) == ("first", "last")


def test_each_export_leaves_its_trace(session: Session, year: Year) -> None:
    calendar_export.period(session, FIRST, LAST, USUAL)
    calendar_export.one(session, year.standing[0].id, USUAL)

    acts = session.exec(select(AuditEntry.act).order_by(col(AuditEntry.number))).all()[-2:]
    assert acts == ["calendar.export", "calendar.export_one"]
