"""Connections to the encrypted file: its key, and the settings every connection must hold."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3.dbapi2 import Connection, connect

from conseil_mobilite.store.errors import UnsafeFolderError

KEY_BYTES = 32
SALT_BYTES = 16
BUSY_SECONDS = 5.0

# Each is set, then read back. The default cache of 2 MB slows statistics six times, and by default
# SQLCipher leaves deleted rows in the file.
SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("cache_size", "-65536", -65536),
    ("temp_store", "MEMORY", 2),
)


@dataclass(frozen=True, slots=True, repr=False)
class DataKey:
    """The secret of one base: 32 bytes of key and the 16 bytes its file starts with."""

    key: bytes
    salt: bytes

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES or len(self.salt) != SALT_BYTES:
            raise ValueError("A data key is 32 bytes with a salt of 16")

    def derived(self, purpose: str) -> bytes:
        """Return 32 bytes for one other use, from which the key cannot be found."""
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(self.key)

    @classmethod
    def new(cls) -> "DataKey":
        return cls(secrets.token_bytes(KEY_BYTES), secrets.token_bytes(SALT_BYTES))


def connect_to_base(path: Path, key: DataKey) -> Connection:
    """Open for writing. Raise DatabaseError where the key does not fit or the file is damaged."""
    connection = _unlocked(str(path), key, uri=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
        _settle(connection, path, (("journal_mode", "WAL", "wal"), *SETTINGS))
    except BaseException:
        connection.close()
        raise
    return connection


def connect_read_only(path: Path, key: DataKey) -> Connection:
    """Open for reading a base that is in WAL mode already."""
    return _reading(f"{path.absolute().as_uri()}?mode=ro", path, key)


def connect_immutable(path: Path, key: DataKey) -> Connection:
    """Open for reading a copy that nobody writes: nothing is locked, nor made beside it."""
    return _reading(f"{path.absolute().as_uri()}?mode=ro&immutable=1", path, key)


def fits(path: Path, key: DataKey) -> bool:
    """Whether the file may be opened by the key: it begins with the salt of it."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES) == key.salt


def give_key(connection: Connection, key: DataKey) -> None:
    """Give the raw key. The log is silenced first: it would write page errors to stderr."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.key.hex()}{key.salt.hex()}'\"")


def _unlocked(database: str, key: DataKey, *, uri: bool) -> Connection:
    # No isolation level: SQLAlchemy says BEGIN itself, so that schema changes roll back too.
    # Threads take turns through the pool, which lends its one connection to one at a time.
    connection = connect(
        database, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=uri
    )
    give_key(connection, key)
    return connection


def _reading(address: str, path: Path, key: DataKey) -> Connection:
    connection = _unlocked(address, key, uri=True)
    try:
        _settle(connection, path, (*SETTINGS, ("query_only", "ON", 1)))
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(
    connection: Connection, path: Path, settings: tuple[tuple[str, str, object], ...]
) -> None:
    for name, value, expected in settings:
        connection.execute(f"PRAGMA {name} = {value}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row != (expected,):
            raise UnsafeFolderError(path, f"{name} : {row}")
