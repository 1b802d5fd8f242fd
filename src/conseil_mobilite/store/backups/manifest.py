"""What a backup holds, told by a small clear file: numbers and codes, nothing of a person.

A digest tells a damaged manifest from a sound one, and the manifest tells a damaged backup.
"""

import json
from contextlib import suppress
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Final, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.store.files import write_atomically

NAME: Final = "manifeste.json"
_CHECKED: Final = "verification.txt"
_LARGEST: Final = 1 << 20


class FileMark(BaseModel):
    """A file of the backup, by its name, its size in bytes and the SHA-256 of its content."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(pattern=r"^[^/\\]+$")
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")

    @classmethod
    def of(cls, path: Path) -> "FileMark":
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        return cls(name=path.name, bytes=path.stat().st_size, sha256=digest)


class Manifest(BaseModel):
    """`base` is the name of the base file, `files` those that the backup is made of.

    `number` grows from one backup of a folder to the next, whatever the clock says. `identifier` is
    the random one of the base. `audit_head` and `audit_count` are those of the trail at that time.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal["conseil-mobilite-sauvegarde"] = "conseil-mobilite-sauvegarde"
    version: int = 1
    number: int = Field(ge=0)
    at: AwareDatetime
    reason: Reason
    base: str = Field(pattern=r"^[^/\\]+$")
    identifier: str = ""
    program: str
    revision: str
    people: int = Field(ge=0)
    pathways: int = Field(ge=0)
    appointments: int = Field(ge=0)
    rows: int = Field(ge=0)
    broken_links: int = Field(default=0, ge=0)
    audit_count: int = Field(ge=0)
    audit_head: str
    verified_at: AwareDatetime
    files: tuple[FileMark, ...]
    digest: str = ""

    def expected_digest(self) -> str:
        content = self.model_dump(mode="json", exclude={"digest"})
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


class UnreadableManifestError(ValueError):
    """The manifest is missing, damaged, or of another program."""


def write_manifest(folder: Path, manifest: Manifest) -> Manifest:
    sealed = manifest.model_copy(update={"digest": manifest.expected_digest()})
    write_atomically(folder / NAME, sealed.model_dump_json(indent=1).encode())
    return sealed


def read_manifest(folder: Path) -> Manifest:
    """Raise UnreadableManifestError where it cannot be trusted."""
    try:
        with (folder / NAME).open("rb") as file:
            content = file.read(_LARGEST)
        manifest = Manifest.model_validate_json(content)
    except (OSError, ValidationError) as error:
        raise UnreadableManifestError(folder) from error
    if manifest.digest != manifest.expected_digest():
        raise UnreadableManifestError(folder)
    return manifest


def last_check(folder: Path) -> tuple[datetime | None, str]:
    """Return when the whole backup was last read again, and the fault found then, if any."""
    try:
        at, _, fault = (folder / _CHECKED).read_text(encoding="utf-8").partition("\n")
        return datetime.fromisoformat(at), fault.strip()
    except (OSError, ValueError):
        return None, ""


def note_check(folder: Path, at: datetime, fault: str) -> None:
    """Keep what a reading found beside the backup, where its drive can be written."""
    with suppress(OSError):
        write_atomically(folder / _CHECKED, f"{at.isoformat()}\n{fault}".encode())
