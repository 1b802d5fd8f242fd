"""The calendar file: readable by eye, read by three programs, whatever is written in it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.interchange.calendar_parsers import PARSERS, Parser, by_ics

from conseil_mobilite.interchange.calendar_event import CONFIDENTIAL, CalendarEvent, CalendarFile
from conseil_mobilite.interchange.calendar_writing import writable, write_calendar

GOLDEN = Path(__file__).with_name("calendar.ics")
AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
SINGLE = CalendarEvent(
    uid="b9460da9-fe21-5c13-b23a-471809b52d42@conseil-mobilite",
    sequence=2,
    revised_at=AT,
    starts_at=datetime(2027, 3, 29, 7, 0, tzinfo=UTC),
    ends_at=datetime(2027, 3, 29, 8, 30, tzinfo=UTC),
    summary="Rendez-vous mobilité – dossier 2026-0042",
    category="Bilan de mobilité",
    location="Plateforme mobilité, 12 rue Imaginaire, 02100 Saint-Quentin ; 2e étage, porte B",
    reminder_minutes=30,
)
SERIES = CalendarEvent(
    uid="5e4ba685-dba2-5b7e-a868-51a361bf013d@conseil-mobilite",
    sequence=3,
    revised_at=AT,
    starts_at=datetime(2027, 10, 5, 12, 0, tzinfo=UTC),
    ends_at=datetime(2027, 10, 5, 14, 0, tzinfo=UTC),
    summary="Rendez-vous mobilité – 8 personnes",
    category="Atelier collectif",
    rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20271221T140000",
    exceptions=(datetime(2027, 11, 2, 13, 0, tzinfo=UTC),),
)
MOVED = replace(
    SERIES,
    rule="",
    exceptions=(),
    starts_at=datetime(2027, 11, 10, 9, 0, tzinfo=UTC),
    ends_at=datetime(2027, 11, 10, 11, 0, tzinfo=UTC),
    occurrence_at=datetime(2027, 11, 9, 13, 0, tzinfo=UTC),
    ruled_from=SERIES.starts_at,
)
CANCELLED = replace(
    SINGLE,
    uid="b9f740be-93bc-5c26-bbbb-af63a41919b7@conseil-mobilite",
    summary="Rendez-vous mobilité – A. B.",
    cancelled=True,
    visibility=CONFIDENTIAL,
)
ABSENT = CalendarEvent(
    uid="7d0cbb1c-93bc-5c26-bbbb-af63a41919b7@conseil-mobilite",
    sequence=0,
    revised_at=AT,
    starts_at=datetime(2027, 7, 11, 22, 0, tzinfo=UTC),
    ends_at=datetime(2027, 7, 16, 22, 0, tzinfo=UTC),
    summary="Absent",
    whole_days=True,
)
DIARY = CalendarFile(
    "Rendez-vous mobilité", (SINGLE, SERIES, MOVED, CANCELLED, ABSENT), refresh_hours=1
)
WORDS = st.text(
    st.one_of(
        st.sampled_from(",;:\\\n\"'=%€éàœ–’🚲👩‍🦽 \t\r\x85\u2028^"),
        st.characters(codec="utf-8"),
    ),
    max_size=300,
)


def test_the_file_is_the_one_kept_to_be_read_by_eye() -> None:
    assert write_calendar(DIARY).decode() == GOLDEN.read_bytes().decode()


def test_no_line_is_longer_than_75_octets_and_none_cuts_a_letter() -> None:
    long = replace(SINGLE, location="Accueil des mobilités œuvrières 🚲 " * 12)

    for line in write_calendar(CalendarFile("Vélo " * 40, (long,))).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS.keys())
@given(summary=WORDS, place=WORDS)
@settings(max_examples=40, deadline=None)
def test_whatever_is_written_another_program_reads_it_back(
    parser: Parser, summary: str, place: str
) -> None:
    # A fault of ics alone: an escaped backslash before N or R is a line end to it.
    assume(parser is not by_ics or not re.search(r"\\[NnRr]", f"{summary}\0{place}"))
    event = replace(SINGLE, summary=summary, location=place)

    (read,) = parser(write_calendar(CalendarFile("Agenda", (event,))))

    assert (read.summary, read.location) == (writable(summary), writable(place))
    assert (read.start, read.end) == (event.starts_at, event.ends_at)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;UNTIL=20280104", "UNTIL=20280103T230000Z"),
        ("FREQ=DAILY;UNTIL=20280104T090000", "UNTIL=20280104T080000Z"),
        ("FREQ=DAILY;UNTIL=20280704T070000Z", "UNTIL=20280704T070000Z"),
    ],
)
def test_the_end_of_a_rule_is_written_in_universal_time(rule: str, expected: str) -> None:
    content = write_calendar(CalendarFile("Agenda", (replace(SERIES, rule=rule),)))

    assert expected in content.decode().replace("\r\n ", "")


def test_only_a_file_to_subscribe_to_says_how_often_to_read_it_again() -> None:
    once = write_calendar(replace(DIARY, refresh_hours=0)).decode()

    assert "REFRESH-INTERVAL" not in once
    assert "X-PUBLISHED-TTL" not in once
