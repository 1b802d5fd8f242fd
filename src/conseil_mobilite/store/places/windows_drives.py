"""The drive of a folder, as Windows tells it."""

import ctypes
import sys
from pathlib import Path
from typing import Final

from conseil_mobilite.store.places.drives import Drive

_REMOVABLE: Final = 2
_REMOTE: Final = 4
_LONGEST: Final = 261


def windows_drive(folder: Path) -> Drive:
    """Ask the system; what it does not answer is left empty."""
    if sys.platform == "win32":
        root, kernel = f"{folder.drive}\\", ctypes.windll.kernel32
        label, system = (ctypes.create_unicode_buffer(_LONGEST) for _ in range(2))
        kernel.GetVolumeInformationW(root, label, _LONGEST, None, None, None, system, _LONGEST)
        kind = kernel.GetDriveTypeW(root)
        network = root.startswith("\\\\") or kind == _REMOTE
        return Drive(system.value.lower(), label.value, network, kind == _REMOVABLE)
    return Drive()
