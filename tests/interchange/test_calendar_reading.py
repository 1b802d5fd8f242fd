"""Calendars of other programs, as they come."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.interchange.foreign_calendar import file_of

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange import calendar_reading
from conseil_mobilite.interchange.calendar_reading import ForeignEvent, ReadCalendar, read_calendar

SINCE = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
UNTIL = SINCE + timedelta(days=366)
OUTLOOK_ZONE = """\
BEGIN:VTIMEZONE
TZID:Heure du siège
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def read(*events: str, before: str = "") -> ReadCalendar:
    return read_calendar(file_of(*events, before=before), SINCE, UNTIL)


def one(lines: str, before: str = "") -> ForeignEvent:
    (event,) = read(f"UID:a\n{lines}", before=before).events
    return event


def starts(events: tuple[ForeignEvent, ...]) -> list[str]:
    return [f"{each.starts_at:%m-%d %H:%M}" for each in events]


@pytest.mark.parametrize(
    "told",
    [
        "DTSTART;TZID=Europe/Paris:20270614T090000",
        "DTSTART;TZID=Romance Standard Time:20270614T090000",
        "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20270614T090000",
        'DTSTART;TZID="(UTC+01:00) Paris, Bruxelles":20270614T090000',
        "DTSTART;TZID=Heure du siège:20270614T090000",
        "DTSTART;TZID=Fuseau inconnu:20270614T090000",
        "DTSTART:20270614T090000",
        "DTSTART:20270614T070000Z",
        "DTSTART;TZID=America/Cayenne:20270614T040000",
    ],
)
def test_an_hour_is_read_whatever_the_way_its_zone_is_told(told: str) -> None:
    event = one(f"{told}\nDURATION:PT1H", before=OUTLOOK_ZONE)

    assert event.starts_at == datetime(2027, 6, 14, 7, 0, tzinfo=UTC)
    assert event.ends_at == datetime(2027, 6, 14, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("DTSTART;VALUE=DATE:20271031", 25),
        ("DTSTART;VALUE=DATE:20271031\nDTEND;VALUE=DATE:20271102", 49),
        ("DTSTART;VALUE=DATE:20271031\nDURATION:P1D", 25),
        ("DTSTART:20271031T000000\nDTEND:20271101T000000", 25),
        ("DTSTART:20271031T000000\nDURATION:PT24H", 24),
    ],
)
def test_days_and_hours_last_as_they_do_in_paris(told: str, hours: int) -> None:
    event = one(told)

    assert event.starts_at == datetime(2027, 10, 30, 22, 0, tzinfo=UTC)
    assert event.ends_at - event.starts_at == timedelta(hours=hours)
    assert event.whole_days == ("DATE" in told)


@pytest.mark.parametrize(
    "told",
    ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "DURATION:PT0S"],
)
def test_what_is_cancelled_or_leaves_free_takes_no_time(told: str) -> None:
    length = "" if "DURATION" in told else "DURATION:PT1H\n"

    assert not one(f"DTSTART:20270614T090000\n{length}{told}").takes_time


def test_an_hour_without_an_end_takes_no_time() -> None:
    assert not one("DTSTART:20270614T090000").takes_time


def test_a_rule_is_followed_over_the_change_of_time_without_what_it_leaves_out() -> None:
    found = read(
        "UID:a\nSEQUENCE:2\nDTSTART;TZID=Europe/Paris:20271019T090000\nDURATION:PT1H\n"
        "RRULE:FREQ=WEEKLY;COUNT=5\n"
        "EXDATE;TZID=Europe/Paris:20271026T090000\nEXDATE;VALUE=DATE:20271109\n"
        "RDATE;TZID=Europe/Paris:20271120T090000",
        "UID:a\nSEQUENCE:3\nDTSTART;TZID=Europe/Paris:20271103T140000\nDURATION:PT30M\n"
        "RECURRENCE-ID;TZID=Europe/Paris:20271102T090000",
    )

    assert starts(found.events) == ["10-19 07:00", "11-16 08:00", "11-20 08:00", "11-03 13:00"]
    assert found.events[-1].occurrence_at == datetime(2027, 11, 2, 8, 0, tzinfo=UTC)
    assert [each.sequence for each in found.events] == [2, 2, 2, 3]
    assert found.whole == {"a"}


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("UNTIL=20270630T070000Z", "06-30 07:00"),
        ("UNTIL=20270630", "06-30 07:00"),
        ("UNTIL=20270629T235959", "06-29 07:00"),
        ("COUNT=190", "06-30 07:00"),
    ],
)
def test_a_rule_ends_where_it_says(end: str, last: str) -> None:
    found = read(
        f"UID:a\nDTSTART;TZID=Europe/Paris:20261223T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;{end}"
    )

    assert starts(found.events)[0] == "03-13 08:00"
    assert starts(found.events)[-1] == last


