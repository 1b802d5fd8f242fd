"""The times of another calendar, taken over once, followed, and let go."""

from pathlib import Path

import pytest
from sqlmodel import Session, col, select
from tests.interchange.foreign_calendar import file_of
from tests.services.agenda.calendars.looking import AT, fates, seen

from conseil_mobilite.domain.agenda.availability import Unavailability
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.services.agenda.calendars import calendar_import
from conseil_mobilite.services.agenda.calendars.calendar_import_lines import Fate
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.store.database import Store

DENTIST = "UID:dentiste\nSEQUENCE:{}\nDTSTART:202706{}T090000\nDURATION:PT1H\nSUMMARY:Dentiste"
COURSE = (
    "UID:cours\nSEQUENCE:{}\nDTSTART;TZID=Europe/Paris:20271019T180000\nDURATION:PT2H\n"
    "RRULE:FREQ=WEEKLY;COUNT=4\nSUMMARY:Cours de Zéphyrine\n{}"
)


def taken(session: Session, *events: str) -> dict[Fate, int]:
    """Import what is proposed."""
    lines = [line for line in seen(session, *events).lines if line.proposed]
    return dict(calendar_import.apply(session, lines))


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
