"""The drive of a folder, as Linux tells it in its list of mounts and its tree of devices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from conseil_mobilite.store.places.drives import Drive

MOUNTS: Final = Path("/proc/mounts")
SYSTEM: Final = Path("/sys")
_NETWORK: Final = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "ncpfs", "davfs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs",
    "fuse.onedriver", "fuse.s3fs", "fuse.google-drive-ocamlfuse", "drvfs", "9p", "virtiofs",
    "vboxsf", "fuse.vmhgfs-fuse", "lustre", "beegfs", "gfs2", "ocfs2",
    "fuse.gcsfuse", "fuse.curlftpfs", "fuse.juicefs", "fuse.dropbox",
}  # fmt: skip
_OWN_DISK: Final = (Path("/"), Path("/home"))
"""Where the computer itself lives: nobody takes it away from under its feet."""
_OCTAL: Final = re.compile(r"\\([0-7]{3})")
_FIELDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Mount:
    device: str = ""
    place: Path = Path()
    kind: str = ""


def linux_drive(folder: Path, mounts: Path = MOUNTS, system: Path = SYSTEM) -> Drive:
    """Tell of the innermost mount that holds the folder; nothing where none is told."""
    found = _Mount()
    for mount in _mounts(mounts):
        inner = len(mount.place.parts) >= len(found.place.parts)
        if folder.is_relative_to(mount.place) and inner:
            found = mount
    plugged = found.place not in _OWN_DISK and _pulled_out(found.device, system)
    return Drive(found.kind, "", found.kind in _NETWORK, plugged)


def _mounts(file: Path) -> Iterator[_Mount]:
    try:
        lines = file.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        fields = line.split(" ")
        if len(fields) >= _FIELDS:
            yield _Mount(_told(fields[0]), Path(_told(fields[1])), fields[2])


def _told(written: str) -> str:
    """Undo the way in which the list writes blanks: byte by byte."""
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), written)


def _pulled_out(device: str, system: Path) -> bool:
    """Whether the disk of a device may be taken away; of an encrypted one, the disk beneath it."""
    if not device.startswith("/dev/"):
        return False
    try:
        return _of_block(Path(device).resolve().name, system)
    except (OSError, RuntimeError):  # a link that leads nowhere, or round in a circle
        return False


def _of_block(name: str, system: Path) -> bool:
    block = (system / "class" / "block" / name).resolve()
    beneath = block / "slaves"
    if beneath.is_dir() and (names := [each.name for each in beneath.iterdir()]):
        return any(_of_block(each, system) for each in names)
    if any(part.startswith("usb") for part in block.parts):
        return True  # a disk in a box says that it stays: its cable does not
    marks = (block / "removable", block.parent / "removable")  # of the disk, or of its partition
    return any(mark.is_file() and mark.read_text().strip() == "1" for mark in marks)