def test_a_rule_without_an_end_stops_a_year_ahead() -> None:
    found = read("UID:a\nDTSTART;VALUE=DATE:19700101\nRRULE:FREQ=MONTHLY;BYMONTHDAY=31")

    assert len(found.events) == 7
    assert max(each.starts_at for each in found.events) < UNTIL


def test_a_rule_that_never_comes_gives_nothing() -> None:
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"

    assert read(f"UID:a\nDTSTART:20270401T090000\nDURATION:PT1H\nRRULE:{rule}").events == ()


def test_what_is_over_is_left_out_and_what_is_under_way_is_not() -> None:
    found = read(
        "UID:over\nDTSTART:20270312T120000Z\nDURATION:PT90M",
        "UID:now\nDTSTART:20270312T120000Z\nDURATION:PT2H",
        "UID:far\nDTSTART:20290312T120000Z\nDURATION:PT2H",
    )

    assert [each.uid for each in found.events] == ["now"]


@pytest.mark.parametrize(
    "lines",
    [
        "SUMMARY:sans début",
        "DTSTART:hier",
        "DTSTART:20270614T090000\nDTEND:20270614T080000",
        "DTSTART:20270614T090000\nDURATION:PT1H\nRRULE:FREQ=SECONDLY",
        "DTSTART:20270614T090000\nDURATION:PT1H\nRRULE:n’importe quoi",
        "DTSTART:20270614T090000\nDURATION:PT1H\nRECURRENCE-ID:jamais",
        "DTSTART;VALUE=DATE:99991231",
    ],
)
def test_one_event_that_cannot_be_read_is_counted_and_the_others_are_kept(lines: str) -> None:
    found = read(f"UID:bad\n{lines}", "UID:good\nDTSTART:20270614T090000\nDURATION:PT1H")

    assert [each.uid for each in found.events] == ["good"]
    assert found.unreadable == 1
    assert "bad" not in found.whole


def test_several_calendars_old_letters_and_broken_lines_are_read() -> None:
    event = "UID:{}\nDTSTART:20270614T090000\nDURATION:PT1H\nSUMMARY:Réunion\ncoupée ici"
    content = file_of(event.format("a")) + file_of(event.format("b"))

    for encoded in (content, content.decode().encode("cp1252"), b"\xef\xbb\xbf" + content):
        found = read_calendar(encoded, SINCE, UNTIL)
        assert [(each.uid, each.words) for each in found.events] == [
            ("a", "Réunion"),
            ("b", "Réunion"),
        ]


def test_identifiers_missing_or_too_long_are_replaced_always_by_the_same() -> None:
    lines = f"UID:{'x' * 300}\nDTSTART:20270614T090000\nDURATION:PT1H"
    nameless = "SUMMARY:Sans nom\nDTSTART:20270614T090000\nDURATION:PT1H"

    first, again = read(lines, nameless).events, read(lines, nameless).events

    assert [each.uid for each in first] == [each.uid for each in again]
    assert len({each.uid for each in first}) == 2
    assert all(len(each.uid) <= 255 for each in first)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Bonjour",
        b"PK\x03\x04" + bytes(range(256)),
        b"BEGIN:VCARD\nFN:Personne\nEND:VCARD\n",
        file_of("UID:a\nDTSTART:20270614T090000")[:-20],
    ],
    ids=["empty", "text", "zip", "card", "cut"],
)
def test_what_is_no_calendar_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(UserError, match="calendrier"):
        read_calendar(content, SINCE, UNTIL)


def test_a_file_too_large_and_a_calendar_too_full_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(UserError, match="20"):
        read_calendar(bytes(calendar_reading.LARGEST + 1), SINCE, UNTIL)
    monkeypatch.setattr(calendar_reading, "MOST", 100)
    with pytest.raises(UserError, match="trop"):
        read("UID:a\nDTSTART:20270614T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY")


@given(st.binary(max_size=400), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_content_brings_the_program_down(junk: bytes, lines: str) -> None:
    for content in (junk, file_of(lines), file_of("UID:a\nDTSTART:20270614T090000") + junk):
        outcome = outcome_of(content)

        assert isinstance(outcome, ReadCalendar) or "calendrier" in outcome


def outcome_of(content: bytes) -> ReadCalendar | str:
    try:
        return read_calendar(content, SINCE, UNTIL)
    except UserError as error:
        return str(error)


def test_a_zone_whose_name_no_file_can_have_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="n’est pas un calendrier lisible"):
        read(f"UID:b\nDTSTART;TZID=Europe/{'a' * 300}:20270402T080000\nDURATION:PT1H")
