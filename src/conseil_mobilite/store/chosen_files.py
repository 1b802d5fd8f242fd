"""Read a file that the adviser chose."""

from pathlib import Path

from conseil_mobilite.domain.errors import UserError


def read_chosen(path: Path, largest: int) -> bytes:
    """Return its content, cut one byte past `largest`: whoever reads it refuses what is larger.

    UserError where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise UserError(
            f"Le fichier {path.name} ne peut pas être lu : vérifiez qu’il existe encore et qu’il "
            "n’est pas ouvert ailleurs."
        ) from error
