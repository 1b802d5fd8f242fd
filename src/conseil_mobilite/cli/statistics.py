"""`conseil-mobilite statistiques`: write the protected statistics of a quarter."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.days import day_option
from conseil_mobilite.cli.opening import BaseOption, PhraseOption, open_base
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.organisation.basins import Basin
from conseil_mobilite.services.statistics import statistics
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.private_files import write_private

StartOption = Annotated[
    str, typer.Option("--debut", metavar="AAAA-MM-JJ", help="Premier jour du trimestre.")
]
EndOption = Annotated[
    str, typer.Option("--fin", metavar="AAAA-MM-JJ", help="Dernier jour du trimestre.")
]
BasinOption = Annotated[
    str, typer.Option("--bassin", metavar="BASSIN", help="Le nom ou le code du bassin.")
]
FolderOption = Annotated[
    Path, typer.Option("--sortie", metavar="DOSSIER", help="Le dossier qui reçoit le paquet.")
]


def publish(
    start: StartOption,
    end: EndOption,
    basin: BasinOption,
    folder: FolderOption,
    base: BaseOption = None,
    phrase_file: PhraseOption = None,
) -> None:
    """Écrire les statistiques protégées d’un trimestre terminé, pour les pilotes du plan.

    Redemandé, un trimestre donne le même paquet, à l’octet près.
    """
    first, last = day_option(start, "--debut"), day_option(end, "--fin")
    with open_base(base, phrase_file) as store:
        wanted = _found(store, basin, paris_day(now()))
        made = store.run(statistics.export, wanted.id, first, last, now())
    path = folder / made.file_name
    write_private(path, made.content)
    typer.echo(f"Statistiques protégées : {path}")


def _found(store: Store, text: str, today: date) -> Basin:
    known = store.read(basins.basins, today)
    for basin in known:
        if fold(text) in {fold(basin.name), fold(basin.code)}:
            return basin
    names = ", ".join(f"« {basin.name} »" for basin in known) or "aucun pour l’instant"
    raise UserError(f"Aucun bassin ne s’appelle « {text} ». Bassins de cette base : {names}.")
