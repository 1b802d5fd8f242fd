"""The audit trail as it is read, kept its time, taken out, and what leaves a trace in it."""

from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

import pytest
from sqlmodel import Session, SQLModel, col, select, update
from tests.services.watch import Watch

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditCheckpoint, AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.situation import Vehicle
from conseil_mobilite.services.audit import (
    checking,
    keeping,
    of_person,
    openings,
    reading,
    taking_out,
    trail,
)
from conseil_mobilite.services.audit.openings import Way
from conseil_mobilite.services.audit.trail import TrailQuery
from conseil_mobilite.store.backups.making import make
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.keys.cipher import DataKey

DAY = date(2027, 3, 12)
YEAR = timedelta(days=365)


@pytest.fixture
def clock() -> Watch:
    return Watch(datetime(2027, 3, 12, 13, 30, tzinfo=UTC))


@pytest.fixture
def managed(store: Store) -> Store:
    """Give the base to its « responsable »."""
    store.run(lambda session: session.exec(update(Adviser).values(role="responsable")))
    return store


@pytest.fixture
def person(store: Store) -> UUID:
    made = Person(file_number="27-1", last_name="Lefèvre", first_name="Hélène", registered_on=DAY)
    store.run(lambda session: session.add(made))
    return made.id


def _acts(store: Store) -> list[str]:
    query = select(AuditEntry.act).order_by(col(AuditEntry.number))
    return list(store.read(lambda session: session.exec(query).all()))


def _work(store: Store, clock: Watch, days: int, *, every: int = 1) -> None:
    """Open the base once a day, from the present day on."""
    for _ in range(days):
        store.run(openings.note_opening, Way.WINDOW)
        clock.now += timedelta(days=every)


def test_the_same_reading_within_the_hour_leaves_one_trace(
    store: Store, clock: Watch, person: UUID
) -> None:
    for minutes in (0, 20, 39, 30):
        clock.now += timedelta(minutes=minutes)
        store.run(reading.note, "paper.preview", "person", person)
    store.run(reading.note, "paper.preview", "person", UUID(int=4))
    assert _acts(store) == ["paper.preview"] * 3


def test_a_reading_leaves_its_trace_though_the_clock_was_set_back(
    store: Store, clock: Watch, person: UUID
) -> None:
    store.run(reading.note, "person.open", "person", person)
    clock.now -= YEAR
    for _ in range(2):
        store.run(reading.note, "person.open", "person", person)
        clock.now += timedelta(minutes=20)
    assert _acts(store) == ["person.open"] * 2


def test_attempts_that_failed_are_told_one_by_one_before_the_opening(store: Store) -> None:
    store.run(openings.note_opening, Way.WINDOW, 2)
    assert _acts(store) == ["base.open_failed", "base.open_failed", "base.open"]
    store.run(openings.note_opening, Way.TERMINAL, 10_000)
    assert _acts(store).count("base.open_failed") == 2 + openings.MOST_TOLD


@pytest.mark.usefixtures("not_in_charge")
def test_only_the_responsable_reads_checks_or_takes_out_the_trail(store: Store) -> None:
    with pytest.raises(UserError, match="responsable"):
        store.read(trail.page, TrailQuery())
    with pytest.raises(UserError, match="responsable"):
        store.read(checking.verify, store.path)
    with pytest.raises(UserError, match="responsable"):
        store.read(taking_out.table, TrailQuery(), numbers=False)
    with pytest.raises(UserError, match="responsable"):
        store.run(keeping.keep_for, 12)


