"""The terminal in French: usage, help, and a sentence for every mistake on the command line."""

import sys
from typing import Final

import typer
from typer import rich_utils
from typer._click import Context  # what Typer carries of click has no public name
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperCommand, TyperGroup, TyperOption

from conseil_mobilite.cli.leaving import leave
from conseil_mobilite.domain.errors import UserError

HELP_NAMES: Final = {"help_option_names": ["--aide", "-h", "--help"]}
USAGE_ERROR: Final = 2


class FrenchCommand(TyperCommand):
    def get_usage(self, ctx: Context) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _help(super().get_help_option(ctx))


class FrenchGroup(TyperGroup):
    def get_usage(self, ctx: Context) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        return _help(super().get_help_option(ctx))


def run(terminal: typer.Typer) -> None:
    """Run what was asked and leave with its status; say every error in one French sentence."""
    _name_panels()
    try:
        status = terminal(standalone_mode=False)
    except UserError as error:
        leave(str(error), 1)
    except UsageError as error:
        leave(f"{_fault(error)} Pour l’aide : conseil-mobilite --aide", USAGE_ERROR)
    except (typer.Abort, KeyboardInterrupt):
        leave("Interrompu. Rien d’inachevé n’a été gardé.", 1)
    else:
        sys.exit(status if isinstance(status, int) else 0)


def _name_panels() -> None:
    rich_utils.ARGUMENTS_PANEL_TITLE = "À donner"
    rich_utils.OPTIONS_PANEL_TITLE = "Options"
    rich_utils.COMMANDS_PANEL_TITLE = "Commandes"
    rich_utils.DEFAULT_STRING = "[par défaut : {}]"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"


def _usage(text: str) -> str:
    return text.replace("Usage:", "Utilisation :", 1)


def _help(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Afficher cette aide."
    return option


def _fault(error: UsageError) -> str:
    match error:
        case NoSuchOption():
            return f"L’option « {error.option_name} » n’existe pas."
        case MissingParameter():
            return f"Il manque : {_named(error)}."
        case BadParameter():
            return f"La valeur de {_named(error)} n’est pas utilisable."
        case BadOptionUsage():
            return f"L’option « {error.option_name} » attend une valeur."
        case _:
            return "Cette commande n’existe pas, ou elle a reçu quelque chose de trop."


def _named(error: BadParameter) -> str:
    """Name what is at fault as the help does: « DOSSIER », « --jour »."""
    return f"« {error.param.get_error_hint().strip(chr(39))} »" if error.param else "la commande"
