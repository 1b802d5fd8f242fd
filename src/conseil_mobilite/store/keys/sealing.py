"""Seal a few bytes so that one secret, a passphrase or a random one, gives them back."""

import secrets
import unicodedata
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import BaseModel, ConfigDict, Field

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12

STRICT = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class SlowDerivation(BaseModel):
    """Argon2id, for what a person can remember: a quarter of a second and 64 MiB a guess.

    The floor keeps a changed file from making guesses cheap; the ceiling keeps it from asking for
    more memory than there is.
    """

    model_config = STRICT

    name: Literal["argon2id"] = "argon2id"
    iterations: int = Field(default=3, ge=3, le=100)
    memory_kib: int = Field(default=65_536, ge=65_536, le=4_194_304)
    lanes: int = Field(default=4, ge=4, le=64)

    def key(self, secret: bytes, salt: bytes) -> bytes:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=self.iterations,
            lanes=self.lanes,
            memory_cost=self.memory_kib,
        ).derive(secret)


class FastDerivation(BaseModel):
    """HKDF, for a random secret of at least 128 bits, which nobody can guess."""

    model_config = STRICT

    name: Literal["hkdf-sha256"] = "hkdf-sha256"

    def key(self, secret: bytes, salt: bytes) -> bytes:
        return HKDF(SHA256(), KEY_BYTES, salt=salt, info=b"seal").derive(secret)


class Sealed(BaseModel):
    """Bytes under AES-256-GCM, with how their key is derived from the secret."""

    model_config = STRICT

    derivation: SlowDerivation | FastDerivation = Field(discriminator="name")
    salt: bytes = Field(min_length=SALT_BYTES, max_length=SALT_BYTES)
    nonce: bytes = Field(min_length=NONCE_BYTES, max_length=NONCE_BYTES)
    content: bytes

    def opened(self, secret: bytes, place: str) -> bytes | None:
        """Return what was sealed for this place, or nothing where the secret is another one."""
        key = self.derivation.key(secret, self.salt)
        try:
            return AESGCM(key).decrypt(self.nonce, self.content, place.encode())
        except InvalidTag:
            return None


def seal(
    content: bytes, secret: bytes, place: str, derivation: SlowDerivation | FastDerivation
) -> Sealed:
    """Seal for one place: copied to another, the seal does not open."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    key = derivation.key(secret, salt)
    hidden = AESGCM(key).encrypt(nonce, content, place.encode())
    return Sealed(derivation=derivation, salt=salt, nonce=nonce, content=hidden)


def passphrase_bytes(passphrase: str) -> bytes:
    """Give one spelling of what keyboards and systems compose in several ways."""
    return unicodedata.normalize("NFKC", passphrase).encode()
