"""Change the data key of a base: a new base, with new keys, takes the place of the present one.

Whoever knew the former key, or a passphrase that gave it, opens the new base no more. Earlier
backups stay as they were, under the keys of their day.

The pages are copied by SQLite itself into a file that has another key and another salt, so that
every page is enciphered and authenticated anew while rows, row numbers and the search index stay
what they are; an export, statement by statement, would number some rows anew, and `PRAGMA rekey`
leaves the pages of the former key in the file beside the base. Passphrases cannot be carried over:
nobody keeps them. Who gives none gets a temporary one, or comes in no more.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store import replacing
from conseil_mobilite.store.backups.making import make
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import WrongPassphraseError
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.keys.key_slots import KeySlots, Owner, Slot, SlotKind
from conseil_mobilite.store.keys.keychain import Answer, Keychain, new_secret
from conseil_mobilite.store.keys.slots_file import read_slots, write_slots
from conseil_mobilite.store.lock import BaseLock
from conseil_mobilite.store.rekeyed_copy import check_copy, copy_under
from conseil_mobilite.store.saving_errors import faults_of_files_told
from conseil_mobilite.store.taking_place import open_in_place


@dataclass(frozen=True, slots=True)
class Entrant:
    """Who comes in by a passphrase; a temporary one is to be changed at the first opening."""

    label: str
    adviser: UUID
    passphrase: str
    temporary: bool = False

    def owner(self, at: datetime) -> Owner:
        return Owner(self.label, self.adviser, at, temporary=self.temporary)


@dataclass(frozen=True, slots=True)
class _Keys:
    """The new key, and the ways to it."""

    key: DataKey
    slots: KeySlots
    entrants: tuple[Entrant, ...]


def rekey(store: Store, acting: Entrant, others: Sequence[Entrant], keychain: Keychain) -> Store:
    """Close the store, give its base another key, and open it for who acts.

    `acting` proves who she is by her present passphrase, which goes on opening; `others` come in by
    the passphrases given here, and nobody else does: neither kit nor keychain, but that of this
    computer where it opened for who acts. Raise a StoreError where it cannot: the base is as it
    was, and closed but for a wrong passphrase.
    """
    check_acting(store, acting)
    trail = store.read(lambda session: session.info["audit_key"])
    slots = read_slots(store.path)
    held = held_here(slots, acting.adviser, keychain)
    keys = _with_keychain(store, _new_keys(store, slots, (acting, *others)), held, keychain)
    store.close()
    aside = _replaced(store, keys, trail)
    for slot in held:
        keychain.forget(slots.base, slot.id)
    opened = open_in_place(store.path, keys.key, clock=store.now, adviser=acting.adviser)
    shutil.rmtree(aside, ignore_errors=True)  # the backup made before holds all of it
    return opened


def check_acting(store: Store, acting: Entrant) -> None:
    """Raise WrongPassphraseError where the passphrase is not one of who acts."""
    opened = read_slots(store.path).opened_by_passphrase(acting.passphrase)
    if opened is None or opened.slot.adviser != acting.adviser:
        raise WrongPassphraseError(store.path)


def held_here(slots: KeySlots, adviser: UUID | None, keychain: Keychain) -> list[Slot]:
    """Return the slots of an adviser whose secret this very keychain holds."""
    return [
        slot
        for slot in slots.of_kind(SlotKind.KEYCHAIN)
        if slot.adviser == adviser and not isinstance(keychain.secret(slots.base, slot.id), Answer)
    ]


def _new_keys(store: Store, former: KeySlots, entrants: tuple[Entrant, ...]) -> _Keys:
    key, slots = DataKey.new(), KeySlots(base=former.base)
    for entrant in entrants:
        slots = slots.with_passphrase(key, entrant.passphrase, entrant.owner(store.now()))
    return _Keys(key, slots, entrants)


def _with_keychain(store: Store, keys: _Keys, held: Sequence[Slot], keychain: Keychain) -> _Keys:
    """Let the keychain of this computer go on opening, with a secret that is new too."""
    secret, slot, acting = new_secret(), uuid4(), keys.entrants[0]
    owner = Owner(acting.label, acting.adviser, store.now(), keychain.name)
    if not held or keychain.keep(keys.slots.base, slot, secret) is not Answer.KEPT:
        return keys
    slots = keys.slots.with_secret(keys.key, SlotKind.KEYCHAIN, slot, secret, owner)
    return _Keys(keys.key, slots, keys.entrants)


def _replaced(store: Store, keys: _Keys, trail: bytes) -> Path:
    """Put the base under its new keys in place; return where the former one waits.

    One lock from the backup to the renaming: nobody writes to what is being copied.
    """
    path, at = store.path, store.now()
    aside = path.with_name(f".{path.name}.ancienne-cle")
    with faults_of_files_told(path):
        lock = BaseLock.take(path, since=at)
        try:
            make(path, store.key, Reason.BEFORE_REKEYING, at=at)
            _prepare(store, keys, trail)
            shutil.rmtree(aside, ignore_errors=True)  # of a change that was cut short
            replacing.replace(path, aside)
        finally:
            lock.release()
    return aside


def _prepare(store: Store, keys: _Keys, trail: bytes) -> None:
    """Write the base and its slots into the draft folder, and read both again."""
    folder = replacing.draft_folder(store.path)
    draft = folder / store.path.name
    try:
        copy_under(store.path, store.key, draft, keys.key, trail)
        write_slots(draft, keys.slots)
        _note(store, draft, keys)
        check_copy(store.path, store.key, draft, keys.key)
        _check_ways(draft, keys)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _note(store: Store, draft: Path, keys: _Keys) -> None:
    """Say in the new base, before it takes the place, that its key was changed."""
    acting = keys.entrants[0].adviser
    opened = Store.open(draft, keys.key, clock=store.now, adviser=acting)
    try:
        opened.run(audit.record, "access.rekey", "adviser", acting)
        opened.checkpoint()
    finally:
        opened.close()


def _check_ways(draft: Path, keys: _Keys) -> None:
    """Raise WrongPassphraseError where a way that is promised does not give the new key."""
    slots = read_slots(draft)
    for entrant in keys.entrants:
        found = slots.opened_by_passphrase(entrant.passphrase)
        if found is None or found.key != keys.key or found.slot.adviser != entrant.adviser:
            raise WrongPassphraseError(draft)
