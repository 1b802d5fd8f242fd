"""What deserves a calm word about where a base lies, told in the terminal."""

from pathlib import Path

import typer

from conseil_mobilite.store.places.judging import notices


def tell_of_place(base: Path) -> None:
    """Say it aside from what the command gives, which another program may read."""
    for each in notices(base):
        typer.echo(f"À savoir : {each.title} {each.advice}", err=True)
