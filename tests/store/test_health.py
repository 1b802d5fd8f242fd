from contextlib import closing

import pytest
from sqlmodel import Session, col, delete

from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.health import HealthReport, check
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base


def fill(session: Session) -> None:
    for number in range(200):
        session.add(Setting(key=f"{number:04}", value="x" * 500))
    audit.record(session, "remplir", "setting")
    audit.record(session, "remplir", "setting")


def test_a_sound_base_is_said_sound_with_its_rows(store: Store) -> None:
    store.run(fill)
    report = check(store)
    assert report.sound
    assert report.rows is not None
    assert (report.rows["setting"], report.rows["adviser"], report.rows["person"]) == (200, 1, 0)
    assert report.audit == audit.AuditReport(2, None)


def test_a_changed_audit_trail_is_told(store: Store) -> None:
    store.run(fill)
    store.run(lambda session: session.exec(delete(AuditEntry).where(col(AuditEntry.number) == 1)))
    report = check(store)
    assert not report.sound
    assert report.audit == audit.AuditReport(1, first_bad=1)


def test_a_row_without_its_parent_is_counted(store: Store, data_key: DataKey, clock: Clock) -> None:
    store.close()
    with closing(connect_to_base(store.path, data_key)) as careless:
        careless.execute("PRAGMA foreign_keys = OFF")
        careless.execute("UPDATE adviser SET organisation_id = '00'")
    store = Store.open(store.path, data_key, clock=clock)
    report = check(store)
    store.close()
    assert (report.broken_links, report.sound) == (1, False)


@pytest.mark.parametrize("page", [-1, -3, 60])
def test_a_damaged_page_anywhere_is_found(
    store: Store, data_key: DataKey, clock: Clock, page: int
) -> None:
    store.run(fill)
    store.close()
    content = bytearray(store.path.read_bytes())
    content[(page * 4096 + 1000) % len(content)] ^= 1
    store.path.write_bytes(content)
    damaged = Store.open(store.path, data_key, clock=clock)
    report = check(damaged)
    damaged.close()
    assert report.damaged_pages
    assert not report.sound
    assert store.path.read_bytes() == content


def test_a_report_of_another_schema_is_not_sound() -> None:
    sound = HealthReport(0, 0, audit.AuditReport(0, None), "0000", {})
    assert not sound.sound
