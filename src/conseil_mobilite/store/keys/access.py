"""The ways into the open base, and how its adviser changes them.

Deriving a key takes a third of a second and a keychain may wait for its user: never call these from
the thread of the window, nor two at once. Each change leaves its trace first: where the base
refuses it, as for want of room, no key changes.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from conseil_mobilite.domain.access.recovery_code import RecoveryCode
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.key_slots import Slot, SlotKind
from conseil_mobilite.store.keys.keychain import Answer, Keychain
from conseil_mobilite.store.keys.refused_passphrases import SAME
from conseil_mobilite.store.keys.slots_file import read_slots, slots_path


@dataclass(frozen=True, slots=True)
class Access:
    """An open base and the keychain of this computer, if it has one that can be trusted."""

    store: Store
    keychain: Keychain

    @property
    def base(self) -> Path:
        return self.store.path

    @property
    def keys(self) -> Path:
        """The small file without which no passphrase opens the base."""
        return slots_path(self.store.path)

    @property
    def has_keychain(self) -> bool:
        return self.keychain.backend is not None

    def change_passphrase(self, present: str, new: str) -> None:
        """Raise WrongPassphraseError, or UserError where the new one will not do."""
        if new == present:
            raise UserError(SAME, "passphrase")
        trace = partial(self._note, "access.change_passphrase")
        slot_changes.change_passphrase(self.store, present, new, trace)

    def renew_passphrase(self, new: str, label: str) -> None:
        """Choose a passphrase without the present one, having come in by a recovery kit."""
        trace = partial(self._note, "access.renew_passphrase")
        slot_changes.renew_passphrase(self.store, new, label, trace)

    def add_recovery(self, code: RecoveryCode, label: str) -> None:
        """Let a recovery kit open the base too: its code was typed from the paper."""
        self._note("access.add_recovery")
        slot_changes.add_recovery(self.store, code, label)

    def note_kit_printed(self) -> None:
        """Leave a trace that the paper of a kit left, by a printer or in a file: never its code."""
        self._note("access.print_recovery")

    def note_opened_with_recovery(self) -> None:
        self._note("access.open_with_recovery")

    def recovery_count(self) -> int:
        """Count the recovery kits of the present adviser."""
        kits = read_slots(self.base).of_kind(SlotKind.RECOVERY)
        return sum(kit.adviser == self.store.adviser for kit in kits)

    def kept_elsewhere(self) -> str:
        """Name the keychain, other than the present one, that was given a key of this adviser."""
        slots = read_slots(self.base).of_kind(SlotKind.KEYCHAIN)
        named = [s.keychain for s in slots if s.adviser == self.store.adviser and s.keychain]
        others = [name for name in named if name != self.keychain.name]
        return others[-1] if others else ""

    def opens_with_keychain(self) -> bool:
        """Say whether the keychain of this computer opens the base for its present adviser."""
        return bool(self._own_slots())

    def use_keychain(self, label: str) -> Answer:
        """Let the keychain open the base too; `label` is the adviser's name."""
        trace = partial(self._note, "access.use_keychain")
        return slot_changes.add_keychain(self.store, self.keychain, label, trace)

    def forget_keychain(self) -> None:
        """Leave the passphrase alone to open the base here."""
        self._note("access.forget_keychain")
        for slot in self._own_slots():
            slot_changes.remove_slot(self.store, slot.id, self.keychain)

    def _own_slots(self) -> list[Slot]:
        """Return those whose secret this very keychain holds: others are of other computers."""
        slots = read_slots(self.base)
        return [
            slot
            for slot in slots.of_kind(SlotKind.KEYCHAIN)
            if slot.adviser == self.store.adviser
            and not isinstance(self.keychain.secret(slots.base, slot.id), Answer)
        ]

    def _note(self, act: str) -> None:
        self.store.run(audit.record, act, "adviser", self.store.adviser)
