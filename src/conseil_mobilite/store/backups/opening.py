"""Whether somebody holds a way into a backup: its own keys, of the day it was made."""

from dataclasses import dataclass
from uuid import UUID

from conseil_mobilite.domain.access.recovery_code import parse
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.backups.errors import DamagedBackupError
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.cipher import DataKey, fits
from conseil_mobilite.store.keys.key_slots import KeySlots, Opened, SlotKind
from conseil_mobilite.store.keys.slots_file import read_slots
from conseil_mobilite.store.saving_errors import faults_of_files_told


class WrongBackupPassphraseError(StoreError):
    sentence = (
        "Cette phrase secrète n’ouvre pas la sauvegarde. Essayez celle que vous aviez le jour où "
        "elle a été faite, ou le code de votre kit de récupération. Rien n’a été changé."
    )
    concerns = "passphrase"


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """A backup with its key, and whose way opened it."""

    backup: Backup
    key: DataKey
    adviser: UUID | None


def unlock(backup: Backup, typed: str) -> Unlocked:
    """Find the key of a backup with the passphrase of that day, or the code of a recovery kit.

    A quarter of a second for each slot. Raise WrongBackupPassphraseError, or another StoreError
    where its keys cannot be read or are not those of its base.
    """
    if backup.fault:
        raise DamagedBackupError(backup.folder, backup.fault)
    slots = read_slots(backup.base)
    opened = _opened_by_code(slots, typed) or slots.opened_by_passphrase(typed)
    if opened is None:
        raise WrongBackupPassphraseError(backup.base)
    with faults_of_files_told(backup.base):
        its_own = fits(backup.base, opened.key)
    if not its_own:
        raise DamagedBackupError(backup.folder, "ses clés ne sont pas celles de sa base")
    return Unlocked(backup, opened.key, opened.slot.adviser)


def unlock_with(backup: Backup, key: DataKey, adviser: UUID | None) -> Unlocked | None:
    """Use the key of the open base, where the backup has the same."""
    return Unlocked(backup, key, adviser) if fits(backup.base, key) else None


def _opened_by_code(slots: KeySlots, typed: str) -> Opened | None:
    try:
        code = parse(typed)
    except UserError:  # a passphrase, or a code mistyped, which is told as one
        return None
    return slots.opened_by_secret(SlotKind.RECOVERY, code.secret)