def test_the_last_act_is_first_and_says_whose_file_it_is_about(
    managed: Store, person: UUID
) -> None:
    car = Vehicle(person_id=person, kind="voiture", name="Clio", noted_on=DAY)
    managed.run(lambda session: session.add(car))
    managed.run(audit.record, "vehicle.add", "vehicle", car.id)
    managed.run(audit.record, "setting.put", "setting")
    managed.run(lambda session: session.delete(session.get_one(Vehicle, car.id)))

    lines = managed.read(trail.page, TrailQuery()).lines

    assert [line.words for line in lines] == ["Réglage modifié", "Véhicule ajouté"]
    assert [(line.file_number, line.person) for line in lines] == [
        ("", ""),
        ("27-1", "Hélène Lefèvre"),
    ]
    assert {line.adviser for line in lines} == {"Nadia Lefèvre"}


def test_pages_follow_each_other_without_a_gap(managed: Store) -> None:
    records = [UUID(int=rank) for rank in range(1, trail.AT_ONCE + 21)]
    managed.run(audit.record_each, "person.import", "person", records)
    first = managed.read(trail.page, TrailQuery())
    second = managed.read(trail.page, TrailQuery(), first.lines[-1].number)
    numbers = [line.number for line in (*first.lines, *second.lines)]
    assert numbers == list(range(len(records), 0, -1))
    assert (first.complete, second.complete) == (False, True)


def test_each_filter_keeps_what_matches_and_nothing_else(
    managed: Store, clock: Watch, person: UUID
) -> None:
    managed.run(audit.record, "person.open", "person", person)
    managed.run(audit.record, "person.open", "person", UUID(int=5))
    clock.now += timedelta(days=2)
    managed.run(audit.record, "restitution.tell_goal", "issued_document", UUID(int=6))
    nadia = managed.adviser
    managed.adviser = None
    managed.run(audit.record, "document.issue", "issued_document", UUID(int=7))
    managed.adviser = nadia
    assert nadia is not None

    def found(query: TrailQuery) -> list[str]:
        return [line.act for line in managed.read(trail.page, query).lines]

    assert found(TrailQuery(first=date(2027, 3, 13))) == ["document.issue", "restitution.tell_goal"]
    assert found(TrailQuery(last=DAY)) == ["person.open", "person.open"]
    assert found(TrailQuery(person=person)) == ["person.open"]
    assert found(TrailQuery(group="paper")) == ["document.issue", "restitution.tell_goal"]
    assert found(TrailQuery(group="paper", adviser=nadia)) == ["restitution.tell_goal"]
    assert found(TrailQuery(group="unknown")) == []
    with pytest.raises(UserError, match="dernier jour"):
        found(TrailQuery(first=DAY, last=date(2027, 3, 1)))


def test_the_trail_taken_out_names_nobody_accompanied(managed: Store, person: UUID) -> None:
    managed.run(audit.record, "person.open", "person", person)
    without = managed.read(taking_out.table, TrailQuery(), numbers=False)
    with_numbers = managed.read(taking_out.table, TrailQuery(), numbers=True)
    assert "27-1" not in str(without.rows)
    assert with_numbers.rows[0][-1] == "27-1"
    assert "Hélène" not in str([without.rows, with_numbers.rows])
    assert len(without.rows[0]) == len(without.columns) == len(with_numbers.columns) - 1


def test_who_read_a_file_and_when_is_told_of_that_file_alone(
    store: Store, clock: Watch, person: UUID
) -> None:
    store.run(audit.record, "person.open", "person", person)
    store.run(audit.record, "person.open", "person", UUID(int=5))
    store.run(audit.record, "person.correct", "person", person)
    (told,) = store.read(of_person.readings, person)
    assert (told.at, told.adviser, told.words) == (clock.now, "Nadia Lefèvre", "Dossier ouvert")


def test_entries_leave_after_twelve_months_a_month_at_a_time(store: Store, clock: Watch) -> None:
    _work(store, clock, 40, every=14)
    before = store.read(audit.verify)
    assert store.run(keeping.forget_old) == 3
    for _ in range(30):
        store.run(keeping.forget_old)
    oldest = store.read(lambda session: session.exec(select(AuditEntry.at)).first())
    report = store.read(audit.verify)
    assert report.intact
    assert report.after > 5
    assert before.entries == 40
    assert oldest is not None
    assert YEAR - timedelta(days=1) < clock.now - oldest < YEAR + timedelta(days=60)


