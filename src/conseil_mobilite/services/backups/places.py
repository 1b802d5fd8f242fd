"""The second place where backups go: a removable drive or a folder of the network."""

from datetime import datetime
from pathlib import Path
from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.files import make_private_folder
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.saving_errors import faults_of_files_told

PLACE: Final = "backup_place"
COPIED: Final = "backup_copied_at"
_INSIDE: Final = (
    "Ce dossier est celui de la base, ou l’un des siens : une panne du disque emporterait les "
    "deux. Choisissez un disque amovible ou un dossier du réseau."
)


def second_place(session: Session) -> Path | None:
    """Return the folder where copies of this base go; it is there, or not, as its drive is."""
    chosen = settings.value(session, PLACE)
    return _within(session, Path(chosen)) if chosen else None


def chosen_place(session: Session) -> str:
    """Return the folder that was chosen, as it was chosen."""
    return settings.value(session, PLACE)


def choose(session: Session, folder: Path, base: Path) -> Path:
    """Have copies go under this folder, from now on. UserError where it will not do."""
    require_manager(session)
    folder = folder.absolute()
    if not folder.is_dir():
        raise UserError("Ce dossier n’existe pas, ou n’est pas branché.", "place")
    refuse_inside(folder, base)
    place = _within(session, folder)
    with faults_of_files_told(place / base.name):
        make_private_folder(place)
    settings.put(session, PLACE, str(folder))
    settings.put(session, COPIED, session.info["clock"]().isoformat())
    return place


def refuse_inside(folder: Path, base: Path) -> None:
    """Raise UserError where a folder is that of the base, or in it: no second place."""
    if folder.resolve().is_relative_to(base.absolute().parent.resolve()):
        raise UserError(_INSIDE, "place")


def forget(session: Session) -> None:
    """Have copies go nowhere else; those that were made stay where they are."""
    require_manager(session)
    settings.put(session, PLACE, "")


def last_copied(session: Session) -> datetime | None:
    written = settings.value(session, COPIED)
    return datetime.fromisoformat(written) if written else None


def note_copied(session: Session) -> None:
    settings.put(session, COPIED, session.info["clock"]().isoformat())
    audit.record(session, "backup.second_place", "backup")


def same_disk(folder: Path, base: Path) -> bool:
    """Whether a fault of one disk would take both: worth a word, as far as the system tells."""
    try:
        return folder.stat().st_dev == base.parent.stat().st_dev
    except OSError:
        return False


def _within(session: Session, folder: Path) -> Path:
    """Return the folder of this very base, among those of others on one drive.

    Where it is missing the drive is not there: its empty place on this disk is no second place.
    """
    identifier = settings.value(session, settings.BASE_IDENTIFIER)
    return folder / f"conseil-mobilite-sauvegardes-{identifier}"
