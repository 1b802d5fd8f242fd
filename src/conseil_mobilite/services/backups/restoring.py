"""Bring a backup back: in the place of the present base, or beside it.

A copy is prepared in a folder of its own, brought to the present schema, made to forget again what
was erased since, and read in whole. Only then does it take a place: whatever is cut short before
leaves all as it was.
"""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.access import advisers
from conseil_mobilite.services.audit import checking
from conseil_mobilite.services.backups import aside, forgotten, places
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.retention import register
from conseil_mobilite.services.retention.sweeping import sweep
from conseil_mobilite.store import base_file, health, replacing, vault
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.copying import copy_files
from conseil_mobilite.store.backups.errors import DamagedBackupError
from conseil_mobilite.store.backups.opening import Unlocked
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.backups.verifying import fault_of
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.erasures_file import write_erasures
from conseil_mobilite.store.errors import ExistingBaseError
from conseil_mobilite.store.files import make_private_folder
from conseil_mobilite.store.keys.key_slots import LastSlotError
from conseil_mobilite.store.keys.slots_file import read_slots, slots_path, write_slots
from conseil_mobilite.store.lock import BaseLock
from conseil_mobilite.store.places.judging import refuse_shared_folder, refuse_to_begin
from conseil_mobilite.store.places.room import require_room_for
from conseil_mobilite.store.saving_errors import faults_of_files_told
from conseil_mobilite.store.taking_place import open_in_place

Step: TypeAlias = Callable[[int, int], None]
_UNLIKE: Final = "sa copie, relue en entier, n’est pas saine"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an older base takes over from the present one: `gone` are who works there no more.

    `roles` are those of who does.
    """

    erasures: tuple[Erasure, ...]
    place: str = ""
    gone: frozenset[UUID] = frozenset()
    roles: Mapping[UUID, str] = field(default_factory=dict)


def restore(present: Store, chosen: Unlocked, step: Step) -> Store:
    """Put a backup in the place of the open base, which is backed up first; return it, open.

    Raise a StoreError where it cannot: what is in place is then the base that was.
    """
    base, clock = present.path, present.now
    making.make(base, present.key, Reason.BEFORE_RESTORING, at=clock())
    erasures = forgotten.all_known(base, chosen.backup, present)
    place, gone = present.read(places.chosen_place), present.read(advisers.gone)
    kept = _Kept(erasures, place, gone, present.read(advisers.roles))
    _prepare(base, chosen, clock, kept, step)
    present.close()
    with _alone(base, clock):
        put_aside = _take_place(base, erasures, clock)
    aside.forget(put_aside)  # the backup that was just made, and read again, holds the same
    return open_in_place(base, chosen.key, clock=clock, adviser=chosen.adviser)


def restore_closed(base: Path, chosen: Unlocked, *, clock: Clock, step: Step) -> Store:
    """Do so where the present base cannot be opened: its files are kept aside, byte for byte."""
    base = base.absolute()
    _refuse_place(base)
    with faults_of_files_told(base):
        make_private_folder(base.parent)
    with _alone(base, clock):
        erasures = forgotten.all_known(base, chosen.backup)
        _prepare(base, chosen, clock, _Kept(erasures), step)
        aside.drop_if_empty(_take_place(base, erasures, clock))
    return open_in_place(base, chosen.key, clock=clock, adviser=chosen.adviser)


def restore_beside(
    target: Path, chosen: Unlocked, erasures: tuple[Erasure, ...], *, clock: Clock, step: Step
) -> None:
    """Make of a backup another base, where there is none; it has no second place of its own.

    `erasures` are those that the present base knows, if there is one here. Raise ExistingBaseError
    where a base has that name.
    """
    target = target.absolute()
    refuse_to_begin(target)
    for taken in (target, slots_path(target)):
        if taken.exists():
            raise ExistingBaseError(taken)
    with faults_of_files_told(target):
        make_private_folder(target.parent)
    with _alone(target, clock):
        known = forgotten.united(erasures, forgotten.all_known(target, chosen.backup))
        _prepare(target, chosen, clock, _Kept(known), step)
        aside.forget(_take_place(target, known, clock))


def _refuse_place(base: Path) -> None:
    """Refuse a place where no base should be begun, unless this very one already lay there."""
    if vault.exists(base) or on_shelf(base):
        refuse_shared_folder(base)
    else:
        refuse_to_begin(base)


def _prepare(
    base: Path,
    chosen: Unlocked,
    clock: Clock,
    kept: _Kept,
    step: Step,
) -> None:
    """Write what will take the place in the draft folder, and read it in whole."""
    backup = chosen.backup
    fault = fault_of(backup, chosen.key)
    if fault:
        raise DamagedBackupError(backup.folder, fault)
    with faults_of_files_told(base):
        require_room_for(base.parent, base, backup.bytes)
        draft = replacing.draft_folder(base) / base.name
        try:
            copy_files(backup, draft.parent, step, base.name)
            base_file.bring_up_to_date(draft, chosen.key)
            _settle(base, draft, chosen, clock, kept)
        except BaseException:
            replacing.forget_draft(base)
            raise


def _settle(base: Path, draft: Path, chosen: Unlocked, clock: Clock, kept: _Kept) -> None:
    store = Store.open(draft, chosen.key, clock=clock, adviser=chosen.adviser)
    try:
        _close_ways(draft, store.run(_change, base, kept))
        sweep(store)
        store.checkpoint()  # for want of room it is refused, and told: the backup is not at fault
        report = health.check(store)
    finally:
        store.close()
    waiting = draft.with_name(f"{draft.name}-wal")
    unwritten = waiting.exists() and waiting.stat().st_size > 0
    if report.damaged_pages or unwritten:
        raise DamagedBackupError(chosen.backup.folder, _UNLIKE)


def _change(session: Session, base: Path, kept: _Kept) -> frozenset[UUID]:
    """Make the older base forget what was erased since, and keep the second place of today.

    Return who left since then, and is kept out of it too.
    """
    register.apply_again(session, kept.erasures)
    settings.put(session, places.PLACE, kept.place)
    checking.note_restored(session, base)
    advisers.keep_roles(session, kept.roles)
    return advisers.keep_gone(session, kept.gone, session.info["adviser"])


def _close_ways(draft: Path, gone: frozenset[UUID]) -> None:
    """Close the ways of that day of who left since, as long as a sure one remains."""
    slots = read_slots(draft)
    theirs = {slot.id for slot in slots.slots if slot.adviser in gone}
    if theirs:
        with suppress(LastSlotError):
            write_slots(draft, slots.without_all(theirs))


def _take_place(base: Path, erasures: tuple[Erasure, ...], clock: Clock) -> Path:
    """Replace the base; return the folder where what was in place lies."""
    with faults_of_files_told(base):
        if erasures:
            write_erasures(base, erasures)
        put_aside = aside.free_folder(base, clock())
        replacing.replace(base, put_aside)
    return put_aside


@contextmanager
def _alone(base: Path, clock: Clock) -> Generator[None]:
    lock = BaseLock.take(base, since=clock())
    try:
        yield
    finally:
        lock.release()
