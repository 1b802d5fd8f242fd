"""The keychain of the computer, a convenience: it keeps the secret of one slot, never the key.

Only the keychains of the four desktops are trusted, by their very class: with some other packages
merely installed, `keyring` stores secrets in clear without a word. It is imported at its first use,
as it costs 150 ms that the window must not wait for.
"""

import base64
import binascii
import secrets
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol
from uuid import UUID

SERVICE = "Conseil Mobilité"
SECRET_BYTES = 32

_TRUSTED = {
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.kwallet", "DBusKeyringKWallet4"),
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
}


class Backend(Protocol):
    """The part of a keychain of `keyring` that we use."""

    def get_password(self, service: str, username: str, /) -> str | None: ...
    def set_password(self, service: str, username: str, password: str, /) -> None: ...
    def delete_password(self, service: str, username: str, /) -> None: ...


class Answer(Enum):
    """What a keychain answered. None of these is an alarm: the passphrase opens as ever."""

    KEPT = auto()
    NO_KEYCHAIN = auto()
    NO_ENTRY = auto()
    LOCKED = auto()
    FAILING = auto()


@dataclass(frozen=True, slots=True)
class Keychain:
    """A trusted keychain, or none. No method raises."""

    backend: Backend | None

    def keep(self, base: UUID, slot: UUID, secret: bytes) -> Answer:
        """Store the secret of a slot; it counts only once read back."""
        if self.backend is None:
            return Answer.NO_KEYCHAIN
        text = base64.b64encode(secret).decode()
        try:
            self.backend.set_password(SERVICE, _entry(base, slot), text)
        except Exception as error:  # noqa: BLE001 — each system raises its own: the passphrase cures them all
            return _fault(error)
        return Answer.KEPT if self.secret(base, slot) == secret else Answer.FAILING

    def secret(self, base: UUID, slot: UUID) -> bytes | Answer:
        if self.backend is None:
            return Answer.NO_KEYCHAIN
        try:
            text = self.backend.get_password(SERVICE, _entry(base, slot))
        except Exception as error:  # noqa: BLE001 — idem
            return _fault(error)
        return _decoded(text) if text else Answer.NO_ENTRY

    def forget(self, base: UUID, slot: UUID) -> Answer:
        """Remove the secret of a slot; `NO_ENTRY` once it is not there."""
        if self.backend is None:
            return Answer.NO_KEYCHAIN
        try:
            self.backend.delete_password(SERVICE, _entry(base, slot))
        except Exception as error:  # noqa: BLE001 — idem
            return _fault(error)
        return Answer.NO_ENTRY


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def find_keychain() -> Keychain:
    """Look for a trusted keychain on this computer."""
    import keyring  # noqa: PLC0415 — see the top of the file
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 — idem

    try:
        chosen = keyring.get_keyring()
        several = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    except Exception:  # noqa: BLE001 — a keychain named in the settings that this system lacks
        return Keychain(None)
    return Keychain(next((backend for backend in several if _trusted(backend)), None))


def _trusted(backend: object) -> bool:
    kind = type(backend)
    return (kind.__module__, kind.__qualname__) in _TRUSTED


def _fault(error: Exception) -> Answer:
    from keyring.errors import KeyringLocked, PasswordDeleteError  # noqa: PLC0415 — idem

    if isinstance(error, KeyringLocked):
        return Answer.LOCKED
    return Answer.NO_ENTRY if isinstance(error, PasswordDeleteError) else Answer.FAILING


def _decoded(text: str) -> bytes | Answer:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return Answer.NO_ENTRY


def _entry(base: UUID, slot: UUID) -> str:
    return f"{base}/{slot}"
