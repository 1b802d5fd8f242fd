"""The ways into an open base, changed: a passphrase, a recovery kit, this computer's keychain.

Only the small file of the keys changes; the base itself stays as it is.
"""

import secrets
from collections.abc import Callable
from uuid import UUID, uuid4

from conseil_mobilite.domain.access.recovery_code import BITS, RecoveryCode
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import WrongPassphraseError
from conseil_mobilite.store.keys.key_slots import KeySlots, Owner, SlotKind
from conseil_mobilite.store.keys.keychain import Answer, Keychain, new_secret
from conseil_mobilite.store.keys.refused_passphrases import SAME, refuse_known
from conseil_mobilite.store.keys.slots_file import read_slots, write_slots


def new_recovery_code() -> RecoveryCode:
    return RecoveryCode.of_bits(secrets.randbits(BITS))


def add_recovery(store: Store, code: RecoveryCode, label: str) -> None:
    """Let a printed code open the base for the present adviser, once it was typed from the paper.

    `label` tells this kit from the others of the base.
    """
    owner = Owner(label, store.adviser, store.now())
    slots = read_slots(store.path)
    write_slots(
        store.path, slots.with_secret(store.key, SlotKind.RECOVERY, uuid4(), code.secret, owner)
    )


def renew_passphrase(
    store: Store, new: str, label: str, trace: Callable[[], object] = lambda: None
) -> None:
    """Put a new passphrase in the place of those of the present adviser, none of which it is.

    Here and below `trace` is called last before the keys change: what it raises leaves them.
    """
    refuse_known(store, new, label)
    slots = read_slots(store.path)
    hers = [s for s in slots.of_kind(SlotKind.PASSPHRASE) if s.adviser == store.adviser]
    if KeySlots(base=slots.base, slots=tuple(hers)).opened_by_passphrase(new) is not None:
        raise UserError(SAME, "passphrase")
    renewed = slots.with_passphrase(store.key, new, Owner(label, store.adviser, store.now()))
    trace()
    write_slots(store.path, renewed.without_all({slot.id for slot in hers}))
    store.temporary = False


def change_passphrase(
    store: Store, present: str, new: str, trace: Callable[[], object] = lambda: None
) -> None:
    """Change the slot that the present passphrase opens; the base itself stays as it is."""
    slots = read_slots(store.path)
    opened = slots.opened_by_passphrase(present)
    if opened is None:
        raise WrongPassphraseError(store.path)
    refuse_known(store, new, slots.label(opened.slot, opened.key))
    changed = slots.with_changed_passphrase(opened, new)
    trace()
    write_slots(store.path, changed)
    store.temporary = store.temporary and opened.slot.adviser != store.adviser


def add_keychain(
    store: Store, keychain: Keychain, label: str, trace: Callable[[], object] = lambda: None
) -> Answer:
    """Let this computer's keychain open the base for the present adviser.

    The slot is written only once the keychain gives the secret back; whatever it answers, the
    passphrase goes on opening the base.
    """
    slots, slot, secret = read_slots(store.path), uuid4(), new_secret()
    answer = keychain.keep(slots.base, slot, secret)
    if answer is Answer.KEPT:
        owner = Owner(label, store.adviser, store.now(), keychain.name)
        trace()
        write_slots(
            store.path, slots.with_secret(store.key, SlotKind.KEYCHAIN, slot, secret, owner)
        )
    return answer


def remove_slot(store: Store, slot: UUID, keychain: Keychain) -> None:
    """Close one way into the base. Raise LastSlotError where it is the last sure one."""
    slots = read_slots(store.path)
    write_slots(store.path, slots.without(slot))
    keychain.forget(slots.base, slot)
