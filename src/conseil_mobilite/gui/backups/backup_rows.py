"""The backups of both places in one list: when, why, what each holds, and whether it can serve."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QFrame

from conseil_mobilite.domain.backups.state import when
from conseil_mobilite.domain.backups.telling import holdings, in_megabytes
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.domain.reference.code_lists import CodeList
from conseil_mobilite.gui.kit.buttons import button
from conseil_mobilite.gui.kit.cards import line
from conseil_mobilite.gui.kit.labels import badge, glyph, label
from conseil_mobilite.gui.kit.layouts import Item, column
from conseil_mobilite.store.backups.shelf import Backup


@dataclass(frozen=True, slots=True)
class Told:
    """What a row needs to be put in words."""

    reasons: CodeList
    now: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup, and the places where it is."""

    backup: Backup
    here: bool = True
    elsewhere: bool = False


def united(here: Sequence[Backup], elsewhere: Sequence[Backup]) -> list[Kept]:
    """Tell once each backup that is in both places, by the sounder of its two copies."""
    copies = {each.folder.name: each for each in elsewhere}
    kept = []
    for backup in here:
        copy = copies.pop(backup.folder.name, None)
        better = copy if copy is not None and copy.sound and not backup.sound else backup
        kept.append(Kept(better, elsewhere=copy is not None))
    kept += [Kept(each, here=False, elsewhere=True) for each in copies.values()]
    return sorted(kept, key=lambda each: (each.backup.at, each.backup.number), reverse=True)


def title_of(backup: Backup, reasons: CodeList, now: datetime) -> str:
    """« Aujourd’hui à 9 h 02 · Sauvegarde du jour »."""
    told = when(backup.at, now)
    reason = reasons.label(backup.reason) if backup.reason else ""
    return " · ".join(part for part in (told[:1].upper() + told[1:], reason) if part)


def detail_of(backup: Backup, now: datetime) -> str:
    """Say what it holds and when it was last read again, or why it cannot serve."""
    if backup.fault:
        return f"Ne peut pas servir : {backup.fault}"
    held = holdings(backup.people, backup.pathways, backup.appointments)
    checked = f"relue {when(backup.verified_at, now)}" if backup.verified_at else ""
    return " · ".join(part for part in (held, in_megabytes(backup.bytes), checked) if part)


def backup_row(
    rank: int,
    kept: Kept,
    told: Told,
    restore: Callable[[Backup], object],
    remove: Callable[[Backup], object],
) -> QFrame:
    """Make the row of a backup: restored where it can serve, taken away where it cannot."""
    backup = kept.backup
    title = title_of(backup, told.reasons, told.now)
    place: list[Item] = (
        [badge("Second lieu" if kept.here else "Second lieu seul")] if kept.elsewhere else []
    )
    sound = backup.sound
    gestures = (
        _restoring(rank, backup, title, restore)
        if sound
        else _removing(rank, backup, title, remove)
    )
    lead = glyph("hard-drive" if sound else "warning", "" if sound else "warning", 20)
    detail = label(detail_of(backup, told.now), "small", wrap=True)
    words = column(label(title, "strong", wrap=True), detail, gap=2)
    return line(lead, (words, 1), *place, *gestures)


def _restoring(
    rank: int, backup: Backup, title: str, restore: Callable[[Backup], object]
) -> list[Item]:
    made = button(f"backup_restore_{rank}", "Restaurer…", "clock-counter-clockwise", "quiet")
    made.setAccessibleName(spaced(f"Restaurer : {title}"))
    made.clicked.connect(partial(restore, backup))
    return [made]


def _removing(
    rank: int, backup: Backup, title: str, remove: Callable[[Backup], object]
) -> list[Item]:
    made = button(f"backup_remove_{rank}", "Retirer…", "trash", "quiet")
    made.setAccessibleName(spaced(f"Retirer : {title}"))
    made.clicked.connect(partial(remove, backup))
    return [badge("Abîmée", "warning"), made]
