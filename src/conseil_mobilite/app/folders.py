"""Where the program keeps what it keeps on this computer."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

NAME: Final = "conseil-mobilite"
BASE_NAME: Final = "dossiers.base"
JOURNAL_NAME: Final = "journal.log"


@dataclass(frozen=True, slots=True)
class Folders:
    """`data` holds the base, `settings` what this computer remembers, `journals` the log."""

    data: Path
    settings: Path
    journals: Path

    @classmethod
    def of_user(cls) -> "Folders":
        """Return the folders of the user's own profile."""
        # Late: unwanted where a folder is given, and the first painting waits for it.
        from platformdirs import PlatformDirs  # noqa: PLC0415

        dirs = PlatformDirs(NAME, appauthor=False)
        return cls(dirs.user_data_path, dirs.user_config_path, dirs.user_log_path)

    @classmethod
    def under(cls, folder: Path) -> "Folders":
        """Keep everything under one folder, and the user's own profile untouched."""
        return cls(folder, folder / "reglages", folder / "journaux")

    @property
    def base(self) -> Path:
        return self.data / BASE_NAME

    @property
    def window_settings(self) -> Path:
        return self.settings / "fenetre.ini"

    @property
    def journal(self) -> Path:
        return self.journals / JOURNAL_NAME
