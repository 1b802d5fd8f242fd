"""Read the audit trail again, and name the first entry that is missing, changed or added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from conseil_mobilite.store.journal.audit_codes import (
    START,
    Checkpoint,
    Raw,
    checkpoint_code,
    entry_code,
    read_checkpoint,
    read_entry,
    same,
    seal_code,
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """How far the trail went at some instant: its number of entries ever, and the last code."""

    count: int
    head: str


@dataclass(frozen=True, slots=True)
class AuditReport:
    """`first_bad` is the number of the first entry that is missing, changed or added, if any.

    `entries` were read. Those up to the number `after` were taken out at `cut_at`, once they had
    been kept their time.
    """

    entries: int
    first_bad: int | None
    after: int = 0
    cut_at: datetime | None = None

    @property
    def intact(self) -> bool:
        return self.first_bad is None


@dataclass(slots=True)
class _Walk:
    """How far the entries were found good."""

    number: int
    head: str
    read: int = 0
    first_bad: int | None = None
    passed: dict[int, str] = field(default_factory=dict)


def judge(
    key: bytes,
    rows: Iterable[Raw],
    seals: Sequence[Raw],
    checkpoints: Sequence[Raw],
    witnesses: Sequence[Sealed] = (),
) -> AuditReport:
    """Read rows as they lie in the file. Raise nothing: the report says where the trail breaks.

    `witnesses` are the heads that copies kept elsewhere: a trail brought back to an earlier state
    with its seal is found by them.
    """
    begin = _beginning(key, checkpoints)
    walk = _Walk(begin.number, begin.head) if begin else _Walk(0, START)
    _walk(key, rows, walk, {each.count for each in witnesses})
    report = AuditReport(walk.read, walk.first_bad)
    if begin is not None:
        report = replace(report, after=begin.number, cut_at=begin.at)
    if checkpoints and begin is None:
        return replace(report, first_bad=min(1, walk.first_bad or 1))
    if not report.intact:
        return report
    signed = str(checkpoints[0][-1]) if checkpoints else ""
    if not _sealed(key, seals, walk, signed):
        return replace(report, first_bad=walk.number + 1)
    return replace(report, first_bad=_unlike(witnesses, walk, report.after))


def _beginning(key: bytes, checkpoints: Sequence[Raw]) -> Checkpoint | None:
    """Return the one checkpoint there may be, if it is signed."""
    if len(checkpoints) != 1:
        return None
    told = read_checkpoint(checkpoints[0])
    if told is None or not same(checkpoint_code(key, told), checkpoints[0][-1]):
        return None
    return told


def _walk(key: bytes, rows: Iterable[Raw], walk: _Walk, kept: set[int]) -> None:
    walk.passed[walk.number] = walk.head
    for row in rows:
        walk.read += 1
        expected = walk.number + 1
        entry = read_entry(row)
        if entry is None or not _follows(key, walk, row):
            number = row[0]
            walk.first_bad = min(number, expected) if isinstance(number, int) else expected
            return
        walk.number, walk.head = expected, str(row[-1])
        if expected in kept:
            walk.passed[expected] = walk.head


def _follows(key: bytes, walk: _Walk, row: Raw) -> bool:
    entry = read_entry(row)
    if entry is None or entry.number != walk.number + 1:
        return False
    return same(entry_code(key, walk.head, entry), row[-1])


def _sealed(key: bytes, seals: Sequence[Raw], walk: _Walk, checkpoint: str) -> bool:
    if not seals:
        return walk.number == 0
    if len(seals) > 1:
        return False
    count, head, mac, number = seals[0]
    code = seal_code(key, walk.number, walk.head, checkpoint)
    return (count, head, number) == (walk.number, walk.head, 1) and same(code, mac)


def _unlike(witnesses: Sequence[Sealed], walk: _Walk, after: int) -> int | None:
    """Return the first entry of which a copy kept elsewhere knows another, or more."""
    for kept in sorted(witnesses, key=lambda each: each.count):
        if kept.count > walk.number:
            return walk.number + 1
        if kept.count >= after and not _holds(walk.passed, kept):
            return kept.count
    return None


def _holds(passed: Mapping[int, str], kept: Sealed) -> bool:
    return same(passed.get(kept.count, ""), kept.head)
