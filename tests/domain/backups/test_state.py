from datetime import UTC, date, datetime, timedelta

import pytest

from conseil_mobilite.domain.backups.state import BackupState, late, summary, warnings, worked_days

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)


def test_the_summary_says_when_in_the_hour_of_paris() -> None:
    today = BackupState(last=datetime(2027, 3, 12, 8, 2, tzinfo=UTC))
    assert (
        summary(today, NOW) == "Dernière sauvegarde vérifiée\u00a0: aujourd’hui à 9\u00a0h\u00a002"
    )
    earlier = BackupState(last=NOW - timedelta(days=1))
    assert summary(earlier, NOW).endswith("hier à 14\u00a0h\u00a030")
    old = BackupState(last=NOW - timedelta(days=30))
    assert summary(old, NOW).endswith("le 10 février 2027 à 14\u00a0h\u00a030")
    assert summary(BackupState(), NOW).startswith("Aucune sauvegarde")


@pytest.mark.parametrize(
    ("since", "today", "days"),
    [
        pytest.param(date(2027, 3, 12), date(2027, 3, 12), 0, id="same day"),
        pytest.param(date(2027, 3, 12), date(2027, 3, 14), 0, id="week-end"),
        pytest.param(date(2027, 3, 12), date(2027, 3, 16), 2, id="tuesday after friday"),
        pytest.param(date(2027, 3, 26), date(2027, 3, 30), 1, id="easter monday"),
        pytest.param(date(2027, 3, 12), date(2027, 3, 1), 0, id="clock set back"),
        pytest.param(date(2017, 3, 12), date(2027, 3, 12), 44, id="ten years"),
    ],
)
def test_days_of_work_leave_out_week_ends_and_holidays(since: date, today: date, days: int) -> None:
    assert worked_days(since, today) == days


def test_nothing_is_late_after_a_week_end() -> None:
    friday = datetime(2027, 3, 5, 16, tzinfo=UTC)
    assert warnings(BackupState(last=friday), datetime(2027, 3, 9, 16, tzinfo=UTC)) == ()
    (told,) = warnings(BackupState(last=friday), datetime(2027, 3, 10, 16, tzinfo=UTC))
    assert "3\u00a0jours de travail" in told


def test_a_second_place_is_late_after_a_week() -> None:
    state = BackupState(last=NOW, place="/media/cle", copied=NOW - timedelta(days=7))
    assert warnings(state, NOW) == ()
    (told,) = warnings(state, NOW + timedelta(hours=12))
    assert "Branchez le disque" in told


@pytest.mark.parametrize(("free", "lines"), [(None, 0), (500_000_000, 0), (499_999_999, 1)])
def test_little_room_is_said_without_being_late(free: int | None, lines: int) -> None:
    state = BackupState(last=NOW, free=free)
    assert len(warnings(state, NOW)) == lines
    assert not late(state, NOW)


def test_a_damaged_backup_is_said() -> None:
    (one,) = warnings(BackupState(last=NOW, damaged=1), NOW)
    (two,) = warnings(BackupState(last=NOW, damaged=2), NOW)
    assert one.startswith("1\u00a0sauvegarde ne peut pas être relue\u00a0")
    assert two.startswith("2\u00a0sauvegardes ne peuvent pas être relues")
