"""Write a file where the adviser asked, readable by her alone."""

from pathlib import Path

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.french import spaced
from conseil_mobilite.store.files import write_atomically


def write_private(path: Path, content: bytes) -> None:
    """Write the file whole or not at all, 0600. UserError where the place refuses it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, content)
    except OSError as error:
        told = (
            f"Le fichier {path} ne peut pas être écrit ({error.strerror}). Choisissez un autre "
            "dossier, ou libérez de la place."
        )
        raise UserError(spaced(told)) from error
