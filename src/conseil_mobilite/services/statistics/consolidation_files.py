"""The files that a consolidation reads and writes: received packages, and the folder of results."""

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.statistics.consolidation import Output, Received
from conseil_mobilite.store.private_files import write_private

_MOST_BYTES: Final = 50_000_000
_IN_PROGRESS: Final = ".consolidation-en-cours"
_PATTERN: Final = "*.zip"


def received(paths: Sequence[Path]) -> list[Received]:
    """Return the files of `paths`, each once; a folder stands for the packages in it.

    A pattern that the shell left as it is (« *.zip » on Windows) is followed.
    """
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    named = Counter(file.name for file in files)
    return [
        Received(file.name if named[file.name] == 1 else str(file), partial(_read, file))
        for file in files
    ]


def write(folder: Path, outputs: Iterable[Output]) -> list[Path]:
    """Write every file, or none: what is under way shows in the folder once it is complete."""
    making = folder / _IN_PROGRESS
    shutil.rmtree(making, ignore_errors=True)
    paths: list[str] = []
    try:
        for output in outputs:
            write_private(making / output.path, output.content)
            paths.append(output.path)
        return [_put(making / path, folder / path) for path in paths]
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(path.glob(_PATTERN))
    elif "*" in path.name and not path.exists():
        yield from sorted(path.parent.glob(path.name))
    else:
        yield path


def _read(path: Path) -> bytes:
    """Read a file, and no more of it than a package may have."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UserError("Ce fichier ne peut pas être lu : il a disparu, ou est protégé.") from error


def _put(made: Path, path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.replace(path)
    except OSError as error:
        raise UserError(
            f"Le fichier {path} ne peut pas être remplacé : il est peut-être ouvert dans un autre "
            "programme. Fermez-le, puis recommencez."
        ) from error
    return path
