"""What other accounts may do in a folder of Windows, by the rights that it comes with.

Windows gives a folder of a profile to its owner alone, and to every account a good part of what
lies elsewhere on a disk. Pure, so that it may be judged on any system.
"""

from collections.abc import Iterator, Mapping
from pathlib import PureWindowsPath
from typing import Final

from conseil_mobilite.store.places.others import Others

_VARIABLES: Final = ("PUBLIC", "ProgramData", "ALLUSERSPROFILE")
_SHARED: Final = ("Users/Public", "Users/All Users", "Users/Default", "ProgramData", "Windows/Temp")
_PROFILES: Final = "Users"


def by_path(folder: PureWindowsPath, environment: Mapping[str, str]) -> Others:
    """Judge a folder: the root of a disk, what is shared by design, a profile, or the rest."""
    root = PureWindowsPath(folder.anchor)
    if folder == root or any(map(folder.is_relative_to, _shared(root, environment))):
        return Others.WRITE
    return Others.NOTHING if _in_profile(folder, root, environment) else Others.READ


def _shared(root: PureWindowsPath, environment: Mapping[str, str]) -> Iterator[PureWindowsPath]:
    yield from (root / each for each in _SHARED)
    yield from (PureWindowsPath(told) for each in _VARIABLES if (told := environment.get(each)))


def _in_profile(
    folder: PureWindowsPath, root: PureWindowsPath, environment: Mapping[str, str]
) -> bool:
    own = environment.get("USERPROFILE", "")
    if own and folder.is_relative_to(PureWindowsPath(own)):
        return True
    profiles = root / _PROFILES
    return folder != profiles and folder.is_relative_to(profiles)
