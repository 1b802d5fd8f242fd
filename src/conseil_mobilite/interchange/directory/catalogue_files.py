"""Read a catalogue from its file or files, whatever their format."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.interchange.directory.catalogue_json import read_json
from conseil_mobilite.interchange.directory.catalogue_sheets import read_csv, read_workbook
from conseil_mobilite.interchange.imports.refusals import refuse_known_kinds

LARGEST: Final = 64 * 1024 * 1024
FORMATS: Final = "Catalogues (*.json *.xlsx *.csv)"
_ZIP: Final = b"PK"
_TOO_LARGE: Final = "Ce fichier dépasse 64 Mo : partagez-le en plusieurs fichiers."
_UNREADABLE: Final = (
    "Ce fichier ne s’ouvre pas : il a été déplacé, ou un autre programme le retient. Fermez-le "
    "s’il est ouvert, puis choisissez-le de nouveau."
)
_EMPTY: Final = "Ce fichier est vide : il n’y a rien à importer."
_JSON_SIGNS: Final = (b"{", b"[")


def read_catalogue(paths: Sequence[Path]) -> Catalogue:
    """Return what the files tell together: one of both lists, or one for each list.

    The format is told by the content: JSON, a workbook of the template, or CSV. UserError says what
    cannot be read.
    """
    read = [_read(path) for path in paths]
    return Catalogue(
        tuple(record for each in read for record in each.structures),
        tuple(record for each in read for record in each.services),
    )


def _read(path: Path) -> Catalogue:
    content = _content(path)
    if content.startswith(_ZIP):
        return read_workbook(path)
    if path.suffix.lower() == ".json" or _bare(content).startswith(_JSON_SIGNS):
        return read_json(content)
    refuse_known_kinds(content)
    return read_csv(content, path.name)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(_TOO_LARGE)
        content = path.read_bytes()
    except OSError as fault:
        raise UserError(_UNREADABLE) from fault
    if not content.strip():
        raise UserError(_EMPTY)
    return content


def _bare(content: bytes) -> bytes:
    return content[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
