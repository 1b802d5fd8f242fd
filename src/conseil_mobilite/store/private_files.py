"""Write a file where the adviser asked, readable by her alone."""

import errno
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced
from conseil_mobilite.store.files import write_atomically

_FULL: Final = ", faute de place. Libérez-en, ou choisissez un autre dossier."
_TOO_LARGE: Final = (
    ", faute de place pour un fichier de cette taille. Choisissez un autre dossier, sur un autre "
    "disque."
)
_LOCKED: Final = ", car ce dossier n’accepte pas qu’on y écrive. Choisissez-en un autre."
_TAKEN: Final = ", car un dossier porte déjà ce nom. Donnez-lui un autre nom."
_ELSEWHERE: Final = " à cet endroit. Choisissez un autre dossier."
_TOO_LONG: Final = "Ce nom de fichier est trop long. Donnez-lui un nom plus court."
_REASONS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _TOO_LARGE,
    errno.EACCES: _LOCKED,
    errno.EPERM: _LOCKED,
    errno.EROFS: _LOCKED,
    errno.EISDIR: _TAKEN,
}


def write_private(path: Path, content: bytes) -> None:
    """Write the file whole or not at all, 0600. UserError where the place refuses it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)
    except OSError as error:
        raise refusal(path, error) from error


def write_beside_others(path: Path, content: bytes) -> None:
    """Write the file, or the same one again; UserError rather than replace another one."""
    try:
        taken = path.is_file() and path.read_bytes() != content
    except OSError as error:
        raise refusal(path, error) from error
    if taken:
        raise UserError(
            spaced(
                f"Un autre fichier s’appelle déjà {path.name} dans ce dossier. Il n’a pas été "
                "touché : déplacez-le, ou choisissez un autre dossier."
            ),
            "folder",
        )
    write_private(path, content)


def refusal(path: Path, error: OSError) -> UserError:
    """Return why a file cannot be written, and what to do of it."""
    if error.errno == errno.ENAMETOOLONG:
        return UserError(_TOO_LONG)
    reason = _REASONS.get(error.errno or 0, _ELSEWHERE)
    return UserError(spaced(f"Le fichier {path} ne peut pas être écrit{reason}"))
