"""Who did what on which record, and when: entries chained so that none can be changed unseen.

Each entry carries the authentication code (HMAC-SHA-256, keyed from the data key) of itself and of
the one before; the seal carries that of the head and of the count, apart from the entries.
"""

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, insert, update
from sqlmodel import Session, SQLModel, col, select

from conseil_mobilite.domain.journal import AuditEntry, AuditSeal

START = "0" * 64
"""What the first entry is chained to."""

_ENTRIES = SQLModel.metadata.tables["audit_entry"]
_SEALS = SQLModel.metadata.tables["audit_seal"]
_SEAL_ANEW = update(_SEALS).where(_SEALS.c.id == 1)


@dataclass(frozen=True, slots=True)
class AuditReport:
    """`first_bad` is the number of the first entry that is missing, changed or added, if any."""

    entries: int
    first_bad: int | None

    @property
    def intact(self) -> bool:
        return self.first_bad is None


class _Entry(NamedTuple):
    """What an entry says, its code apart: thousands are written at once."""

    number: int
    at: datetime
    adviser_id: UUID | None
    act: str
    kind: str
    record_id: UUID | None


def record(session: Session, act: str, kind: str, record_id: UUID | None = None) -> None:
    """Append to the trail: the act, the kind of record and which one, never its content."""
    record_each(session, act, kind, (record_id,))


def record_each(session: Session, act: str, kind: str, record_ids: Iterable[UUID | None]) -> None:
    """Append one entry for each of many records that one act is about, in their order."""
    # By plain statements: each act pays for its entries, and the session has no use for them.
    connection = session.connection()
    count, head = _seal(connection)
    key: bytes = session.info["audit_key"]
    at, adviser = session.info["clock"]().astimezone(UTC), session.info["adviser"]
    rows: list[dict[str, object]] = []
    for number, record_id in enumerate(record_ids, count + 1):
        entry = _Entry(number, at, adviser, act, kind, record_id)
        head = _entry_code(key, head, entry)
        rows.append({**entry._asdict(), "mac": head})
    if rows:
        connection.execute(insert(_ENTRIES), rows)
        last = count + len(rows)
        seal = _seal_code(key, last, head)
        connection.execute(_SEAL_ANEW, {"count": last, "head": head, "mac": seal})


def verify(session: Session) -> AuditReport:
    """Read the whole trail again. Raise nothing: the report says where it breaks."""
    key: bytes = session.info["audit_key"]
    head, number = START, 0
    entries = select(AuditEntry).order_by(col(AuditEntry.number)).execution_options(yield_per=1000)
    for entry in session.exec(entries):
        number += 1
        told = (entry.act, entry.kind, entry.record_id)
        code = _entry_code(key, head, _Entry(entry.number, entry.at, entry.adviser_id, *told))
        if entry.number != number or not hmac.compare_digest(code, entry.mac):
            return AuditReport(number, first_bad=number)
        head = entry.mac
    sound = _sealed(key, session.get(AuditSeal, 1), number, head)
    return AuditReport(number, first_bad=None if sound else number + 1)


def _seal(connection: Connection) -> tuple[int, str]:
    row = connection.execute(select(_SEALS.c.count, _SEALS.c.head)).first()
    if row is None:
        connection.execute(insert(_SEALS), {"id": 1, "count": 0, "head": START, "mac": ""})
        return 0, START
    return row[0], row[1]


def _sealed(key: bytes, seal: AuditSeal | None, count: int, head: str) -> bool:
    if seal is None:
        return count == 0
    codes_agree = hmac.compare_digest(_seal_code(key, seal.count, seal.head), seal.mac)
    return codes_agree and (seal.count, seal.head) == (count, head)


def _entry_code(key: bytes, head: str, entry: _Entry) -> str:
    at = entry.at.astimezone(UTC).isoformat()
    who, which = str(entry.adviser_id or ""), str(entry.record_id or "")
    return _code(key, head, str(entry.number), at, who, entry.act, entry.kind, which)


def _seal_code(key: bytes, count: int, head: str) -> str:
    return _code(key, "seal", str(count), head)


def _code(key: bytes, *parts: str) -> str:
    return hmac.new(key, json.dumps(parts).encode(), "sha256").hexdigest()
