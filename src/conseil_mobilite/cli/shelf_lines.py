"""Backups told in the terminal, one after the other."""

from collections.abc import Iterator, Sequence

from conseil_mobilite.app.clock import now
from conseil_mobilite.domain.backups.state import when
from conseil_mobilite.domain.backups.telling import holdings, in_megabytes
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.reference import reference


def told(backups: Sequence[Backup]) -> Iterator[str]:
    """Give the lines of a list: the newest first, each with its folder to restore it from."""
    for backup in backups:
        yield from _lines(backup)


def _lines(backup: Backup) -> Iterator[str]:
    reason = reference.code_lists()["backup_reasons"].label(backup.reason or "")
    yield f"{when(backup.at, now())}{f' · {reason}' if reason else ''}"
    if backup.fault:
        yield f"  Ne peut pas servir : {backup.fault}."
    if backup.files:
        held = holdings(backup.people, backup.pathways, backup.appointments)
        yield f"  {held} · {in_megabytes(backup.bytes)}"
    if backup.verified_at and not backup.fault:
        yield f"  Vérifiée {when(backup.verified_at, now())}."
    yield f"  {backup.folder}"


def unheard(_done: int, _total: int) -> None:
    """Say nothing of the progress: a terminal waits."""
