"""Read the whole trail again, against its seal and against what the backups keep of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session, col, func, select

from conseil_mobilite.domain.journal import AuditCheckpoint, AuditEntry
from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.backups.shelf import Backup, on_shelf
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.journal.audit import AuditReport, Sealed

RESTORED: Final = "base.restore"
"""After it, the trail goes another way than the one which older backups know."""
_RESTORED_AFTER: Final = "restored_after_backup"


@dataclass(frozen=True, slots=True)
class Verification:
    """`witness` is when the last backup was made whose copy of the head was compared, if any."""

    report: AuditReport
    at: datetime
    witness: datetime | None


def verify(session: Session, base: Path) -> Verification:
    """Read the trail again; UserError to whom may not. Nothing is written: see `note_check`."""
    require_manager(session)
    kept = _comparable(session, on_shelf(base))
    report = audit.verify(session, _heads(kept))
    witness = max((each.at for each in kept), default=None)
    return Verification(report, session.info["clock"](), witness)


def witnesses(session: Session, base: Path) -> list[Sealed]:
    """Return the heads that the backups beside a base keep, to read its trail against."""
    return _heads(_comparable(session, on_shelf(base)))


def note_check(session: Session) -> None:
    audit.record(session, "audit.verify", "audit_seal")


def note_restored(session: Session, base: Path) -> None:
    """Leave in a base that takes the place of another which backups know a trail that ended."""
    newest = max((each.number for each in on_shelf(base)), default=0)
    session.merge(Setting(key=_RESTORED_AFTER, value=str(newest)))
    session.flush()
    audit.record(session, RESTORED, "backup")


def _heads(backups: Sequence[Backup]) -> list[Sealed]:
    return [Sealed(each.audit_count, each.audit_head) for each in backups]


def _comparable(session: Session, backups: Sequence[Backup]) -> list[Backup]:
    """Return the backups of this very base made since it was last restored."""
    own = settings.value(session, settings.BASE_IDENTIFIER)
    kept = [each for each in backups if each.audit_head and each.identifier in {"", own}]
    after = settings.value(session, _RESTORED_AFTER)
    newest = max((each.number for each in backups), default=0)
    # By the order they were made in, since the clock may have been set; in a folder begun anew they
    # are numbered anew.
    if after.isdecimal() and newest >= int(after):
        return [each for each in kept if each.number > int(after)]
    since = _restored_at(session)
    return [each for each in kept if since is None or each.at > since]


def _restored_at(session: Session) -> datetime | None:
    """Return when a base was restored that does not tell after which backup.

    Of what was before the oldest entry left nothing is known, not even whether it was restored.
    """
    anew = select(AuditEntry.at).where(col(AuditEntry.act) == RESTORED)
    since = session.exec(anew.order_by(col(AuditEntry.number).desc()).limit(1)).first()
    if since is None and session.exec(select(AuditCheckpoint.number)).first() is not None:
        since = session.exec(select(func.min(AuditEntry.at))).one()
    return since
