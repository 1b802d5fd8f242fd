"""How the audit trail is signed, and what its rows must look like to be the program's own.

Codes are HMAC-SHA-256, keyed from the data key. Rows are read as they lie in the file: a value
that is only equal to what the program writes, such as an instant without its microseconds, is not
the program's own.
"""

import hmac
import json
from datetime import UTC, datetime
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

Raw: TypeAlias = tuple[object, ...]

START: Final = "0" * 64
"""What the first entry is chained to."""
BROKEN: Final = ""
"""The code of a seal that was found not to be the program's own: it is never made good again."""

ENTRIES: Final = (
    "SELECT number, at, adviser_id, act, kind, record_id, mac FROM audit_entry ORDER BY number"
)
SEAL: Final = "SELECT count, head, mac, id FROM audit_seal"
CHECKPOINTS: Final = "SELECT number, at, adviser_id, removed, head, mac FROM audit_checkpoint"

_WRITTEN: Final = "%Y-%m-%d %H:%M:%S.%f"


class Entry(NamedTuple):
    """What an entry says, its code apart: thousands are written at once."""

    number: int
    at: datetime
    adviser_id: UUID | None
    act: str
    kind: str
    record_id: UUID | None


class Checkpoint(NamedTuple):
    """Where the trail begins: its last entry taken out, and the code of that one."""

    number: int
    at: datetime
    adviser_id: UUID | None
    removed: int
    head: str


def entry_code(key: bytes, head: str, entry: Entry) -> str:
    number, at, adviser, act, kind, record = entry
    return _code(key, head, str(number), _instant(at), _name(adviser), act, kind, _name(record))


def checkpoint_code(key: bytes, told: Checkpoint) -> str:
    number, at, adviser, removed, head = told
    parts = (str(number), _instant(at), _name(adviser), str(removed), head)
    return _code(key, "checkpoint", *parts)


def seal_code(key: bytes, count: int, head: str, checkpoint: str = "") -> str:
    """Return the code of the head and the count; `checkpoint` is the code of that, if there is."""
    return _code(key, "seal", str(count), head, *([checkpoint] if checkpoint else []))


def same(code: str, found: object) -> bool:
    return (
        isinstance(found, str)
        and found.isascii()
        and bool(found)
        and hmac.compare_digest(code, found)
    )


def read_entry(row: Raw) -> Entry | None:
    """Return what a row says, or nothing where the program would not have written it so."""
    number, at, adviser, act, kind, record, _mac = row
    when = _read_instant(at)
    named = _is_name(adviser) and _is_name(record)
    if not isinstance(number, int) or when is None or not named:
        return None
    if not isinstance(act, str) or not isinstance(kind, str):
        return None
    return Entry(number, when, _read_name(adviser), act, kind, _read_name(record))


def read_checkpoint(row: Raw) -> Checkpoint | None:
    """Return what a checkpoint says, or nothing where the program would not have written it so."""
    number, at, adviser, removed, head, _mac = row
    when = _read_instant(at)
    if not isinstance(number, int) or when is None or not _is_name(adviser):
        return None
    if not isinstance(removed, int) or not isinstance(head, str):
        return None
    return Checkpoint(number, when, _read_name(adviser), removed, head)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _name(identifier: UUID | None) -> str:
    return str(identifier or "")


def _read_instant(written: object) -> datetime | None:
    if not isinstance(written, str):
        return None
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.strftime(_WRITTEN) == written else None


def _is_name(written: object) -> bool:
    if written is None:
        return True
    try:
        return isinstance(written, str) and UUID(written).hex == written
    except ValueError:
        return False


def _read_name(written: object) -> UUID | None:
    return UUID(written) if isinstance(written, str) else None


def _code(key: bytes, *parts: str) -> str:
    return hmac.new(key, json.dumps(parts).encode(), "sha256").hexdigest()
