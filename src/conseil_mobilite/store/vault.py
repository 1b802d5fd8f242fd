"""Create a base and open it: the keys beside it, the file, and the one program that holds it.

Nothing here ever replaces, empties or renames a base that cannot be opened.
"""

import errno
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.store import replacing
from conseil_mobilite.store.base_file import check_file, make_base
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import (
    ExistingBaseError,
    MissingKeychainEntryError,
    UnavailableKeychainError,
    UnfinishedReplacementError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from conseil_mobilite.store.files import make_private_folder, publish, real
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.keys.key_slots import KeySlots, Opened, Owner, SlotKind
from conseil_mobilite.store.keys.keychain import Answer, Keychain
from conseil_mobilite.store.keys.refused_passphrases import refuse_weak
from conseil_mobilite.store.keys.slots_file import read_slots, slots_path, write_slots
from conseil_mobilite.store.lock import BaseLock
from conseil_mobilite.store.places.judging import refuse_shared_folder
from conseil_mobilite.store.places.room import require_room_to_begin
from conseil_mobilite.store.saving_errors import faults_of_files_told


def exists(path: Path) -> bool:
    """Tell whether there is a base: one that is being replaced counts, one that cannot open too."""
    try:
        return path.exists() or replacing.pending(path)
    except OSError:
        return True  # the folder cannot be looked into: no other base is to take its place


def create(
    path: Path, passphrase: str, label: str, *, clock: Clock, adviser: UUID | None = None
) -> Store:
    """Create a base that the passphrase opens, and open it.

    `label` names the slot (the adviser's name, say), `adviser` is who acts once it is open. Both
    files take their names only when complete. Raise a StoreError where it cannot; an existing file
    is never touched.
    """
    path = real(path)
    refuse_shared_folder(path)
    require_room_to_begin(path)
    refuse_weak(passphrase, label)
    key = DataKey.new()
    slots = KeySlots(base=uuid4()).with_passphrase(key, passphrase, Owner(label, adviser, clock()))
    with faults_of_files_told(path):
        make_private_folder(path.parent)
        with _alone(path, clock):
            _write_both(path, key, slots)
    return Store.open(path, key, clock=clock, adviser=adviser)


def open_with_passphrase(path: Path, passphrase: str, *, clock: Clock) -> Store:
    """Open for the adviser whose passphrase it is. Raise a StoreError where it cannot."""
    path = real(path)
    slots = _slots_of(path, clock)
    opened = slots.opened_by_passphrase(passphrase)
    if opened is None:
        raise WrongPassphraseError(path)
    store = Store.open(path, opened.key, clock=clock, adviser=opened.slot.adviser)
    store.temporary = opened.slot.temporary
    return store


def open_with_keychain(path: Path, keychain: Keychain, *, clock: Clock) -> Store:
    """Open with what this computer's keychain keeps.

    Raise MissingKeychainEntryError or UnavailableKeychainError where it keeps nothing or does not
    answer: the window then simply asks for the passphrase.
    """
    return open_found(path, found_in_keychain(path, keychain, clock=clock), clock=clock)


def found_in_keychain(path: Path, keychain: Keychain, *, clock: Clock) -> Opened:
    """Ask the keychain alone, which may be slow; raise as `open_with_keychain` does."""
    path = real(path)
    slots = _slots_of(path, clock)
    answers = [Answer.NO_ENTRY]
    for slot in slots.of_kind(SlotKind.KEYCHAIN):
        secret = keychain.secret(slots.base, slot.id)
        if isinstance(secret, Answer):
            answers.append(secret)
            if secret is Answer.SLOW:
                break  # it would be as slow for each of the others
            continue
        key = slot.key(slots.base, secret)
        if key:
            return Opened(key, slot)
    if {Answer.LOCKED, Answer.FAILING, Answer.SLOW} & set(answers):
        raise UnavailableKeychainError(path)
    raise MissingKeychainEntryError(path)


def open_found(path: Path, found: Opened, *, clock: Clock) -> Store:
    """Open with a key that was found, for the adviser whose slot gave it."""
    return Store.open(path.absolute(), found.key, clock=clock, adviser=found.slot.adviser)


def open_with_recovery(path: Path, code: RecoveryCode, *, clock: Clock) -> Store:
    """Open for the adviser whose recovery kit it is. Raise a StoreError where it cannot."""
    path = real(path)
    opened = _slots_of(path, clock).opened_by_secret(SlotKind.RECOVERY, code.secret)
    if opened is None:
        raise WrongRecoveryCodeError(path)
    return open_found(path, opened, clock=clock)


def _slots_of(path: Path, clock: Clock) -> KeySlots:
    with faults_of_files_told(path):
        refuse_shared_folder(path)
        _finish_replacement(path, clock)
        check_file(path)
        return read_slots(path)


def _finish_replacement(path: Path, clock: Clock) -> None:
    if not replacing.pending(path):
        return
    with _alone(path, clock):
        try:
            replacing.finish(path)
        except (OSError, ValueError) as error:
            raise UnfinishedReplacementError(path, _reason(error)) from error


def _reason(error: Exception) -> str:
    if not isinstance(error, OSError):
        return "ce qui le décrivait est abîmé"
    return {
        errno.ENOSPC: "le disque est plein",
        errno.EACCES: "le dossier refuse l’écriture",
        errno.EPERM: "le dossier refuse l’écriture",
        errno.EROFS: "le disque refuse l’écriture",
        errno.ENOENT: "un fichier manque",
    }.get(error.errno or 0, "le disque ne répond pas")


@contextmanager
def _alone(path: Path, clock: Clock) -> Generator[None]:
    lock = BaseLock.take(path, since=clock())
    try:
        yield
    finally:
        lock.release()


def _write_both(path: Path, key: DataKey, slots: KeySlots) -> None:
    for taken in (path, slots_path(path)):
        if taken.exists():
            raise ExistingBaseError(taken)
    draft = path.with_name(f".{path.name}.creation")
    shutil.rmtree(draft, ignore_errors=True)  # of a creation that was cut short
    make_private_folder(draft)
    try:
        make_base(draft / path.name, key)
        write_slots(draft / path.name, slots)
        _publish_both(draft / path.name, path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _publish_both(draft: Path, path: Path) -> None:
    # The keys first: cut short in between, there is no base yet, rather than one without keys.
    publish(slots_path(draft), slots_path(path))
    try:
        publish(draft, path)
    except OSError:
        slots_path(path).unlink()
        raise
