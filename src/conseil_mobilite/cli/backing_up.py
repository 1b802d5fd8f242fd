"""`conseil-mobilite sauvegarder`: a verified backup of the base, and a copy of it elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.cli.shelf_lines import unheard
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.backups.state import when
from conseil_mobilite.domain.backups.telling import holdings, in_megabytes
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.backups import keeping, places
from conseil_mobilite.services.backups.keeping import Kept
from conseil_mobilite.store.backups.copying import copy_to
from conseil_mobilite.store.folders import default_base

ElsewhereOption = Annotated[
    Path | None,
    typer.Option(
        "--vers",
        metavar="DOSSIER",
        help="Copier aussi la sauvegarde dans ce dossier, et l’y relire.",
    ),
]


def back_up(
    base: BaseOption = None, phrase_file: PhraseOption = None, elsewhere: ElsewhereOption = None
) -> None:
    """Sauvegarder la base : copie chiffrée, relue en entier avant de compter.

    Elle rejoint le dossier « sauvegardes », à côté de la base, et le second lieu s’il est choisi et
    branché. Le code de sortie est 1 si la sauvegarde, ou sa copie demandée, n’a pas pu être faite.
    """
    if elsewhere is not None and not elsewhere.is_dir():
        raise UserError(f"Le dossier {elsewhere} n’existe pas. Rien n’a été fait.")
    if elsewhere is not None:
        places.refuse_inside(elsewhere, base or default_base())
    with open_base(base, phrase_file) as store:
        kept = keeping.back_up(store, Reason.ASKED, unheard)
    for line in _lines(kept):
        typer.echo(line)
    if elsewhere is not None:
        copy = copy_to(kept.backup, elsewhere.absolute(), unheard)
        typer.echo(f"Copie relue : {copy.folder}")


def _lines(kept: Kept) -> list[str]:
    made = kept.backup
    lines = [
        f"Sauvegarde vérifiée, {when(made.at, now())} : {made.folder}",
        f"{holdings(made.people, made.pathways, made.appointments)} · {in_megabytes(made.bytes)}",
    ]
    if kept.copied:
        lines.append("Copiée dans le second lieu, et relue.")
    if kept.trouble:
        lines.append(f"Second lieu : pas de copie. {kept.trouble}")
    return lines
