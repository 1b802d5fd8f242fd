"""Who did what on which record, and when: entries chained so that none can be changed unseen.

Each entry carries the authentication code (HMAC-SHA-256, keyed from the data key) of itself and of
the one before; the seal carries that of the head and of the count, apart from the entries, and of
the checkpoint where old ones were taken out.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, text, update
from sqlcipher3 import dbapi2
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.journal import AuditCheckpoint, AuditEntry, AuditSeal
from conseil_mobilite.store.journal.audit_check import AuditReport, Sealed, judge
from conseil_mobilite.store.journal.audit_codes import (
    BROKEN,
    CHECKPOINTS,
    ENTRIES,
    SEAL,
    START,
    Entry,
    Raw,
    entry_code,
    same,
    seal_code,
)

__all__ = ["START", "AuditReport", "Sealed", "read_sealed", "record", "record_each", "verify"]

_ENTRIES: Final = SQLModel.metadata.tables[str(AuditEntry.__tablename__)]
_SEALS: Final = SQLModel.metadata.tables[str(AuditSeal.__tablename__)]
_CHECKPOINTS: Final = SQLModel.metadata.tables[str(AuditCheckpoint.__tablename__)]
_SEAL_ANEW: Final = update(_SEALS).where(_SEALS.c.id == 1)
_SIGNED: Final = (
    select(_CHECKPOINTS.c.mac)
    .order_by(_CHECKPOINTS.c.number.desc())
    .limit(1)
    .scalar_subquery()
    .label("checkpoint")
)
_SEAL: Final = select(_SEALS.c.count, _SEALS.c.head, _SEALS.c.mac, _SIGNED)
_LAST: Final = select(func.max(_ENTRIES.c.number))


class _Head(NamedTuple):
    """Where the trail goes on; `sound` is whether its seal was the program's own."""

    last: int
    head: str
    checkpoint: str
    sound: bool


def record(session: Session, act: str, kind: str, record_id: UUID | None = None) -> None:
    """Append to the trail: the act, the kind of record and which one, never its content."""
    record_each(session, act, kind, (record_id,))


def record_each(session: Session, act: str, kind: str, record_ids: Iterable[UUID | None]) -> None:
    """Append one entry for each of many records that one act is about, in their order."""
    # By plain statements: each act pays for its entries, and the session has no use for them.
    connection = session.connection()
    key: bytes = session.info["audit_key"]
    last, head, checkpoint, sound = _go_on(connection, key)
    at, adviser = session.info["clock"]().astimezone(UTC), session.info["adviser"]
    rows: list[dict[str, object]] = []
    for number, record_id in enumerate(record_ids, last + 1):
        entry = Entry(number, at, adviser, act, kind, record_id)
        head = entry_code(key, head, entry)
        rows.append({**entry._asdict(), "mac": head})
    if rows:
        connection.execute(insert(_ENTRIES), rows)
        last += len(rows)
        mac = seal_code(key, last, head, checkpoint) if sound else BROKEN
        connection.execute(_SEAL_ANEW, {"count": last, "head": head, "mac": mac})


def verify(session: Session, witnesses: Sequence[Sealed] = ()) -> AuditReport:
    """Read the whole trail again. Raise nothing: the report says where it breaks.

    `witnesses` are the heads kept in copies of the base.
    """
    connection = session.connection()
    rows = connection.execute(text(ENTRIES).execution_options(yield_per=1000))
    seals, checkpoints = (_all(connection, query) for query in (SEAL, CHECKPOINTS))
    key: bytes = session.info["audit_key"]
    return judge(key, (tuple(row) for row in rows), seals, checkpoints, witnesses)


def read_sealed(connection: dbapi2.Connection) -> Sealed:
    """Return how far the trail goes, for a backup to keep beside its copy."""
    row = connection.execute("SELECT count, head FROM audit_seal WHERE id = 1").fetchone()
    return Sealed(int(str(row[0])), str(row[1])) if row else Sealed(0, START)


def _all(connection: Connection, query: str) -> list[Raw]:
    return [tuple(row) for row in connection.exec_driver_sql(query)]


def _go_on(connection: Connection, key: bytes) -> _Head:
    """Return where the next entry is chained. What is broken stays so: no act makes it good."""
    row = connection.execute(_SEAL).first()
    if row is None:
        last = connection.execute(_LAST).scalar() or 0
        sound = not last and not _all(connection, CHECKPOINTS)
        mac = seal_code(key, 0, START) if sound else BROKEN
        connection.execute(insert(_SEALS), {"id": 1, "count": 0, "head": START, "mac": mac})
        return _Head(last, START, "", sound)
    count, head, mac, signed = row
    checkpoint = str(signed or "")
    plain = isinstance(count, int) and isinstance(head, str)
    if plain and same(seal_code(key, count, head, checkpoint), mac):
        return _Head(count, head, checkpoint, sound=True)
    last = connection.execute(_LAST).scalar() or 0
    return _Head(last, str(head), checkpoint, sound=False)
