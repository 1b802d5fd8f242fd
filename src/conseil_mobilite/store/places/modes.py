"""What other accounts may do in a folder, by the modes and owners of it and of those above it."""

import grp
import os
import pwd
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from conseil_mobilite.store.places.others import Others

_READ, _WRITE, _GO_IN = 4, 2, 1
_SYSTEM: Final = (0, 65534)
"""The administrator, and who stands for those that the present container does not know."""


def by_modes(folders: Sequence[Path], user: int) -> Others:
    """Judge the first of the folders by itself and those above it, given from the inside out.

    One to come is made for this account alone: only who may replace those above matters then.
    """
    there = [(each, told) for each in folders if (told := _told(each)) is not None]
    for each, told in reversed(there):
        theirs = _theirs(each, told, user)
        if told.st_uid not in (user, *_SYSTEM):
            return Others.WRITE  # whose folder it is gives the rights
        inmost = each == folders[0]
        if not theirs & _GO_IN:
            return Others.READ if inmost and theirs & _READ else Others.NOTHING
        # Where names are kept for their owner, as in /tmp, nobody replaces the folder within.
        if theirs & _WRITE and (inmost or not told.st_mode & stat.S_ISVTX):
            return Others.WRITE
    return Others.READ if there and there[0][0] == folders[0] else Others.NOTHING


def _told(folder: Path) -> os.stat_result | None:
    with suppress(OSError):
        return folder.stat()
    return None


def _theirs(folder: Path, told: os.stat_result, user: int) -> int:
    """Return the rights of others: reading, writing and going in, as the bits of a mode."""
    others = told.st_mode & 0o7
    group = told.st_mode >> 3 & 0o7
    if group & ~others and (_names_accounts(folder) or _shared(told.st_gid, user)):
        others |= group
    return others


def _shared(group: int, user: int) -> bool:
    """Whether others are in a group; many systems give each account one of its own."""
    try:
        members = grp.getgrgid(group).gr_mem
        own = pwd.getpwuid(user).pw_name
    except KeyError:
        return True
    if any(each not in {own, "root"} for each in members):
        return True
    return any(each.pw_gid == group and each.pw_uid not in {user, 0} for each in pwd.getpwall())


def _names_accounts(folder: Path) -> bool:
    """Whether a list of its own gives rights to accounts: the group then shows the most of them."""
    if sys.platform != "linux":
        return False
    with suppress(OSError):
        return bool(os.getxattr(folder, "system.posix_acl_access"))
    return False
