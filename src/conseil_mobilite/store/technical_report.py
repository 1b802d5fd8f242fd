"""What a technician needs to know of a base that does not open: nothing of a person, nor a name.

Neither the folder nor the file is named: either may hold somebody's name.
"""

import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from conseil_mobilite import __version__
from conseil_mobilite.store import replacing
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.places.drives import drive_of
from conseil_mobilite.store.places.room import disk_of
from conseil_mobilite.store.places.sharing import others_may

_BESIDE = ("", "-wal", "-shm", ".cles", ".verrou", ".effacements")
_HEAD = 16


def technical_report(base: Path, error: Exception, *, at: datetime) -> str:
    """Write the report; whatever cannot be read is said so."""
    return "\n".join(
        (
            "Conseil Mobilité : rapport technique, sans donnée personnelle",
            f"instant : {at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
            f"version : {__version__} ; Python {platform.python_version()}",
            f"système : {platform.system()} {platform.release()} {platform.machine()}",
            *(f"erreur : {each}" for each in _errors(error)),
            *(f"base{end} : {_file(base.with_name(base.name + end))}" for end in _BESIDE),
            f"début de la base : {_start(base)}",
            f"remplacement en attente : {'oui' if replacing.pending(base) else 'non'}",
            f"dossier : {_place(base.parent)}",
            *_backups(base),
        )
    )


def _errors(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        number = getattr(error, "errno", None)
        code = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
        yield " ".join(str(each) for each in (type(error).__name__, number, code) if each)
        error = error.__cause__ or error.__context__


def _file(path: Path) -> str:
    try:
        told = path.lstat()
    except OSError as error:
        return f"absent ({type(error).__name__})"
    kind = "lien" if path.is_symlink() else "dossier" if path.is_dir() else "fichier"
    changed = datetime.fromtimestamp(told.st_mtime, UTC)
    return f"{kind}, {told.st_size} octets, mode {told.st_mode & 0o777:o}, {changed:%Y-%m-%d %H:%M}"


def _start(base: Path) -> str:
    try:
        with base.open("rb") as file:
            start = file.read(_HEAD)
    except OSError as error:
        return f"illisible ({type(error).__name__})"
    if not any(start):
        return "vide" if not start else "des zéros"
    return "SQLite en clair" if start.startswith(b"SQLite format") else "chiffré ou autre"


def _place(folder: Path) -> str:
    try:
        free, total = disk_of(folder)
    except OSError as error:
        return f"illisible ({type(error).__name__})"
    drive, others = drive_of(folder.resolve()), others_may(folder.resolve())
    return (
        f"{free} octets libres sur {total}, système {drive.kind or 'inconnu'}, "
        f"réseau : {_yes(drive.network)}, amovible : {_yes(drive.removable)}, "
        f"ouvert à d’autres comptes : {_yes(others)}"
    )


def _yes(told: int) -> str:
    return "oui" if told else "non"


def _backups(base: Path) -> Iterator[str]:
    backups = on_shelf(base)
    yield f"sauvegardes : {len(backups)}, dont {sum(not each.sound for each in backups)} abîmées"
    if backups:
        yield f"dernière sauvegarde : {backups[0].at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
