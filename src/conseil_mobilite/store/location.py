"""Where a live base may lie: on this computer's own disk, in a folder nobody else writes to."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from conseil_mobilite.store.errors import SharedFolderError

_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "kdrive": "kDrive",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "seafile": "Seafile",
}
_MARKERS = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "ncpfs", "davfs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs",
    "fuse.onedriver", "fuse.s3fs", "fuse.google-drive-ocamlfuse",
}  # fmt: skip
_REMOTE_DRIVE = 4


def refuse_shared_folder(
    path: Path, environment: Mapping[str, str] = os.environ, mounts: Path = Path("/proc/mounts")
) -> None:
    """Raise SharedFolderError where another machine may write to the folder of the base."""
    folder = path.absolute().parent.resolve()
    for each in (folder, *folder.parents):
        service = _service(each, environment)
        if service:
            raise SharedFolderError(each, f"synchronisé par {service}")
    if on_network(folder, mounts):
        raise SharedFolderError(folder, "sur un disque partagé du réseau")


def on_network(folder: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Whether the folder lies on a network share, as far as the system says."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 — its `windll` exists on Windows only

        drive = folder.drive
        return drive.startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
        )
    return mounted_kind(folder, mounts) in _NETWORK


def _service(folder: Path, environment: Mapping[str, str]) -> str:
    known = {environment.get(name) for name in _ONEDRIVE_VARIABLES} - {None, ""}
    if str(folder) in known:
        return "OneDrive"
    name = folder.name.lower()
    for start, service in _SYNCHRONISED.items():
        # The client adds the name of the body: « OneDrive - Association ».
        if name == start or name.startswith((f"{start} ", f"{start}-", f"{start} (")):
            return service
    return next((_MARKERS[each] for each in _MARKERS if (folder / each).exists()), "")


def mounted_kind(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """Return the type of the innermost mount that holds the folder, empty where none is told."""
    if not mounts.exists():
        return ""
    innermost, kind = Path(), ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split()
        place = Path(fields[1].replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) >= len(innermost.parts):
            innermost, kind = place, fields[2]
    return kind
