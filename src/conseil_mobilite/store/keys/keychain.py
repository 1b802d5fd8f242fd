"""The keychain of the computer, a convenience: it keeps the secret of one slot, never the key.

Only the keychains of the four desktops are trusted, by their very class: with some other packages
merely installed, `keyring` stores secrets in clear without a word. It is imported at its first use,
as it costs 150 ms that the window must not wait for.
"""

import base64
import binascii
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Final, Protocol, TypeVar
from uuid import UUID

T = TypeVar("T")

SERVICE = "Conseil Mobilité"
SECRET_BYTES = 32

PATIENCE = 8.0
"""Seconds: long enough for somebody to unlock it, short enough for who would rather type."""

TRUSTED: Final[Mapping[str, str]] = {
    "keyring.backends.SecretService.Keyring": "le trousseau du bureau Linux (Secret Service)",
    "keyring.backends.kwallet.DBusKeyring": "le portefeuille KDE (KWallet)",
    "keyring.backends.kwallet.DBusKeyringKWallet4": "le portefeuille KDE (KWallet 4)",
    "keyring.backends.Windows.WinVaultKeyring": "le gestionnaire d’identification de Windows",
    "keyring.backends.macOS.Keyring": "le trousseau de macOS",
}
"""The keychains that are trusted, by their very class, and how they are called."""


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
    SLOW = auto()


@dataclass(frozen=True, slots=True)
class Keychain:
    """A trusted keychain, or none. No method raises, nor waits longer than `patience` seconds."""

    backend: Backend | None
    patience: float = PATIENCE

    @property
    def name(self) -> str:
        """Tell which keychain it is, as it is recorded in a slot; empty where there is none."""
        return "" if self.backend is None else name_of(self.backend)

    def keep(self, base: UUID, slot: UUID, secret: bytes) -> Answer:
        """Store the secret of a slot; it counts only once read back."""
        if self.backend is None:
            return Answer.NO_KEYCHAIN
        keep, text = self.backend.set_password, base64.b64encode(secret).decode()
        kept = self._asked(lambda: keep(SERVICE, _entry(base, slot), text))
        if isinstance(kept, Answer):
            return kept
        return Answer.KEPT if self.secret(base, slot) == secret else Answer.FAILING

    def secret(self, base: UUID, slot: UUID) -> bytes | Answer:
        if self.backend is None:
            return Answer.NO_KEYCHAIN
        read = self.backend.get_password
        text = self._asked(lambda: read(SERVICE, _entry(base, slot)))
        if isinstance(text, Answer):
            return text
        return _decoded(text) if text else Answer.NO_ENTRY

    def forget(self, base: UUID, slot: UUID) -> Answer:
        """Remove the secret of a slot; `NO_ENTRY` once it is not there."""
        if self.backend is None:
            return Answer.NO_KEYCHAIN
        remove = self.backend.delete_password
        removed = self._asked(lambda: remove(SERVICE, _entry(base, slot)))
        return removed if isinstance(removed, Answer) else Answer.NO_ENTRY

    def _asked(self, ask: Callable[[], T]) -> T | Answer:
        return _within(self.patience, ask)


def new_secret() -> bytes:
    return secrets.token_bytes(SECRET_BYTES)


def find_keychain(patience: float = PATIENCE) -> Keychain:
    """Look for a trusted keychain on this computer; none where the search takes too long."""
    found = _within(patience, _look)
    return Keychain(None) if isinstance(found, Answer) else Keychain(found)


def _look() -> Backend | None:
    import keyring  # noqa: PLC0415 — see the top of the file
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 — idem

    # It raises for a keychain named in the settings that this system lacks.
    chosen = keyring.get_keyring()
    several = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    return next((backend for backend in several if _trusted(backend)), None)


def _within(patience: float, ask: Callable[[], T]) -> T | Answer:
    """Return what was asked for, or why there is nothing in time."""
    told: SimpleQueue[T | Answer] = SimpleQueue()

    def answer() -> None:
        try:
            told.put(ask())
        except Exception as error:  # noqa: BLE001 — each system raises its own: the passphrase cures them all
            told.put(_fault(error))

    # On a thread that dies with the program: one that hangs must hold nobody.
    Thread(target=answer, daemon=True, name="keychain").start()
    try:
        return told.get(timeout=patience)
    except Empty:
        return Answer.SLOW


def name_of(backend: object) -> str:
    """Name the class of a keychain, as `keyring` does in its own settings."""
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def _trusted(backend: object) -> bool:
    return name_of(backend) in TRUSTED


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
