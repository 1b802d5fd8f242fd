"""Folders that a program copies to other machines while the base is open."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from conseil_mobilite.store.places.drives import Drive

_SYNCHRONISED: Final = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "kdrive": "kDrive",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "seafile": "Seafile",
    "seadrive": "Seafile",
    "megasync": "MEGA",
    "synologydrive": "Synology Drive",
    "synology drive": "Synology Drive",
    "protondrive": "Proton Drive",
    "proton drive": "Proton Drive",
    "hubic": "hubiC",
    "mon drive": "Google Drive",
    "my drive": "Google Drive",
    "cloudstorage": "un service en ligne",
    "clouddocs": "iCloud",
    "com~apple~clouddocs": "iCloud",
}
_MARKERS: Final = {
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".sync_journal.db": "Nextcloud",
    ".seafile-data": "Seafile",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".resilio": "Resilio Sync",
    ".SynologyWorkingDirectory": "Synology Drive",
}
_ONEDRIVE_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_LABELS: Final = {"google drive": "Google Drive"}
"""Drives that a program makes up: nothing of them is a disk of this computer."""
_ICLOUD: Final = ("Library", "Mobile Documents", "com~apple~CloudDocs")
_ICLOUD_FOLDERS: Final = ("Desktop", "Documents")


def service_of(folder: Path, drive: Drive, environment: Mapping[str, str] = os.environ) -> str:
    """Name the service that copies the folder elsewhere, or one above it; nothing where none is."""
    if drive.label.lower() in _LABELS:
        return _LABELS[drive.label.lower()]
    return next(
        (told for each in (folder, *folder.parents) if (told := _of(each, environment))), ""
    )


def _of(folder: Path, environment: Mapping[str, str]) -> str:
    known = [Path(told) for name in _ONEDRIVE_VARIABLES if (told := environment.get(name))]
    if folder in known:
        return "OneDrive"
    if _in_icloud(folder):
        return "iCloud"
    name = folder.name.lower()
    for start, service in _SYNCHRONISED.items():
        # The client adds the name of the body: « OneDrive - Association ».
        if name == start or name.startswith((f"{start} ", f"{start}-", f"{start} (")):
            return service
    return next((_MARKERS[each] for each in _MARKERS if os.path.exists(folder / each)), "")  # noqa: PTH110 — it raises nothing for a folder that is closed


def _in_icloud(folder: Path) -> bool:
    """Whether macOS keeps the desk and the documents of this very home in iCloud."""
    if folder.name not in _ICLOUD_FOLDERS:
        return False
    kept = folder.parent.joinpath(*_ICLOUD)
    return any(os.path.exists(kept / each) for each in _ICLOUD_FOLDERS)  # noqa: PTH110 — the same
