"""A base handed to a child on its command line: where it lies, its key, of whom and by whom."""

import argparse
from pathlib import Path
from uuid import UUID

from conseil_mobilite.store.keys.cipher import DataKey


def arguments(path: Path, key: DataKey, *identities: UUID) -> list[str]:
    return [str(path), (key.key + key.salt).hex(), *map(str, identities)]


def parser(description: str | None, *identities: str) -> argparse.ArgumentParser:
    """Read them again: `path`, `key`, then each identity by its name."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("path", type=Path)
    made.add_argument("key", type=_key)
    for name in identities:
        made.add_argument(name, type=UUID)
    return made


def _key(text: str) -> DataKey:
    secret = bytes.fromhex(text)
    return DataKey(secret[:32], secret[32:])
