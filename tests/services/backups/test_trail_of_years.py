"""A base of more than a year: its trail behind checkpoints, its backups, a restore, an erasure."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.kept_base import PHRASE, add_person, give_keys, unwatched
from tests.made_once import Made, Once
from tests.services.watch import Watch

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.journal import AuditCheckpoint
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.audit import checking, keeping, openings, reading, taking_out, trail
from conseil_mobilite.services.audit.openings import Way
from conseil_mobilite.services.audit.trail import TrailQuery
from conseil_mobilite.services.backups import keeping as backups
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.services.retention import departing, register_file
from conseil_mobilite.store import health
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.backups.shelf import Backup, on_shelf, shelf_of
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey

YEAR = timedelta(days=365)
EVERY = 5
"""Days between two days of work: an office that opens each week."""


@pytest.fixture
def clock() -> Watch:
    return Watch(datetime(2025, 9, 1, 8, tzinfo=UTC), timedelta(seconds=1))


def work(store: Store, clock: Watch, days: int) -> None:
    """Open the base each few days, look at somebody, and let the trail keep its time."""
    (someone, *_rest) = store.read(people)
    for _ in range(days):
        store.run(openings.note_opening, Way.WINDOW)
        store.run(keeping.forget_old)
        store.run(reading.note, "person.open", "person", someone)
        clock.now += timedelta(days=EVERY)


def back_up(store: Store) -> Backup:
    return backups.back_up(store, Reason.DAILY, unwatched).backup


def people(session: Session) -> list[UUID]:
    return list(session.exec(select(Person.id).order_by(Person.file_number)))


def cut(store: Store) -> int:
    return store.read(lambda session: session.exec(select(AuditCheckpoint.number)).first() or 0)


def intact(store: Store) -> bool:
    """Ask the window and the terminal."""
    in_window = store.read(checking.verify, store.path).report
    in_terminal = health.check(store, store.read(checking.witnesses, store.path)).audit
    assert in_terminal == in_window
    return in_window.intact


@pytest.fixture(scope="module")
def made(once: Once) -> Made[datetime]:
    """Work for four months, back the base up, and go on for fourteen: what is told is the end.

    What the first backup knows is behind the checkpoint by then.
    """
    clock = Watch(datetime(2025, 9, 1, 8, tzinfo=UTC), timedelta(seconds=1))

    def fill(store: Store) -> datetime:
        give_keys(store)
        for name, days in (("Zoé", 0), ("Ali", 25)):
            store.run(add_person, name)
            work(store, clock, days)
        assert back_up(store).sound
        work(store, clock, 45)
        back_up(store)
        work(store, clock, 45)
        assert cut(store) > 20
        return clock.now

    return once(fill, clock)


@pytest.fixture
def years(tmp_path: Path, made: Made[datetime], data_key: DataKey, clock: Watch) -> Iterator[Store]:
    clock.now = made.told
    with made.opened(tmp_path / "years", data_key, clock) as store:
        yield store


@pytest.fixture
def old_backup(years: Store) -> Backup:
    return min(on_shelf(years.path), key=lambda each: each.at)


def test_a_trail_is_read_page_after_page_and_taken_out_behind_its_checkpoint(
    years: Store,
) -> None:
    assert intact(years)
    first = cut(years) + 1
    numbers: list[int] = []
    page = years.read(trail.page, TrailQuery())
    numbers += [line.number for line in page.lines]
    while not page.complete:
        page = years.read(trail.page, TrailQuery(), numbers[-1])
        numbers += [line.number for line in page.lines]
    assert numbers == list(range(numbers[0], first - 1, -1))
    table = years.read(taking_out.table, TrailQuery(), numbers=True)
    assert [row[0] for row in table.rows] == numbers[::-1]
    assert all(line.words != line.act for line in page.lines)


def test_a_backup_older_than_the_checkpoint_is_restored_and_both_trails_are_whole(
    years: Store, clock: Watch, old_backup: Backup
) -> None:
    with closing(restoring.restore(years, unlock(old_backup, PHRASE), unwatched)) as back:
        assert cut(back) == 0
        assert intact(back)
        work(back, clock, 3)
        assert intact(back)
        later = back_up(back)
        work(back, clock, 90)
        assert cut(back) > later.audit_count - 100
        assert intact(back)
        before = next(e for e in on_shelf(back.path) if e.reason is Reason.BEFORE_RESTORING)
        with closing(restoring.restore(back, unlock(before, PHRASE), unwatched)) as again:
            assert cut(again) > 20
            assert intact(again)


def test_somebody_erased_behind_the_checkpoint_stays_so_in_an_older_backup(
    years: Store, clock: Watch, old_backup: Backup
) -> None:
    someone = years.read(people)[0]
    departing.let_one_go(years, someone, departing.ASKED_FOR, erase=True)
    assert intact(years)
    traces = years.read(trail.page, TrailQuery(person=someone)).lines
    assert {line.person for line in traces} == {""}
    work(years, clock, 20)
    assert intact(years)
    with closing(restoring.restore(years, unlock(old_backup, PHRASE), unwatched)) as back:
        assert register_file.reconcile(back) == 0
        assert someone not in back.read(people)
        assert intact(back)


def test_a_restore_under_a_clock_set_back_accuses_nobody(kept: Store, clock: Watch) -> None:
    work(kept, clock, 3)
    early = back_up(kept)
    work(kept, clock, 3)
    back_up(kept)
    clock.now -= YEAR
    with closing(restoring.restore(kept, unlock(early, PHRASE), unwatched)) as back:
        assert intact(back)
        clock.now += YEAR
        assert intact(back)
        work(back, clock, 3)
        later = back_up(back)
        assert intact(back)
        assert back.read(checking.verify, back.path).witness == later.at


def test_after_a_restore_the_backups_of_a_folder_begun_anew_are_compared(
    kept: Store, clock: Watch
) -> None:
    work(kept, clock, 1)
    early = back_up(kept)
    for _ in range(3):
        back_up(kept)
    with closing(restoring.restore(kept, unlock(early, PHRASE), unwatched)) as back:
        shutil.rmtree(shelf_of(back.path))
        later = back_up(back)
        assert back.read(checking.verify, back.path).witness == later.at
        assert intact(back)


def test_a_trail_put_back_to_an_earlier_day_is_told_by_the_terminal_too(
    kept: Store, clock: Watch
) -> None:
    work(kept, clock, 2)
    former = kept.path.with_name("former")
    kept.checkpoint()
    former.write_bytes(kept.path.read_bytes())
    work(kept, clock, 2)
    back_up(kept)
    kept.close()
    kept.path.write_bytes(former.read_bytes())
    with closing(Store.open(kept.path, kept.key, clock=clock, adviser=kept.adviser)) as put_back:
        assert not intact(put_back)
