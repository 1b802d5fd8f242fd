"""Look for names in the files themselves, as a thief of the disk would."""

from pathlib import Path

from conseil_mobilite.cli.demonstration.base import FILE_NAME
from conseil_mobilite.cli.demonstration.cast import cast
from conseil_mobilite.cli.tour import tale
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.visit import Visit
from conseil_mobilite.store.database import Store

_PLAIN = b"SQLite format 3"
_LEAST = 6
"""Bytes: a shorter name may turn up by chance in the millions of bytes of an encrypted file."""


def search_open(visit: Visit) -> None:
    """Read the base, its log and its keys while the window has them open."""
    visit.settle()
    _search(visit.folder)


def search_closed(visit: Visit, _store: Store) -> None:
    _search(visit.folder)


def _search(folder: Path) -> None:
    if (folder / FILE_NAME).read_bytes().startswith(_PLAIN):
        raise StepFailed("La base n’est pas chiffrée.")
    for file in sorted(folder.glob(f"{FILE_NAME}*")):
        content = file.read_bytes()
        legible = [name for name in _names() if name.encode() in content]
        if legible:
            raise StepFailed(f"« {legible[0]} » se lit en clair dans {file.name}.")


def _names() -> list[str]:
    """Return every name of the demonstration and of the story."""
    drawn = cast()
    told = (tale.FIRST_NAME, tale.LAST_NAME, tale.REQUEST, tale.GOAL, tale.STRENGTH)
    every = {*drawn.women, *drawn.men, *drawn.names, *drawn.streets, *told}
    return sorted(name for name in every if len(name.encode()) >= _LEAST)
