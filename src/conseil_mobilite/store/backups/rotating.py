"""Remove the backups that had their day, once those that stay were read again and are sound."""

from collections.abc import Sequence
from datetime import datetime

from conseil_mobilite.domain.backups.rotation import Dated, outdated
from conseil_mobilite.store.backups import drafts
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.backups.verifying import fault_of


def rotate(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    """Remove those of one place that are no longer wanted; return them.

    One that is not sound neither counts nor goes: nothing that can be read makes place for it.
    """
    if not _outdated(backups, now):
        return ()
    sound = [each for each in backups if not fault_of(each)]
    gone = _outdated(sound, now)
    for backup in gone:
        drafts.remove(backup.folder)
    return gone


def _outdated(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    known = {each.folder: each for each in backups if each.sound}
    dated = [
        Dated(each.folder, each.number, each.at, each.reason)
        for each in known.values()
        if each.reason is not None
    ]
    gone = {each.place for each in outdated(dated, now)}
    return tuple(each for each in known.values() if each.folder in gone)
