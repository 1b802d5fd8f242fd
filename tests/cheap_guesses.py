"""A passphrase costs a quarter of a second of every core by design: the tests pay less for theirs.

What another process opens must be paid in full: such tests ask for the fixture `dear_guesses`.
"""

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from conseil_mobilite.store.keys import sealing


class CheapArgon2id:
    """Argon2id once over the least memory, whatever is asked for."""

    def __init__(
        self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int
    ) -> None:
        least = min(memory_cost, 8 * lanes)
        self._derivation = Argon2id(
            salt=salt, length=length, iterations=min(iterations, 1), lanes=lanes, memory_cost=least
        )

    def derive(self, secret: bytes) -> bytes:
        return self._derivation.derive(secret)


def spare(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sealing, "Argon2id", CheapArgon2id)


def pay(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sealing, "Argon2id", Argon2id)
