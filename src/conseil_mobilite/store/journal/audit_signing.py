"""What signs the trail anew: old entries taken out leave behind a checkpoint."""

from datetime import UTC
from typing import Final

from sqlalchemy import Connection
from sqlmodel import Session, SQLModel, col, delete, insert, select, update

from conseil_mobilite.domain.journal import AuditCheckpoint, AuditEntry, AuditSeal
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.audit_codes import (
    Checkpoint,
    checkpoint_code,
    seal_code,
)

TRUNCATED: Final = "audit.truncate"

_SEALS: Final = SQLModel.metadata.tables[str(AuditSeal.__tablename__)]


def take_out(session: Session, through: int) -> int:
    """Take out the entries up to a number, behind a signed checkpoint; return how many.

    The last entry stays, and nothing is taken out of a trail that is broken: what shows it must
    not go.
    """
    entry = session.get(AuditEntry, through)
    if entry is None or not audit.verify(session).intact:
        return 0
    head = entry.mac
    session.expunge(entry)
    if session.get(AuditEntry, through + 1) is None:
        return 0
    connection = session.connection()
    removed = connection.execute(delete(AuditEntry).where(col(AuditEntry.number) <= through))
    _sign(session, connection, through, removed.rowcount, head)
    audit.record(session, TRUNCATED, "audit_checkpoint")
    return removed.rowcount


def _sign(session: Session, connection: Connection, through: int, removed: int, head: str) -> None:
    key: bytes = session.info["audit_key"]
    at = session.info["clock"]().astimezone(UTC)
    told = Checkpoint(through, at, session.info["adviser"], removed, head)
    signed = checkpoint_code(key, told)
    connection.execute(delete(AuditCheckpoint))
    connection.execute(insert(AuditCheckpoint), {**told._asdict(), "mac": signed})
    count, last = connection.execute(select(_SEALS.c.count, _SEALS.c.head)).one()
    connection.execute(update(_SEALS).values(mac=seal_code(key, count, last, signed)))
