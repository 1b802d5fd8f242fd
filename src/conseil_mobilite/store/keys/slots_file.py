"""The small file of the key slots beside the base: versioned, whole or not at all.

A digest tells a damaged file from a wrong passphrase. It proves nothing against a forger, who
could add no slot without the data key.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, JsonValue, ValidationError

from conseil_mobilite.store.errors import DamagedSlotsError, MissingSlotsError, NewerSlotsError
from conseil_mobilite.store.files import make_private, write_atomically
from conseil_mobilite.store.keys.key_slots import KeySlots
from conseil_mobilite.store.saving_errors import faults_of_files_told

VERSION = 2
"""2: a slot says whether its passphrase is a temporary one. A file of version 1 still opens."""
_LARGEST: Final = 1 << 20
"""A hundred advisers take a tenth of it."""


class Envelope(BaseModel):
    """What every version of the file has; only the content may change."""

    format: Literal["conseil-mobilite-cles"] = "conseil-mobilite-cles"
    version: int = VERSION
    content: JsonValue
    digest: str = ""

    def expected_digest(self) -> str:
        text = json.dumps([self.version, self.content], sort_keys=True)
        return sha256(text.encode()).hexdigest()


def slots_path(base: Path) -> Path:
    return base.with_name(f"{base.name}.cles")


def read_slots(base: Path) -> KeySlots:
    """Read the slots of a base. Raise a StoreError that says what is wrong with their file."""
    path = slots_path(base)
    if not path.exists():
        raise MissingSlotsError(path)
    with faults_of_files_told(path), path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise DamagedSlotsError(path)
    try:
        envelope = Envelope.model_validate_json(content)
    except ValidationError as error:
        raise DamagedSlotsError(path) from error
    return _content(envelope, path)


def write_slots(base: Path, slots: KeySlots) -> None:
    """Replace the file by another one, complete and on the disk before it takes the name."""
    envelope = Envelope(content=slots.model_dump(mode="json"))
    envelope.digest = envelope.expected_digest()
    path = slots_path(base)
    with faults_of_files_told(path):
        write_atomically(path, envelope.model_dump_json(indent=1).encode())


def _content(envelope: Envelope, path: Path) -> KeySlots:
    if envelope.digest != envelope.expected_digest():
        raise DamagedSlotsError(path)
    if envelope.version > VERSION:
        raise NewerSlotsError(path)
    try:
        slots = KeySlots.model_validate_json(json.dumps(envelope.content))
    except ValidationError as error:
        raise DamagedSlotsError(path) from error
    make_private(path)
    return slots
