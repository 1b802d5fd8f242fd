"""The register of erasures beside the base: what a lost or older base must be made to forget.

It is in clear and names nobody: the identifier that a file had, what was done of it, when, and why.
A digest tells a damaged file; it proves nothing against a forger.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ValidationError

from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.store.errors import DamagedErasuresError
from conseil_mobilite.store.files import make_private, write_atomically
from conseil_mobilite.store.saving_errors import faults_of_files_told

VERSION = 1


class _Line(BaseModel):
    id: UUID
    person_id: UUID
    manner: str
    ground: str
    done_at: datetime
    adviser_id: UUID | None = None


class _Register(BaseModel):
    format: Literal["conseil-mobilite-effacements"] = "conseil-mobilite-effacements"
    version: int = VERSION
    lines: list[_Line]
    digest: str = ""

    def expected_digest(self) -> str:
        lines = [line.model_dump(mode="json") for line in self.lines]
        return sha256(json.dumps([self.version, lines], sort_keys=True).encode()).hexdigest()


def erasures_path(base: Path) -> Path:
    return base.with_name(f"{base.name}.effacements")


def read_erasures(base: Path) -> tuple[Erasure, ...]:
    """Return the lines beside a base, none where there is no file. StoreError if it is damaged."""
    path = erasures_path(base)
    with faults_of_files_told(path):
        if not path.exists():
            return ()
        content = path.read_bytes()
        make_private(path)
    try:
        register = _Register.model_validate_json(content)
    except ValidationError as error:
        raise DamagedErasuresError(path) from error
    if register.digest != register.expected_digest():
        raise DamagedErasuresError(path)
    return tuple(Erasure(**line.model_dump()) for line in register.lines)


def write_erasures(base: Path, erasures: Iterable[Erasure]) -> None:
    """Replace the file, whole or not at all: the lines in the order of their instants."""
    ordered = sorted(erasures, key=lambda each: (each.done_at, str(each.id)))
    register = _Register(lines=[_Line(**each.model_dump()) for each in ordered])
    register.digest = register.expected_digest()
    path = erasures_path(base)
    with faults_of_files_told(path):
        write_atomically(path, register.model_dump_json(indent=1).encode())
