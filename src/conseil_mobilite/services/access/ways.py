"""The ways into the base, whose they are, and how they are opened and closed.

Each deals with the small file of the keys as well as with the base; where only one of them could be
changed nobody comes in who should not: a way is closed after its owner stopped being active, and
opened after she became so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.access import advisers
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store import rekeying
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.key_slots import Owner, SlotKind
from conseil_mobilite.store.keys.refused_passphrases import refuse_known
from conseil_mobilite.store.keys.slots_file import read_slots, write_slots
from conseil_mobilite.store.rekeying import Entrant

LEFT: Final = "Réactivez d’abord cette personne : elle ne travaille plus sur la base."


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: `label` is what it was called when it was made."""

    slot: UUID
    kind: SlotKind
    label: str
    adviser: UUID | None
    since: datetime
    temporary: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody of the body and her ways in."""

    adviser: Adviser
    ways: tuple[Way, ...]


def entries(access: Access) -> tuple[Entry, ...]:
    """Return everyone, with her ways in."""
    held = ways(access)
    return tuple(
        Entry(each, tuple(way for way in held if way.adviser == each.id))
        for each in access.store.read(advisers.everyone)
    )


def ways(access: Access) -> tuple[Way, ...]:
    slots = read_slots(access.base)
    return tuple(
        Way(
            slot.id,
            slot.kind,
            slots.label(slot, access.store.key),
            slot.adviser,
            slot.created,
            slot.temporary,
        )
        for slot in slots.slots
    )


def welcome(access: Access, adviser: Adviser, passphrase: str) -> Adviser:
    """Add somebody with the passphrase she typed herself. UserError with the field at fault."""
    refuse_known(access.store, passphrase, adviser.full_name)
    joined = access.store.run(advisers.add, adviser)
    give_passphrase(access, joined, passphrase, temporary=False)
    return joined


def give_passphrase(access: Access, adviser: Adviser, passphrase: str, *, temporary: bool) -> None:
    """Put another passphrase in the place of hers; kit and keychains stay.

    `temporary`: she did not choose it herself, and is asked to at her first opening.
    """
    refuse_known(access.store, passphrase, adviser.full_name)
    access.store.read(_require_active, adviser.id)
    slots = read_slots(access.base)
    owner = Owner(adviser.full_name, adviser.id, access.store.now(), temporary=temporary)
    former = {slot.id for slot in slots.of_adviser(adviser.id) if slot.kind is SlotKind.PASSPHRASE}
    given = slots.with_passphrase(access.store.key, passphrase, owner).without_all(former)
    access.store.run(audit.record, "access.give_passphrase", "adviser", adviser.id)
    write_slots(access.base, given)


def dismiss(access: Access, adviser_id: UUID) -> Adviser:
    """Let somebody work here no more, and close all her ways. Raise LastSlotError, UserError."""
    slots = read_slots(access.base)
    left = slots.without_all({slot.id for slot in slots.of_adviser(adviser_id)})
    gone = access.store.run(advisers.deactivate, adviser_id)
    write_slots(access.base, left)
    access.store.run(audit.record, "access.close_all", "adviser", adviser_id)
    return gone


def close_way(access: Access, slot: UUID) -> None:
    """Close one way: a keychain or kit of one's own, any for the responsable. LastSlotError."""
    slots = read_slots(access.base)
    found = next((each for each in slots.slots if each.id == slot), None)
    if found is None:
        return
    if found.adviser != access.store.adviser or found.kind is SlotKind.PASSPHRASE:
        access.store.read(require_manager)
    slots.without(slot)  # refused before it is traced
    access.store.run(audit.record, "access.close", "adviser", found.adviser)
    slot_changes.remove_slot(access.store, slot, access.keychain)


def closing(access: Access, entrants: Sequence[Entrant]) -> tuple[Way, ...]:
    """Return the ways that another key closes for good, for these who come in afterwards."""
    kept = {entrant.adviser for entrant in entrants if not entrant.temporary}
    held = rekeying.held_here(read_slots(access.base), access.store.adviser, access.keychain)
    here = {slot.id for slot in held}
    return tuple(
        way
        for way in ways(access)
        if way.slot not in here and not (way.kind is SlotKind.PASSPHRASE and way.adviser in kept)
    )


def check(access: Access, acting: Entrant) -> None:
    """Raise WrongPassphraseError where who acts did not type a passphrase of hers."""
    rekeying.check_acting(access.store, acting)


def change_key(store: Store, access: Access, acting: Entrant, others: Sequence[Entrant]) -> Store:
    """Give the base another key; see `rekeying.rekey`. Only for the responsable."""
    store.read(require_manager)
    return rekeying.rekey(store, acting, others, access.keychain)


def _require_active(session: Session, adviser_id: UUID) -> None:
    require_manager(session)
    if not session.get_one(Adviser, adviser_id).active:
        raise UserError(LEFT)
