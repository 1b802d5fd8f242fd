"""Where this computer keeps the base of its user."""

from pathlib import Path
from typing import Final

import platformdirs

APPLICATION: Final = "conseil-mobilite"


def default_base() -> Path:
    folder = platformdirs.user_data_path(APPLICATION, appauthor=False, roaming=False)
    return folder / f"{APPLICATION}.sqlite"
