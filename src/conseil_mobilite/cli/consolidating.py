"""`conseil-mobilite consolider`: add up the packages of several bases, without any base."""

from pathlib import Path
from typing import Annotated

import typer

from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.services.statistics import consolidation, consolidation_files


def consolidate(
    packages: Annotated[
        list[Path],
        typer.Argument(metavar="PAQUETS", help="Les paquets reçus, ou leur dossier."),
    ],
    folder: Annotated[
        Path, typer.Option("--sortie", metavar="DOSSIER", help="Le dossier des résultats.")
    ],
) -> None:
    """Additionner les paquets de statistiques de plusieurs bases, pour les pilotes du plan.

    Ni base ni phrase secrète : les paquets suffisent. Un paquet refusé est nommé, avec la raison ;
    les autres sont additionnés. Un dossier est écrit pour chaque bassin, et un pour leur ensemble.
    """
    files = consolidation_files.packages(packages)
    choice = consolidation.examine(files)
    for refused in choice.refused:
        typer.echo(f"Refusé : {refused.file_name}. {refused.sentence}", err=True)
    written = consolidation_files.write(folder, consolidation.consolidate(files, choice))
    typer.echo(f"{counted(len(choice.kept), 'paquet additionné', 'paquets additionnés')}.")
    for place in dict.fromkeys(path.parent for path in written):
        typer.echo(str(place))
