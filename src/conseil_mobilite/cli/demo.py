"""`conseil-mobilite demo`: make the demonstration base."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.days import day_option
from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.cli.place_lines import tell_of_place
from conseil_mobilite.domain.language.paris import paris_day


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="DOSSIER", help="Le dossier où écrire la base.")
    ],
    people: Annotated[
        int,
        typer.Option(
            "--personnes",
            min=1,
            max=200_000,
            metavar="N",
            help="De 1 à 200 000 personnes.",
        ),
    ] = 300,
    seed: Annotated[
        int,
        typer.Option(
            "--graine", metavar="S", help="Même graine, mêmes personnes, mêmes histoires."
        ),
    ] = 2026,
    day: Annotated[
        str,
        typer.Option(
            "--jour", metavar="AAAA-MM-JJ", help="Le jour des histoires ; sinon aujourd’hui."
        ),
    ] = "",
) -> None:
    """Fabriquer une base de démonstration : des personnes fictives et trois ans de leur vie."""
    on: date = day_option(day, "--jour") if day else paris_day(now())
    path = _made(folder, Wanted(people, seed, on))
    typer.echo(f"Base de démonstration : {path}")
    typer.echo(f"Phrase secrète : {PHRASE}")
    tell_of_place(path)


def _made(folder: Path, wanted: Wanted) -> Path:
    """Make the base and show how far it is."""
    columns = (
        TextColumn("Personnes fictives"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns) as progress:
        task = progress.add_task("", total=wanted.people)
        return make(folder, wanted, lambda done, _total: progress.update(task, completed=done))
