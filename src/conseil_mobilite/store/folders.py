"""Where this computer keeps the base of its user: the usual place, or the one she chose."""

import os
from pathlib import Path
from typing import Final

import platformdirs

from conseil_mobilite.store.private_files import write_private

APPLICATION: Final = "conseil-mobilite"
_NOTE: Final = "emplacement.txt"


def default_base() -> Path:
    return chosen_base() or usual_base()


def usual_base() -> Path:
    """Return the place that the program proposes: in the profile, for this account alone."""
    folder = platformdirs.user_data_path(APPLICATION, appauthor=False, roaming=False)
    return folder / f"{APPLICATION}.sqlite"


def chosen_base() -> Path | None:
    """Return the place that was chosen instead, whether a base is there now or not."""
    try:
        chosen = Path(os.fsdecode(_note().read_bytes()))
    except (OSError, ValueError):
        return None
    return chosen if chosen.is_absolute() else None


def choose_base(path: Path) -> None:
    """Find the base there from now on, without being told. UserError where it cannot be noted."""
    write_private(_note(), os.fsencode(path.absolute()))


def _note() -> Path:
    return platformdirs.user_config_path(APPLICATION, appauthor=False, roaming=False) / _NOTE
