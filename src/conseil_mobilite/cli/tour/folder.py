"""The folder of a visit: its own, or nothing."""

import shutil
from pathlib import Path
from typing import Final

from conseil_mobilite.cli.demonstration.base import FILE_NAME
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.backups.aside import ASIDE
from conseil_mobilite.store.backups.shelf import FOLDER as SHELF
from conseil_mobilite.store.files import make_private_folder

REPORT: Final = "visite.txt"
TITLE: Final = "Visite de Conseil Mobilité"
PAGES: Final = "pages"
SHEET: Final = Path("fiche", "fiche-action.pdf")
SIMPLIFIED, BILINGUAL = "fiche-simplifiee", "fiche-bilingue"
SERVICE: Final = "fiche-service"
PAPERS: Final = "papiers"
LOGO: Final = Path("logo", "logo.png")
STATISTICS: Final = "statistiques"
CALENDAR: Final = Path("agenda", "agenda-ailleurs.ics")
IMPORT, EXPORT = "import", "export"
KIT: Final = Path("kit", "kit.pdf")
RIGHTS: Final = Path("droits", "dossier-complet.zip")
RECORDS: Final = "registre"
DAMAGED: Final = "base-abimee"
_OWN_FOLDERS: Final = (
    PAGES,
    SHEET.parent,
    PAPERS,
    LOGO.parent,
    STATISTICS,
    CALENDAR.parent,
    IMPORT,
    EXPORT,
    KIT.parent,
    RIGHTS.parent,
    RECORDS,
    DAMAGED,
    SHELF,
    ASIDE,
    "reglages",
    "journaux",
)


def prepare(folder: Path) -> None:
    """Make the folder, or empty it of an earlier visit.

    Raises UserError where it holds anything else, or cannot be written; nothing is touched then.
    """
    try:
        _prepare(folder)
    except OSError as error:
        raise UserError(
            f"Le dossier {folder} ne peut pas être préparé ({error.strerror}). Choisissez un autre "
            "dossier, où vous avez le droit d’écrire."
        ) from error


def _prepare(folder: Path) -> None:
    make_private_folder(folder)
    if any(folder.iterdir()):
        if not _is_of_a_visit(folder):
            raise UserError(
                f"Le dossier {folder} contient déjà des fichiers qui ne sont pas d’une visite : il "
                "n’a pas été touché. Donnez le nom d’un dossier nouveau ou vide."
            )
        _clear(folder)
    (folder / REPORT).write_text(f"{TITLE}\n", encoding="utf-8")


def _is_of_a_visit(folder: Path) -> bool:
    report = folder / REPORT
    return report.is_file() and report.read_text(encoding="utf-8").startswith(TITLE)


def _clear(folder: Path) -> None:
    """Remove what a visit leaves, and nothing else."""
    for own in _OWN_FOLDERS:
        if (folder / own).is_dir():
            shutil.rmtree(folder / own)
    for file in folder.glob(f"{FILE_NAME}*"):
        shutil.rmtree(file) if file.is_dir() else file.unlink()
