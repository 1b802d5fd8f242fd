"""Who did what on which record, and when: entries chained so that none can be changed unseen.

Each entry carries the authentication code (HMAC-SHA-256, keyed from the data key) of itself and of
the one before; the seal carries that of the head and of the count, apart from the entries.
"""

import hmac
import json
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.journal import AuditEntry, AuditSeal

START = "0" * 64
"""What the first entry is chained to."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """`first_bad` is the number of the first entry that is missing, changed or added, if any."""

    entries: int
    first_bad: int | None

    @property
    def intact(self) -> bool:
        return self.first_bad is None


def record(session: Session, act: str, kind: str, record_id: UUID | None = None) -> None:
    """Append to the trail: the act, the kind of record and which one, never its content."""
    seal = session.get(AuditSeal, 1)
    if seal is None:
        seal = AuditSeal(count=0, head=START, mac="")
        session.add(seal)
    entry = AuditEntry(
        number=seal.count + 1,
        at=session.info["clock"]().astimezone(UTC),
        adviser_id=session.info["adviser"],
        act=act,
        kind=kind,
        record_id=record_id,
        mac="",
    )
    key: bytes = session.info["audit_key"]
    entry.mac = _entry_code(key, seal.head, entry)
    seal.count, seal.head = entry.number, entry.mac
    seal.mac = _seal_code(key, seal)
    session.add(entry)
    session.flush()


def verify(session: Session) -> AuditReport:
    """Read the whole trail again. Raise nothing: the report says where it breaks."""
    key: bytes = session.info["audit_key"]
    head, number = START, 0
    for entry in session.exec(select(AuditEntry).order_by(col(AuditEntry.number))):
        number += 1
        code = _entry_code(key, head, entry)
        if entry.number != number or not hmac.compare_digest(code, entry.mac):
            return AuditReport(number, first_bad=number)
        head = entry.mac
    sound = _sealed(key, session.get(AuditSeal, 1), number, head)
    return AuditReport(number, first_bad=None if sound else number + 1)


def _sealed(key: bytes, seal: AuditSeal | None, count: int, head: str) -> bool:
    if seal is None:
        return count == 0
    codes_agree = hmac.compare_digest(_seal_code(key, seal), seal.mac)
    return codes_agree and (seal.count, seal.head) == (count, head)


def _entry_code(key: bytes, head: str, entry: AuditEntry) -> str:
    at = entry.at.astimezone(UTC).isoformat()
    who, which = str(entry.adviser_id or ""), str(entry.record_id or "")
    return _code(key, head, str(entry.number), at, who, entry.act, entry.kind, which)


def _seal_code(key: bytes, seal: AuditSeal) -> str:
    return _code(key, "seal", str(seal.count), seal.head)


def _code(key: bytes, *parts: str) -> str:
    return hmac.new(key, json.dumps(parts).encode(), "sha256").hexdigest()
