"""What the system says of the drive that holds a folder."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

FAT: Final = frozenset({"vfat", "msdos", "fat", "fat12", "fat16", "fat32", "exfat", "fuse.exfat"})


@dataclass(frozen=True, slots=True)
class Drive:
    """`kind` is its file system in small letters; what the system does not tell is empty."""

    kind: str = ""
    label: str = ""
    network: bool = False
    removable: bool = False

    @property
    def guarded(self) -> bool:
        """Whether it may keep a file for one account."""
        return self.kind not in FAT


DriveOf: TypeAlias = Callable[[Path], Drive]


def drive_of(folder: Path) -> Drive:
    # Late: each is of one system alone, and the last waits for libraries of its own.
    if sys.platform == "win32":
        from conseil_mobilite.store.places.windows_drives import windows_drive  # noqa: PLC0415

        return windows_drive(folder)
    if sys.platform == "darwin":
        return mac_drive(folder)
    from conseil_mobilite.store.places.linux_drives import linux_drive  # noqa: PLC0415

    return linux_drive(folder)


def mac_drive(folder: Path) -> Drive:
    """Tell by its path alone: what is plugged in, or joined, appears there."""
    return Drive(removable=folder.is_relative_to("/Volumes"))
