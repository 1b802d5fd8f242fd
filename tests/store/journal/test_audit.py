from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, col, delete, select, update

from conseil_mobilite.domain.journal import AuditEntry, AuditSeal
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.audit_signing import take_out

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


def test_what_is_equal_but_not_the_programs_own_is_named(store: Store) -> None:
    store.run(three_acts)
    blank = "UPDATE audit_entry SET record_id = '' WHERE number = 3"
    store.run(lambda session: session.connection().exec_driver_sql(blank))
    assert store.read(audit.verify).first_bad == 3


def test_no_later_act_makes_a_broken_seal_good(store: Store) -> None:
    def cut(session: Session) -> None:
        session.exec(delete(AuditEntry).where(col(AuditEntry.number) > 1))
        first = session.get_one(AuditEntry, 1)
        seal = session.get_one(AuditSeal, 1)
        seal.count, seal.head = 1, first.mac
        session.add(seal)

    store.run(three_acts)
    store.run(cut)
    store.run(three_acts)
    assert store.read(audit.verify) == audit.AuditReport(4, first_bad=5)


def test_acts_go_on_though_the_seal_is_lost_and_it_stays_found(store: Store) -> None:
    store.run(three_acts)
    store.run(lambda session: session.exec(delete(AuditSeal)))
    store.run(three_acts)
    assert store.read(audit.verify) == audit.AuditReport(4, first_bad=4)


def test_a_trail_goes_on_behind_a_signed_checkpoint(store: Store) -> None:
    store.run(three_acts)
    assert store.run(take_out, 2) == 2
    store.run(three_acts)
    report = store.read(audit.verify)
    assert (report.entries, report.first_bad, report.after) == (5, None, 2)
    assert report.cut_at == store.now()


def test_nothing_is_taken_out_of_a_broken_trail_nor_its_last_entry(store: Store) -> None:
    store.run(three_acts)
    assert store.run(take_out, 3) == 0
    store.run(change_the_act)
    assert store.run(take_out, 2) == 0


def test_a_trail_brought_back_with_its_seal_is_found_by_what_a_backup_kept(store: Store) -> None:
    store.run(three_acts)
    known = audit.Sealed(4, "f" * 64)
    assert store.read(audit.verify, (known,)).first_bad == 4
    other = audit.Sealed(2, "f" * 64)
    assert store.read(audit.verify, (other,)).first_bad == 2


def test_an_act_about_nothing_leaves_an_empty_trail_intact(store: Store) -> None:
    store.run(audit.record_each, "erasure.apply_again", "person", ())
    store.run(audit.record, "base.restore", "backup")
    assert store.read(audit.verify).intact
