"""`conseil-mobilite auditer`: attack published packages, and tell what comes out of them."""

from pathlib import Path
from typing import Annotated

import typer

from conseil_mobilite.services.statistics import audits, consolidation_files


def audit(
    packages: Annotated[
        list[Path], typer.Argument(metavar="PAQUETS", help="Les paquets publiés, ou leur dossier.")
    ],
) -> None:
    """Attaquer des paquets de statistiques publiés, pour voir ce que l’on peut en déduire.

    Ni base ni phrase secrète : l’attaque ne connaît que les paquets, comme n’importe qui. Les
    versions d’une même période sont aussi attaquées ensemble. Le code de sortie est 1 si quelque
    chose se devine, ou si un paquet ne se lit pas.
    """
    safe = True
    for told in audits.examine(consolidation_files.packages(packages)):
        typer.echo(told.title)
        for sentence in told.sentences:
            typer.echo(f"  {sentence}")
        safe = safe and told.safe
    raise typer.Exit(0 if safe else 1)
