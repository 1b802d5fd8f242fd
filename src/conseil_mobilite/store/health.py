"""Whether a base is sound: its pages, its links, its audit trail, its search, its schema."""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlcipher3.dbapi2 import DatabaseError
from sqlmodel import Session, SQLModel

from conseil_mobilite.store import migrations
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.audit import AuditReport, Sealed
from conseil_mobilite.store.keys.cipher import connect_read_only
from conseil_mobilite.store.search import index_check


@dataclass(frozen=True, slots=True)
class HealthReport:
    """What a full reading of the base found.

    `damaged_pages` counts the faults of the file itself; where there are any, nothing else could be
    checked: `audit` is none and `rows` is empty. `broken_links` counts rows without their parent,
    `search_faults` people whom the search would miss or find wrongly.
    """

    damaged_pages: int
    broken_links: int = 0
    audit: AuditReport | None = None
    revision: str = ""
    rows: dict[str, int] | None = None
    search_faults: int = 0

    @property
    def current(self) -> bool:
        return self.revision == migrations.HEAD

    @property
    def sound(self) -> bool:
        return (
            self.damaged_pages == 0
            and self.broken_links == 0
            and self.search_faults == 0
            and self.audit is not None
            and self.audit.intact
            and self.current
        )


def check(store: Store, witnesses: Sequence[Sealed] = ()) -> HealthReport:
    """Read the whole base. Raise nothing for a damaged one: the report says what is wrong.

    `witnesses` are the heads of its trail kept in copies of the base.
    """
    with suppress(StoreError):  # without room on the disk the base can still be read
        store.checkpoint()  # the authentication of pages is checked in the file, not beside it
    damaged = _damaged_pages(store)
    return HealthReport(damaged) if damaged else store.read(_contents, witnesses)


def _damaged_pages(store: Store) -> int:
    # On a connection of its own: one that has met a forged page refuses all it is asked later.
    with closing(connect_read_only(store.path, store.key)) as connection:
        try:
            forged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            faults = connection.execute("PRAGMA integrity_check").fetchall()
        except DatabaseError:
            return 1
    return len(forged) + len([fault for fault in faults if fault != ("ok",)])


def _contents(session: Session, witnesses: Sequence[Sealed]) -> HealthReport:
    connection = session.connection()
    tables = SQLModel.metadata.sorted_tables
    return HealthReport(
        damaged_pages=0,
        broken_links=len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()),
        audit=audit.verify(session, witnesses),
        revision=str(
            connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        ),
        rows={
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in tables
        },
        search_faults=index_check.count_faults(connection),
    )
