"""Where the window keeps what it keeps on this computer."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import PlatformDirs

from conseil_mobilite.store.folders import APPLICATION, default_base

BASE_NAME: Final = "conseil-mobilite.sqlite"


@dataclass(frozen=True, slots=True)
class Folders:
    """`base` is the file of the base, `settings` what this computer remembers, `journals` its log.

    The settings are of the screen only: nothing of the people or of the body is among them.
    """

    base: Path
    settings: Path
    journals: Path

    @classmethod
    def of_user(cls) -> "Folders":
        """Return the folders of the user's own profile."""
        dirs = PlatformDirs(APPLICATION, appauthor=False)
        return cls(default_base(), dirs.user_config_path, dirs.user_log_path)

    @classmethod
    def under(cls, folder: Path) -> "Folders":
        """Keep everything under one folder, and the user's own profile untouched."""
        return cls(folder / BASE_NAME, folder / "reglages", folder / "journaux")

    @property
    def window_settings(self) -> Path:
        return self.settings / "fenetre.ini"

    @property
    def journal(self) -> Path:
        return self.journals / "journal.log"
