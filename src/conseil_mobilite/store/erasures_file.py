"""The register of erasures beside the base: what a lost or older base must be made to forget.

It is in clear and names nobody: the identifier that a file had, what was done of it, when, and why.
A line that is *awaiting* was written before its erasure was kept, and is not known to have been. A
digest tells a damaged file; it proves nothing against a forger.
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
    awaiting: bool = False


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


def lines_beside(base: Path) -> tuple[tuple[Erasure, ...], tuple[Erasure, ...]]:
    """Return the lines that stand, and those that are awaiting; none where there is no file.

    StoreError if it is damaged.
    """
    path = erasures_path(base)
    with faults_of_files_told(path):
        if not path.exists():
            return (), ()
        content = path.read_bytes()
        make_private(path)
    lines = _read(path, content)
    return _erasures(lines, awaiting=False), _erasures(lines, awaiting=True)


def write_erasures(
    base: Path, erasures: Iterable[Erasure], awaiting: Iterable[Erasure] = ()
) -> None:
    """Replace the file, whole or not at all: the lines in the order of their instants."""
    lines = [_Line(**each.model_dump()) for each in erasures]
    lines += [_Line(**each.model_dump(), awaiting=True) for each in awaiting]
    lines.sort(key=lambda each: (each.done_at, str(each.id)))
    register = _Register(lines=lines)
    register.digest = register.expected_digest()
    path = erasures_path(base)
    with faults_of_files_told(path):
        write_atomically(path, register.model_dump_json(indent=1).encode())


def _read(path: Path, content: bytes) -> list[_Line]:
    try:
        register = _Register.model_validate_json(content)
    except ValidationError as error:
        raise DamagedErasuresError(path) from error
    if register.digest != register.expected_digest():
        raise DamagedErasuresError(path)
    return register.lines


def _erasures(lines: Iterable[_Line], *, awaiting: bool) -> tuple[Erasure, ...]:
    chosen = (line for line in lines if line.awaiting is awaiting)
    return tuple(Erasure(**line.model_dump(exclude={"awaiting"})) for line in chosen)
