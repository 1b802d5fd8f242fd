"""Make a backup, put a copy of it in the second place, and remove what had its day in both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from sqlmodel import Session

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.backups.state import BackupState
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.backups import places
from conseil_mobilite.store import replacing
from conseil_mobilite.store.backups import drafts, making, shelf
from conseil_mobilite.store.backups.copying import copy_to
from conseil_mobilite.store.backups.manifest import note_check
from conseil_mobilite.store.backups.rotating import rotate
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.backups.verifying import fault_of
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.places.room import free_room
from conseil_mobilite.store.saving_errors import faults_of_files_told

Step: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made. `copied` tells whether the second place has it too.

    `trouble` is what kept it from there, where the place is within reach.
    """

    backup: Backup
    copied: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Examined:
    """A backup read again in whole, and what is wrong with it, if anything."""

    backup: Backup
    fault: str


def back_up(store: Store, reason: Reason, step: Step) -> Kept:
    """Make a verified backup of the open base. Raise a StoreError where there is none.

    Never on the thread of the window. What `step` raises gives it up; a second place that is not
    there is no fault.
    """
    replacing.forget_draft(store.path)
    made = making.make(store.path, store.key, reason, at=store.now(), step=step)
    store.run(audit.record, "backup.make", "backup")
    kept = _kept_elsewhere(store, made, step)
    _rotate(store, shelf.on_shelf(store.path))
    return kept


def made_today(base: Path, now: datetime) -> bool:
    """Whether the base has a sound backup of today, from whatever cause."""
    return any(each.sound and paris_day(each.at) == paris_day(now) for each in shelf.on_shelf(base))


def state(session: Session, base: Path) -> BackupState:
    """Tell how safe the base is, by the manifests of its backups."""
    known = shelf.on_shelf(base)
    now: datetime = session.info["clock"]()
    # One dated in the future, by a clock that was wrong, says nothing of what was done since.
    last = max((each.at for each in known if each.sound and each.at <= now), default=None)
    place = places.second_place(session)
    return BackupState(
        last=last,
        damaged=sum(not each.sound for each in known),
        place=places.chosen_place(session),
        within_reach=place is not None and place.is_dir(),
        copied=places.last_copied(session),
        free=free_room(base.parent),
    )


def elsewhere(session: Session) -> tuple[Backup, ...]:
    """Return the backups of the second place, none where it is not there."""
    place = places.second_place(session)
    return shelf.within(place) if place is not None else ()


def examine(store: Store, backups: Sequence[Backup], step: Step) -> tuple[Examined, ...]:
    """Read backups again in whole, and note beside each what was found and when."""
    found: list[Examined] = []
    for backup in backups:
        step(len(found), len(backups))
        fault = fault_of(replace(backup, fault=""), store.key)
        note_check(backup.folder, store.now(), fault)
        found.append(Examined(backup, fault))
    store.run(audit.record, "backup.check", "backup")
    return tuple(found)


def remove(store: Store, backup: Backup) -> None:
    """Take away a backup that cannot serve; UserError for one that can."""
    if backup.sound and not fault_of(backup, store.key):
        raise UserError("Cette sauvegarde est en état : elle reste.")
    with faults_of_files_told(backup.base):
        drafts.remove(backup.folder)
    store.run(audit.record, "backup.delete", "backup")


def _kept_elsewhere(store: Store, made: Backup, step: Step) -> Kept:
    place = store.read(places.second_place)
    if place is None or not place.is_dir():
        return Kept(made)
    try:
        copy_to(made, place, step)
    except UserError as error:
        return Kept(made, trouble=str(error))
    store.run(places.note_copied)
    # A base restored beside bears the same identifier: each counts its own, by its name.
    _rotate(store, [each for each in shelf.within(place) if each.base.name == made.base.name])
    return Kept(made, copied=True)


def _rotate(store: Store, backups: Sequence[Backup]) -> None:
    if rotate(backups, store.now()):
        store.run(audit.record, "backup.delete", "backup")
