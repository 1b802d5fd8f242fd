"""What signs the trail anew: taking out old entries behind a checkpoint, and a new key."""

from datetime import UTC
from typing import Final

from sqlalchemy import Connection
from sqlcipher3 import dbapi2
from sqlmodel import Session, SQLModel, col, delete, insert, select, update

from conseil_mobilite.domain.journal import AuditCheckpoint, AuditEntry, AuditSeal
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.audit_check import judge
from conseil_mobilite.store.journal.audit_codes import (
    BROKEN,
    CHECKPOINTS,
    ENTRIES,
    SEAL,
    START,
    Checkpoint,
    Raw,
    checkpoint_code,
    entry_code,
    read_checkpoint,
    read_entry,
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


def sign_again(connection: dbapi2.Connection, *, old: bytes, new: bytes) -> None:
    """Sign the whole trail with another key, in a base that was given another.

    A trail that was broken under the old key stays broken.
    """
    rows = list(connection.execute(ENTRIES))
    seals, checkpoints = list(connection.execute(SEAL)), list(connection.execute(CHECKPOINTS))
    if not judge(old, rows, seals, checkpoints).intact:
        connection.execute("UPDATE audit_seal SET mac = ?", (BROKEN,))
        return
    number, head, signed = _sign_checkpoint(connection, checkpoints, new)
    for row in rows:
        entry = read_entry(row)
        assert entry is not None
        number, head = entry.number, entry_code(new, head, entry)
        connection.execute("UPDATE audit_entry SET mac = ? WHERE number = ?", (head, number))
    seal = (head, seal_code(new, number, head, signed))
    connection.execute("UPDATE audit_seal SET head = ?, mac = ?", seal)


def _sign(session: Session, connection: Connection, through: int, removed: int, head: str) -> None:
    key: bytes = session.info["audit_key"]
    at = session.info["clock"]().astimezone(UTC)
    told = Checkpoint(through, at, session.info["adviser"], removed, head)
    signed = checkpoint_code(key, told)
    connection.execute(delete(AuditCheckpoint))
    connection.execute(insert(AuditCheckpoint), {**told._asdict(), "mac": signed})
    count, last = connection.execute(select(_SEALS.c.count, _SEALS.c.head)).one()
    connection.execute(update(_SEALS).values(mac=seal_code(key, count, last, signed)))


def _sign_checkpoint(
    connection: dbapi2.Connection, checkpoints: list[Raw], new: bytes
) -> tuple[int, str, str]:
    """Return the number and the head the entries follow, and the new code of the checkpoint."""
    if not checkpoints:
        return 0, START, ""
    told = read_checkpoint(checkpoints[0])
    assert told is not None
    signed = checkpoint_code(new, told)
    connection.execute("UPDATE audit_checkpoint SET mac = ?", (signed,))
    return told.number, told.head, signed
