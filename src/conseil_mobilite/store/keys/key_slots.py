"""The key slots of a base: any of them gives its data key, and none needs another.

As in disk encryption, changing a passphrase rewrites one slot, never the base.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from pydantic import BaseModel

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.keys.cipher import KEY_BYTES, DataKey
from conseil_mobilite.store.keys.sealing import (
    STRICT,
    FastDerivation,
    Sealed,
    SlowDerivation,
    passphrase_bytes,
    seal,
)

_LABELS = "slot labels"


class SlotKind(StrEnum):
    PASSPHRASE = "phrase"  # noqa: S105 — a kind of slot
    KEYCHAIN = "trousseau"
    RECOVERY = "secours"


class LastSlotError(UserError):
    def __init__(self) -> None:
        super().__init__(
            "Sans cette phrase secrète, plus rien n’ouvrirait la base à coup sûr. Ajoutez-en "
            "d’abord une autre."
        )


class Slot(BaseModel):
    """One way to the data key. Its label, often a name, is sealed by the data key itself.

    `temporary`: a passphrase that somebody else handed over, to be changed at the first opening.
    """

    model_config = STRICT

    id: UUID
    kind: SlotKind
    label: Sealed
    adviser: UUID | None
    created: datetime
    wrapped: Sealed
    keychain: str = ""
    """Which keychain was given the secret, where one was; older files do not tell."""
    temporary: bool = False

    def key(self, base: UUID, secret: bytes) -> DataKey | None:
        """Return the data key, or nothing where the secret is another one."""
        content = self.wrapped.opened(secret, _place(base, self.id, self.kind))
        return DataKey(content[:KEY_BYTES], content[KEY_BYTES:]) if content else None


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose slot it is: the label is for the reader, the adviser is who acts when it opens.

    `keychain` names the keychain that keeps the secret, where one does.
    `temporary`: she did not choose its passphrase herself, and is asked to.
    """

    label: str
    adviser: UUID | None
    since: datetime
    keychain: str = ""
    temporary: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    key: DataKey
    slot: Slot


class KeySlots(BaseModel):
    """The slots of one base, any number of them. Each change gives another value."""

    model_config = STRICT

    base: UUID
    slots: tuple[Slot, ...] = ()

    def opened_by_passphrase(self, passphrase: str) -> Opened | None:
        """Try each slot of the kind: a quarter of a second each."""
        secret = passphrase_bytes(passphrase)
        for slot in self.of_kind(SlotKind.PASSPHRASE):
            key = slot.key(self.base, secret)
            if key:
                return Opened(key, slot)
        return None

    def opened_by_secret(self, kind: SlotKind, secret: bytes) -> Opened | None:
        """Try each slot of a kind that a random secret opens: at once."""
        for slot in self.of_kind(kind):
            key = slot.key(self.base, secret)
            if key:
                return Opened(key, slot)
        return None

    def of_kind(self, kind: SlotKind) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.kind is kind)

    def label(self, slot: Slot, key: DataKey) -> str:
        content = slot.label.opened(key.derived(_LABELS), _place(self.base, slot.id, slot.kind))
        return content.decode() if content else ""

    def with_passphrase(self, key: DataKey, passphrase: str, owner: Owner) -> "KeySlots":
        place = uuid4(), SlotKind.PASSPHRASE
        wrapped = self._wrapped(key, passphrase_bytes(passphrase), *place, SlowDerivation())
        return self._with(self._slot(key, *place, wrapped, owner))

    def with_secret(
        self, key: DataKey, kind: SlotKind, slot: UUID, secret: bytes, owner: Owner
    ) -> "KeySlots":
        """Add a slot that a random secret opens, kept by the keychain or printed on paper."""
        wrapped = self._wrapped(key, secret, slot, kind, FastDerivation())
        return self._with(self._slot(key, slot, kind, wrapped, owner))

    def with_changed_passphrase(self, opened: Opened, passphrase: str) -> "KeySlots":
        """Wrap the same key anew in the same slot; the others stay byte for byte."""
        old = opened.slot
        wrapped = self._wrapped(
            opened.key, passphrase_bytes(passphrase), old.id, old.kind, SlowDerivation()
        )
        changed = old.model_copy(update={"wrapped": wrapped, "temporary": False})
        slots = tuple(changed if slot.id == old.id else slot for slot in self.slots)
        return self.model_copy(update={"slots": slots})

    def without(self, slot: UUID) -> "KeySlots":
        """Raise LastSlotError where no passphrase nor recovery kit would remain.

        A keychain is lost with its computer: it cannot be the only way.
        """
        return self.without_all({slot})

    def without_all(self, gone: Collection[UUID]) -> "KeySlots":
        """Close several ways at once, as long as a sure one remains."""
        kept = tuple(each for each in self.slots if each.id not in gone)
        if all(each.kind is SlotKind.KEYCHAIN for each in kept):
            raise LastSlotError
        return self.model_copy(update={"slots": kept})

    def of_adviser(self, adviser: UUID) -> tuple[Slot, ...]:
        return tuple(slot for slot in self.slots if slot.adviser == adviser)

    def _with(self, slot: Slot) -> "KeySlots":
        return self.model_copy(update={"slots": (*self.slots, slot)})

    def _slot(
        self, key: DataKey, slot: UUID, kind: SlotKind, wrapped: Sealed, owner: Owner
    ) -> Slot:
        place = _place(self.base, slot, kind)
        return Slot(
            id=slot,
            kind=kind,
            label=seal(owner.label.encode(), key.derived(_LABELS), place, FastDerivation()),
            adviser=owner.adviser,
            created=owner.since,
            wrapped=wrapped,
            keychain=owner.keychain,
            temporary=owner.temporary,
        )

    def _wrapped(
        self,
        key: DataKey,
        secret: bytes,
        slot: UUID,
        kind: SlotKind,
        derivation: SlowDerivation | FastDerivation,
    ) -> Sealed:
        return seal(key.key + key.salt, secret, _place(self.base, slot, kind), derivation)


def _place(base: UUID, slot: UUID, kind: SlotKind) -> str:
    return f"{base}/{slot}/{kind.value}"
