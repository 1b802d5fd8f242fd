"""The times of another calendar, taken over once, followed, and let go."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, col, select
from tests.interchange.test_calendar_reading import file_of
from tests.services.diary_year import HOUR, Year, a_year, add_series, on_clock

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.interchange.calendar_event import CalendarFile
from conseil_mobilite.interchange.calendar_reading import read_calendar
from conseil_mobilite.interchange.calendar_writing import write_calendar
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.calendars import calendar_export, calendar_import
from conseil_mobilite.services.agenda.calendars.calendar_events import Wording
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import Fate, ImportPreview
from conseil_mobilite.services.agenda.seats import seats
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.store.database import Store

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
YEAR = timedelta(days=366)
DENTIST = "UID:dentiste\nSEQUENCE:{}\nDTSTART:202706{}T090000\nDURATION:PT1H\nSUMMARY:Dentiste"
COURSE = (
    "UID:cours\nSEQUENCE:{}\nDTSTART;TZID=Europe/Paris:20271019T180000\nDURATION:PT2H\n"
    "RRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Cours de Zéphyrine\n{}"
)


def seen(session: Session, *events: str) -> ImportPreview:
    return calendar_import.preview(session, read_calendar(file_of(*events), AT, AT + YEAR))


def taken(session: Session, *events: str) -> dict[Fate, int]:
    """Import what is proposed."""
    lines = [line for line in seen(session, *events).lines if line.proposed]
    return dict(calendar_import.apply(session, lines))


def fates(preview: ImportPreview) -> list[tuple[Fate, int]]:
    return [(line.fate, len(line.steps)) for line in preview.lines]


def busy(session: Session) -> list[Unavailability]:
    query = select(Unavailability).where(Unavailability.kind == "occupe")
    return list(session.exec(query.order_by(col(Unavailability.starts_at))).all())


def test_an_event_from_elsewhere_is_kept_as_busy_without_a_word_of_it(session: Session) -> None:
    done = taken(session, DENTIST.format(1, 14), COURSE.format(0, "STATUS:CONFIRMED"))

    assert done == {Fate.NEW: 5}
    rows = busy(session)
    assert {row.words for row in rows} == {""}
    assert {row.uid for row in rows} == {"dentiste", "cours"}
    assert [row.occurrence_at for row in rows[1:]] == [row.starts_at for row in rows[1:]]
    assert {row.adviser_id for row in rows} == {session.info["adviser"]}


def test_the_same_file_again_changes_nothing(session: Session) -> None:
    events = DENTIST.format(1, 14), COURSE.format(0, "STATUS:CONFIRMED")
    taken(session, *events)

    again = seen(session, *events)

    assert fates(again) == [(Fate.SAME, 1), (Fate.SAME, 4)]
    assert not any(line.proposed for line in again.lines)
    assert calendar_import.apply(session, again.lines) == {}
    assert len(busy(session)) == 5


def test_a_newer_event_moves_the_time_kept_and_an_older_one_is_ignored(session: Session) -> None:
    taken(session, DENTIST.format(1, 14))

    assert taken(session, DENTIST.format(2, 15)) == {Fate.CHANGED: 1}
    assert fates(seen(session, DENTIST.format(1, 14))) == [(Fate.OLDER, 1)]
    (row,) = busy(session)
    assert (row.starts_at.day, row.sequence) == (15, 2)


@pytest.mark.parametrize("told", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_what_is_cancelled_elsewhere_is_taken_away(session: Session, told: str) -> None:
    events = DENTIST.format(1, 14), COURSE.format(0, "STATUS:CONFIRMED")
    taken(session, *events)

    gone = f"{DENTIST.format(2, 14)}\n{told}", COURSE.format(1, told)

    assert fates(seen(session, *gone)) == [(Fate.GONE, 1), (Fate.GONE, 4)]
    assert taken(session, *gone) == {Fate.GONE: 5}
    assert busy(session) == []


def test_what_was_cancelled_and_never_kept_here_is_not_even_told(session: Session) -> None:
    preview = seen(
        session, f"{DENTIST.format(2, 14)}\nSTATUS:CANCELLED", COURSE.format(0, "CLASS:X")
    )

    assert fates(preview) == [(Fate.NEW, 4)]


def test_an_occurrence_taken_out_of_a_series_goes_and_one_moved_follows(session: Session) -> None:
    taken(session, COURSE.format(0, "CLASS:PUBLIC"))
    without = COURSE.format(1, "EXDATE;TZID=Europe/Paris:20271102T180000")
    moved = (
        "UID:cours\nSEQUENCE:1\nDTSTART;TZID=Europe/Paris:20271027T190000\nDURATION:PT2H\n"
        "RECURRENCE-ID;TZID=Europe/Paris:20271026T180000"
    )

    preview = seen(session, without, moved)

    assert fates(preview) == [(Fate.CHANGED, 1), (Fate.GONE, 1), (Fate.SAME, 2)]
    assert taken(session, without, moved) == {Fate.CHANGED: 1, Fate.GONE: 1}
    assert [f"{row.starts_at:%m-%d %H}" for row in busy(session)] == [
        "10-19 16",
        "10-27 17",
        "11-09 17",
    ]


def test_a_file_with_one_occurrence_only_leaves_the_rest_of_its_series(session: Session) -> None:
    taken(session, COURSE.format(0, "CLASS:PUBLIC"))
    alone = (
        "UID:cours\nSEQUENCE:1\nDTSTART;TZID=Europe/Paris:20271027T190000\nDURATION:PT2H\n"
        "RECURRENCE-ID;TZID=Europe/Paris:20271026T180000"
    )

    assert fates(seen(session, alone)) == [(Fate.CHANGED, 1)]


def test_two_advisers_may_be_busy_with_the_same_meeting(session: Session) -> None:
    taken(session, DENTIST.format(1, 14))
    (mine,) = busy(session)
    mine.adviser_id = None
    session.flush()

    assert fates(seen(session, DENTIST.format(1, 14))) == [(Fate.NEW, 1)]


def test_our_own_file_comes_back_without_doing_anything(session: Session) -> None:
    a_year(session)
    first, last = AT.date(), (AT + YEAR).date()
    exported = calendar_export.period(session, first, last, Wording())

    read = read_calendar(write_calendar(exported), AT, AT + YEAR)
    preview = calendar_import.preview(session, read)

    assert {line.fate for line in preview.lines} == {Fate.OURS_SAME}
    assert not any(line.tickable for line in preview.lines)


def test_our_appointment_moved_elsewhere_is_proposed_and_ticked_only_if_newer(
    session: Session,
) -> None:
    year = a_year(session)
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


def test_one_of_ours_called_off_since_the_preview_is_not_moved(session: Session) -> None:
    booked = next(
        each for each in a_year(session).standing if each.starts_at > AT and not each.series_id
    )
    start = f"{booked.starts_at + HOUR:%Y%m%dT%H%M%SZ}"
    text = f"UID:{booked.uid}\nSEQUENCE:9\nDTSTART:{start}\nDURATION:PT1H"
    lines = seen(session, text).lines
    appointments.cancel(session, booked.id, "revoked")
    before = booked.starts_at

    done = calendar_import.apply(session, lines)

    assert not done.get(Fate.OURS_MOVED)
    assert booked.starts_at == before


def test_one_of_ours_moved_to_come_is_expected_again(session: Session) -> None:
    booked = next(
        each for each in a_year(session).standing if each.starts_at > AT and not each.series_id
    )
    for seat in seats(session, booked.id):
        seat.status = "seen"
    session.flush()
    start = f"{booked.starts_at + HOUR:%Y%m%dT%H%M%SZ}"

    text = f"UID:{booked.uid}\nSEQUENCE:9\nDTSTART:{start}\nDURATION:PT1H"
    calendar_import.apply(session, seen(session, text).lines)

    assert {seat.status for seat in seats(session, booked.id)} == {"unknown"}
    assert booked.sequence == 9


def test_one_occurrence_of_ours_moved_elsewhere_is_found_in_its_series(session: Session) -> None:
    year = Year(session, a_year(session).people, [], [])
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


def test_our_appointment_cancelled_elsewhere_is_told_and_left(session: Session) -> None:
    booked = next(each for each in a_year(session).standing if not each.series_id)
    start = f"{booked.starts_at:%Y%m%dT%H%M%SZ}"

    (line,) = seen(
        session, f"UID:{booked.uid}\nSEQUENCE:9\nDTSTART:{start}\nDURATION:PT1H\nSTATUS:CANCELLED"
    ).lines

    assert (line.fate, line.tickable) == (Fate.OURS_CANCELLED, False)


def test_an_appointment_of_a_colleague_is_never_moved_by_an_import(session: Session) -> None:
    booked = next(each for each in a_year(session).standing if not each.series_id)
    me = session.exec(select(Adviser)).one()
    colleague = Adviser(organisation_id=me.organisation_id, first_name="Ali", last_name="Roy")
    session.add(colleague)
    session.flush()
    booked.adviser_id = colleague.id
    session.flush()
    later = f"{booked.starts_at + HOUR:%Y%m%dT%H%M%SZ}"

    preview = seen(session, f"UID:{booked.uid}\nSEQUENCE:9\nDTSTART:{later}\nDURATION:PT1H")

    assert fates(preview) == [(Fate.OURS_SAME, 1)]


def test_a_calendar_with_nothing_to_come_says_so(session: Session) -> None:
    with pytest.raises(UserError, match="rien"):
        seen(session, "UID:a\nDTSTART:20200614T090000\nDURATION:PT1H")


def test_a_file_is_read_from_the_disk_or_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "agenda.ics"
    path.write_bytes(file_of(DENTIST.format(1, 14)))

    assert [event.uid for event in calendar_import.read_file(path, AT).events] == ["dentiste"]
    with pytest.raises(UserError, match="ne peut pas être lu"):
        calendar_import.read_file(tmp_path / "absent.ics", AT)


def test_an_import_is_one_act_that_one_undo_takes_back(store: Store) -> None:
    with store.transaction() as session:
        taken(session, DENTIST.format(1, 14), COURSE.format(0, "CLASS:PUBLIC"))
        act = session.info["act"]
        assert len(busy(session)) == 5

    store.run(undoing.undo_act, act)

    with store.transaction() as session:
        assert busy(session) == []
        acts = session.exec(select(AuditEntry.act)).all()
        assert acts.count("calendar.import") == 1
