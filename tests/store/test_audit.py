from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, delete, select, update

from conseil_mobilite.domain.journal import AuditEntry, AuditSeal
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit

SOMEONE = UUID(int=7)


def three_acts(session: Session) -> None:
    audit.record(session, "ouvrir", "person", SOMEONE)
    audit.record(session, "modifier", "person", SOMEONE)
    audit.record(session, "exporter", "statistics_export")


def test_an_act_is_recorded_with_who_and_when_and_never_its_content(store: Store) -> None:
    store.run(three_acts)
    entries = store.read(lambda session: session.exec(select(AuditEntry)).all())
    assert [(entry.number, entry.act, entry.record_id) for entry in entries] == [
        (1, "ouvrir", SOMEONE),
        (2, "modifier", SOMEONE),
        (3, "exporter", None),
    ]
    assert {entry.adviser_id for entry in entries} == {store.adviser}


def test_an_untouched_trail_is_intact(store: Store) -> None:
    assert store.read(audit.verify) == audit.AuditReport(0, None)
    store.run(three_acts)
    store.run(three_acts)
    assert store.read(audit.verify) == audit.AuditReport(6, None)


def test_an_act_undone_by_an_error_leaves_no_entry(store: Store) -> None:
    def fail(session: Session) -> None:
        three_acts(session)
        raise KeyError

    with pytest.raises(KeyError):
        store.run(fail)
    assert store.read(audit.verify) == audit.AuditReport(0, None)


def change_the_act(session: Session) -> None:
    session.exec(update(AuditEntry).where(col(AuditEntry.number) == 2).values(act="lire"))


def change_the_instant(session: Session) -> None:
    entry = session.get_one(AuditEntry, 2)
    entry.at += timedelta(days=1)
    session.add(entry)


def remove_the_second(session: Session) -> None:
    session.exec(delete(AuditEntry).where(col(AuditEntry.number) == 2))


@pytest.mark.parametrize("tamper", [change_the_act, change_the_instant, remove_the_second])
def test_a_changed_or_missing_entry_is_named(
    store: Store, tamper: Callable[[Session], None]
) -> None:
    store.run(three_acts)
    store.run(tamper)
    report = store.read(audit.verify)
    assert (report.first_bad, report.intact) == (2, False)


def test_the_last_entries_cannot_be_cut_off_unseen(store: Store) -> None:
    store.run(three_acts)
    store.run(lambda session: session.exec(delete(AuditEntry).where(col(AuditEntry.number) == 3)))
    assert store.read(audit.verify) == audit.AuditReport(2, first_bad=3)


def test_the_trail_cannot_be_emptied_with_its_seal_rewritten(store: Store) -> None:
    def empty(session: Session) -> None:
        session.exec(delete(AuditEntry))
        seal = session.get_one(AuditSeal, 1)
        seal.count, seal.head = 0, audit.START
        session.add(seal)

    store.run(three_acts)
    store.run(empty)
    assert not store.read(audit.verify).intact
