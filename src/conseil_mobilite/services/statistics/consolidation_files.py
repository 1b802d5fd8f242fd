"""The files that a consolidation reads and writes: received packages, and the folder of results."""

import errno
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.services.statistics.consolidation import Output, Received
from conseil_mobilite.store.private_files import refusal, write_private

_MOST_BYTES: Final = 50_000_000
_IN_PROGRESS: Final = ".consolidation-en-cours"
_NEW: Final = "nouveaux"
_OLD: Final = "anciens"
_PATTERN: Final = "*.zip"
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT)


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


def packages(paths: Sequence[Path]) -> list[Received]:
    """Return what was received; UserError where there is nothing to be read."""
    files = received(paths)
    if not files:
        named = ", ".join(f"« {path} »" for path in paths)
        raise UserError(spaced(f"Aucun paquet (fichier .zip) dans {named}."))
    return files


def write(folder: Path, outputs: Iterable[Output]) -> list[Path]:
    """Write every file, or none: what is under way shows in the folder once it is complete."""
    _check_folder(folder)
    making, known = folder / _IN_PROGRESS, folder.exists()
    shutil.rmtree(making, ignore_errors=True)
    paths: list[str] = []
    try:
        for output in outputs:
            write_private(making / _NEW / output.path, output.content)
            paths.append(output.path)
        return _put_all(making, folder, paths)
    finally:
        shutil.rmtree(making, ignore_errors=True)
        if not known:
            with suppress(OSError):  # it holds the results
                folder.rmdir()


def _put_all(making: Path, folder: Path, paths: Sequence[str]) -> list[Path]:
    """Give the files their places; where one does not take its own, those before come back."""
    put: list[str] = []
    try:
        for path in paths:
            put.append(path)
            _put(making / _NEW / path, folder / path, making / _OLD / path)
    except UserError:
        for path in put:
            _take_back(folder / path, making / _OLD / path, making / _NEW / path)
        raise
    return [folder / path for path in paths]


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


def _check_folder(folder: Path) -> None:
    """Refuse at once a folder that stands, or would stand, in something else than a folder."""
    try:
        place = next(each for each in (folder, *folder.parents) if each.exists())
    except OSError as error:
        raise UserError("Ce nom de dossier est trop long. Donnez-lui un nom plus court.") from error
    if not place.is_dir():
        raise UserError(
            spaced(
                f"Le dossier {folder} ne peut pas être écrit : {place} est un fichier. "
                "Choisissez-en un autre."
            )
        )


def _put(made: Path, path: Path, old: Path) -> None:
    """Move a file to its place; what stood there is kept in `old`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            old.parent.mkdir(parents=True, exist_ok=True)
            path.replace(old)
        made.replace(path)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise refusal(path, error) from error
        raise UserError(
            f"Le fichier {path} ne peut pas être remplacé : il est peut-être ouvert dans un autre "
            "programme. Rien n’a changé dans ce dossier. Fermez-le, puis recommencez."
        ) from error


def _take_back(path: Path, old: Path, made: Path) -> None:
    """Put back what stood in a place before; a new file that took it goes."""
    if not made.exists():
        path.unlink(missing_ok=True)
    if old.exists():
        old.replace(path)
