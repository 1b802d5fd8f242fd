"""Zip files whose bytes depend on their content alone, and the cautious reading of one."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from conseil_mobilite.domain.errors import UserError

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE_FILE = 0o100644 << 16
_MOST_BYTES = 50_000_000
_MOST_FILES = 32
_DIRECTORY_ENTRY = b"PK\x01\x02"
_READ_KINDS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)
_TOO_BIG = "Ce paquet est trop gros pour être un paquet de statistiques."


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of `files`, in their order.

    Stored, not deflated: two versions of zlib compress the same bytes differently.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _FIRST_DATE)
            member.create_system = _UNIX
            member.external_attr = _READABLE_FILE
            archive.writestr(member, content)
    return buffer.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name; UserError where it does not read, or is suspect.

    Nothing is written anywhere, so that no name can lead out of a folder.
    """
    if len(content) > _MOST_BYTES or content.count(_DIRECTORY_ENTRY) > _MOST_FILES:
        raise UserError(_TOO_BIG)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _check(members)
            return {member.filename: _read(archive, member) for member in members}
    except _DAMAGES as problem:
        raise UserError(
            "Ce fichier n’est pas un paquet de statistiques lisible : il est abîmé, ou d’une autre "
            "sorte. Demandez qu’il vous soit envoyé de nouveau."
        ) from problem


def _check(members: Sequence[zipfile.ZipInfo]) -> None:
    if len({member.filename for member in members}) != len(members):
        raise UserError("Ce paquet contient deux fois le même fichier.")
    if sum(member.file_size for member in members) > _MOST_BYTES:
        raise UserError(_TOO_BIG)
    if any(member.compress_type not in _READ_KINDS for member in members):
        raise UserError("Ce paquet est comprimé d’une façon que ce logiciel ne lit pas.")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read a member, and one byte more than it says it has: a member that lies is not inflated."""
    with archive.open(member) as opened:
        return opened.read(member.file_size + 1)
