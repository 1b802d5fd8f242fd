"""What other accounts of this computer may do in a folder, as the system at hand tells it."""

import os
import sys
from pathlib import Path, PureWindowsPath

from conseil_mobilite.store.places.others import Others

if sys.platform == "win32":
    from conseil_mobilite.store.places.windows_accounts import by_path
else:
    from conseil_mobilite.store.places.modes import by_modes


def others_may(folder: Path) -> Others:
    """Judge a folder that is there, or those above one that is to come."""
    if sys.platform == "win32":
        return by_path(PureWindowsPath(folder), os.environ)
    return by_modes((folder, *folder.parents), os.getuid())
