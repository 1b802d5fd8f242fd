"""The commands of the terminal, each under its French name."""

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from conseil_mobilite.cli import french
from conseil_mobilite.cli.auditing import audit
from conseil_mobilite.cli.backing_up import back_up
from conseil_mobilite.cli.cataloguing import (
    export_catalogue,
    import_catalogue,
    verify_catalogue,
)
from conseil_mobilite.cli.checking import check
from conseil_mobilite.cli.consolidating import consolidate
from conseil_mobilite.cli.demo import demo
from conseil_mobilite.cli.exporting import take_out
from conseil_mobilite.cli.handing_file import hand_file
from conseil_mobilite.cli.importing import bring
from conseil_mobilite.cli.restoring import restore
from conseil_mobilite.cli.sheet import sheet
from conseil_mobilite.cli.statistics import publish
from conseil_mobilite.cli.visiting import visit

Command = TypeVar("Command", bound=Callable[..., None])


def build() -> typer.Typer:
    """Return the terminal with all its commands."""
    made = typer.Typer(
        cls=french.FrenchGroup,
        add_completion=False,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings=french.HELP_NAMES,
        help="Conseil Mobilité. Sans commande, ou avec --base FICHIER seul, ouvre la fenêtre.",
        subcommand_metavar="COMMANDE",
    )
    _command(made, "auditer")(audit)
    made.add_typer(_catalogue(), name="catalogue")
    _command(made, "consolider")(consolidate)
    _command(made, "demo")(demo)
    _command(made, "dossier")(hand_file)
    _command(made, "exporter")(take_out)
    _command(made, "fiche")(sheet)
    _command(made, "importer")(bring)
    _command(made, "restaurer")(restore)
    _command(made, "sauvegarder")(back_up)
    _command(made, "statistiques")(publish)
    _command(made, "verifier")(check)
    _command(made, "visite")(visit)
    return made


def _catalogue() -> typer.Typer:
    """Return what is done with catalogues of services."""
    made = typer.Typer(
        cls=french.FrenchGroup,
        no_args_is_help=True,
        context_settings=french.HELP_NAMES,
        help="Importer, exporter ou vérifier un annuaire de services (data·inclusion).",
        subcommand_metavar="COMMANDE",
    )
    _command(made, "importer")(import_catalogue)
    _command(made, "exporter")(export_catalogue)
    _command(made, "verifier")(verify_catalogue)
    return made


def _command(made: typer.Typer, name: str) -> Callable[[Command], Command]:
    return made.command(name, cls=french.FrenchCommand, context_settings=french.HELP_NAMES)


def terminal() -> None:
    french.run(build(), sys.argv[1:])
