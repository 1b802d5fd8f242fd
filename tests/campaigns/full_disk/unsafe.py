"""Programs that do what none should where there is no room: the campaign must find each out."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final, Protocol

import pytest
from sqlalchemy.exc import DBAPIError

from conseil_mobilite.store import database, erasures_file, files, private_files, replacing
from conseil_mobilite.store.backups import manifest
from conseil_mobilite.store.keys import slots_file


class _Variant(Protocol):
    def __call__(self, patch: pytest.MonkeyPatch) -> None: ...


def _write_in_place(patch: pytest.MonkeyPatch) -> None:
    """Write a file over itself: what it held is gone before there is something in its place."""

    def overwrite(path: Path, content: bytes) -> None:
        if not path.exists():
            files.make_private_file(path)
        path.write_bytes(content)

    for module in (slots_file, private_files, erasures_file, manifest, replacing):
        patch.setattr(module, "write_atomically", overwrite)


def _swallow(patch: pytest.MonkeyPatch) -> None:
    """Take a save that the disk refuses for one that is done."""

    @contextmanager
    def swallowed(_path: Path) -> Generator[None]:
        with suppress(DBAPIError):
            yield

    patch.setattr(database, "faults_of_saving_told", swallowed)


def _say_it_in_english(patch: pytest.MonkeyPatch) -> None:
    """Let out what SQLite says."""
    patch.setattr(database, "faults_of_saving_told", nullcontext)


VARIANTS: Final[Mapping[str, _Variant]] = {
    "in-place": _write_in_place,
    "swallowing": _swallow,
    "untold": _say_it_in_english,
}


@contextmanager
def careless(variant: str) -> Generator[None]:
    """Be one of them for a while, or the program as it is."""
    with pytest.MonkeyPatch.context() as patch:
        if variant:
            VARIANTS[variant](patch)
        yield