def test_a_clock_set_years_forward_takes_nothing_out(store: Store, clock: Watch) -> None:
    _work(store, clock, 10)
    clock.now += 10 * YEAR
    _work(store, clock, 2)
    assert store.run(keeping.forget_old) == 0
    clock.now -= 10 * YEAR
    _work(store, clock, 5)
    assert store.run(keeping.forget_old) == 0
    assert store.read(audit.verify).entries == 17


def test_an_entry_dated_in_the_future_keeps_no_old_one(store: Store, clock: Watch) -> None:
    _work(store, clock, 2)
    clock.now += 10 * YEAR
    store.run(openings.note_opening, Way.WINDOW)
    clock.now -= 10 * YEAR
    _work(store, clock, 2)
    clock.now += 2 * YEAR
    _work(store, clock, 4)
    assert store.run(keeping.forget_old) == 5
    assert store.read(audit.verify).intact


def test_the_months_are_those_the_body_chose_within_what_is_lawful(
    managed: Store, clock: Watch
) -> None:
    managed.run(keeping.keep_for, 36)
    assert managed.read(keeping.months) == 36
    clock.now += 2 * YEAR
    _work(managed, clock, 4)
    assert managed.run(keeping.forget_old) == 0
    for months in (5, 37):
        with pytest.raises(UserError, match="de 6 à 36 mois"):
            managed.run(keeping.keep_for, months)


def test_a_checkpoint_says_who_cut_how_much(store: Store, clock: Watch) -> None:
    _work(store, clock, 1)
    clock.now += 2 * YEAR
    _work(store, clock, 3)
    store.run(keeping.forget_old)
    (made,) = store.read(lambda session: session.exec(select(AuditCheckpoint)).all())
    assert (made.number, made.removed, made.adviser_id) == (1, 1, store.adviser)
    assert _acts(store)[-1] == "audit.truncate"


def test_a_trail_rolled_back_with_its_seal_is_found_by_the_last_backup(
    managed: Store, clock: Watch, data_key: DataKey
) -> None:
    base = managed.path
    _work(managed, clock, 2)
    assert managed.read(checking.verify, base).witness is None
    rows, seal = managed.read(_trail_rows)
    _work(managed, clock, 2)
    made = make(base, data_key, Reason.ASKED, at=clock.now)
    sound = managed.read(checking.verify, base)
    assert (sound.report.intact, sound.witness) == (True, made.at)
    managed.run(_put_back, rows, seal)
    assert managed.read(checking.verify, base).report.first_bad == 3


def test_a_backup_made_before_a_restore_is_no_witness(
    managed: Store, clock: Watch, data_key: DataKey
) -> None:
    _work(managed, clock, 2)
    rows, seal = managed.read(_trail_rows)
    _work(managed, clock, 2)
    make(managed.path, data_key, Reason.ASKED, at=clock.now)
    managed.run(_put_back, rows, seal)
    clock.now += timedelta(minutes=1)
    managed.run(audit.record, "base.restore", "backup")
    verified = managed.read(checking.verify, managed.path)
    assert (verified.report.intact, verified.witness) == (True, None)


_Rows: TypeAlias = list[dict[str, object]]


def _trail_rows(session: Session) -> tuple[_Rows, _Rows]:
    tables = SQLModel.metadata.tables
    connection = session.connection()
    entries, seals = (
        [dict(row) for row in connection.execute(tables[name].select()).mappings()]
        for name in ("audit_entry", "audit_seal")
    )
    return entries, seals


def _put_back(session: Session, entries: _Rows, seals: _Rows) -> None:
    tables, connection = SQLModel.metadata.tables, session.connection()
    for name, rows in (("audit_entry", entries), ("audit_seal", seals)):
        connection.execute(tables[name].delete())
        connection.execute(tables[name].insert(), rows)
