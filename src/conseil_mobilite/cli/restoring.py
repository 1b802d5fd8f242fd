"""`conseil-mobilite restaurer`: list the backups, bring one back in place or beside."""

from contextlib import closing, suppress
from pathlib import Path
from typing import Annotated, Final

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli import shelf_lines
from conseil_mobilite.cli.opening import (
    BaseOption,
    PhraseOption,
    by_keychain,
    open_base,
    opened,
    require_somebody,
    typed_phrase,
)
from conseil_mobilite.cli.place_lines import tell_of_place
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.backups import aside, forgotten, restoring
from conseil_mobilite.store import vault
from conseil_mobilite.store.backups import shelf
from conseil_mobilite.store.backups.errors import DamagedBackupError, MissingManifestError
from conseil_mobilite.store.backups.opening import Unlocked, unlock, unlock_with
from conseil_mobilite.store.backups.shelf import Backup
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.errors import (
    DamagedBaseError,
    DamagedSlotsError,
    ForeignFileError,
    MissingBaseError,
    MissingSlotsError,
    NewerBaseError,
    NewerSlotsError,
    UnmatchedSlotsError,
    WrongPassphraseError,
)
from conseil_mobilite.store.folders import default_base

NOT_CONFIRMED: Final = 2
ASK_YES: Final = (
    "La base {base} serait remplacée par cette sauvegarde ; elle serait d’abord sauvegardée, et "
    "resterait dans la liste ; si la phrase ne l’ouvre pas, ses fichiers seraient mis de côté, "
    "tels quels. Pour le faire, ajoutez --oui. Pour l’ouvrir à côté, ajoutez --vers FICHIER. "
    "Rien n’a été changé."
)
CHOOSE: Final = "Dites quelle sauvegarde restaurer, avec --depuis DOSSIER. Pour les voir : --liste."
NOTHING: Final = "Aucune sauvegarde ici."
ASIDE: Final = (
    "La base d’avant ne s’est pas ouverte avec cette phrase : ses fichiers ont été mis de côté, "
    "tels quels, dans {folder}."
)

_UNOPENED: Final = (
    DamagedBaseError,
    DamagedSlotsError,
    ForeignFileError,
    MissingBaseError,
    MissingSlotsError,
    NewerBaseError,
    NewerSlotsError,
    UnmatchedSlotsError,
    WrongPassphraseError,
)

ListOption = Annotated[
    bool, typer.Option("--liste", help="Dire ce que contient chaque sauvegarde, et rien d’autre.")
]
FromOption = Annotated[
    Path | None,
    typer.Option(
        "--depuis", metavar="DOSSIER", help="La sauvegarde, ou le dossier où elles se trouvent."
    ),
]
ToOption = Annotated[
    Path | None,
    typer.Option(
        "--vers", metavar="FICHIER", help="En faire une autre base, sans toucher à la présente."
    ),
]
YesOption = Annotated[
    bool, typer.Option("--oui", help="Remplacer la base présente, qui est d’abord sauvegardée.")
]


def restore(
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
    *,
    listed: ListOption = False,
    source: FromOption = None,
    target: ToOption = None,
    confirmed: YesOption = False,
) -> None:
    """Restaurer une sauvegarde : à la place de la base, ou à côté.

    La phrase secrète est celle du jour de la sauvegarde. Ce qui a été effacé depuis le reste. Le
    code de sortie est 0 si c’est fait, 1 si c’est impossible, 2 s’il manque --oui.
    """
    place = (base or default_base()).absolute()
    if listed:
        _list(_backups(place, source))
        return
    if source is None:
        raise UserError(CHOOSE)
    chosen = _one(source)
    if target is not None:
        _restore_beside(place, chosen, target.absolute(), phrase_file)
    elif vault.exists(place) and not confirmed:
        typer.echo(ASK_YES.format(base=place))
        raise typer.Exit(NOT_CONFIRMED)
    else:
        _restore_in_place(place, chosen, phrase_file)


def _list(backups: tuple[Backup, ...]) -> None:
    for line in shelf_lines.told(backups) if backups else (NOTHING,):
        typer.echo(line)


def _backups(base: Path, source: Path | None) -> tuple[Backup, ...]:
    return shelf.on_shelf(base) if source is None else shelf.found_in(source)


def _one(source: Path) -> Backup:
    """Return the backup that a folder is, or the only one that it holds."""
    found = shelf.found_in(source)
    if not found:
        raise MissingManifestError(source)
    backup = found[0]
    if backup.fault:
        raise DamagedBackupError(backup.folder, backup.fault)
    return backup


def _restore_beside(base: Path, chosen: Backup, target: Path, phrase_file: Path | None) -> None:
    unlocked = _unlocked(base, chosen, phrase_file)
    erasures = forgotten.all_known(base, chosen)
    restoring.restore_beside(target, unlocked, erasures, clock=now, step=shelf_lines.unheard)
    typer.echo(f"Restaurée à côté : {target}")
    typer.echo(f"Pour l’ouvrir : conseil-mobilite --base {target}")
    tell_of_place(target)


def _restore_in_place(base: Path, chosen: Backup, phrase_file: Path | None) -> None:
    unlocked = _unlocked(base, chosen, phrase_file)
    present = _present(base, phrase_file)
    step = shelf_lines.unheard
    if present is not None:
        with closing(present):
            require_somebody(present)
            restoring.restore(present, unlocked, step).close()
    else:
        replaced = vault.exists(base)
        restoring.restore_closed(base, unlocked, clock=now, step=step).close()
        if replaced:
            typer.echo(ASIDE.format(folder=base.parent / aside.ASIDE))
    typer.echo(f"Base restaurée : {base}")
    tell_of_place(base)


def _present(base: Path, phrase_file: Path | None) -> Store | None:
    """Open the present base, to be backed up first; nothing where it cannot be opened."""
    try:
        return opened(base, phrase_file)
    except WrongPassphraseError:  # that of the backup alone: the keychain may know the present one
        with suppress(*_UNOPENED, UserError):
            return by_keychain(base)
    except _UNOPENED:
        pass
    return None


def _unlocked(base: Path, chosen: Backup, phrase_file: Path | None) -> Unlocked:
    """Open the backup with the passphrase given, else with the keychain, by the present base."""
    phrase = typed_phrase(phrase_file)
    if phrase:
        return unlock(chosen, phrase)
    with open_base(base, phrase_file) as store:
        unlocked = unlock_with(chosen, store.key, store.adviser)
    if unlocked is None:
        raise UserError("La phrase secrète de cette sauvegarde est une autre : donnez-la.")
    return unlocked
