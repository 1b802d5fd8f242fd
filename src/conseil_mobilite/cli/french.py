"""The terminal in French: usage, help, and a sentence for every mistake on the command line."""

import re
import sys
from collections.abc import Sequence
from typing import Final

import typer
from rich.text import Text
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
from conseil_mobilite.cli.mishaps import UNEXPECTED, keep
from conseil_mobilite.domain.errors import UserError

HELP_NAMES: Final = {"help_option_names": ["--aide", "-h"]}
USAGE_ERROR: Final = 2
_TYPES: Final = re.compile(r"<[^>]*>")
_HELP_ELSEWHERE: Final = "--help"
_NAME: Final = "conseil-mobilite"


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


class _NoTypes(rich_utils.TypesHighlighter):
    """The help names each value in French already: its type in English adds nothing."""

    def highlight(self, text: Text) -> None:
        text.plain = _TYPES.sub("", text.plain)


def run(terminal: typer.Typer, words: Sequence[str]) -> None:
    """Run what was asked and leave with its status; say every error in one French sentence."""
    _name_panels()
    asked = ["--aide" if word == _HELP_ELSEWHERE else word for word in words]
    try:
        status = terminal(asked, prog_name=_NAME, standalone_mode=False)
    except UserError as error:
        leave(str(error), 1)
    except UsageError as error:
        leave(f"{_fault(error)} Pour l’aide : {_asked(error)} --aide", USAGE_ERROR)
    except (typer.Abort, KeyboardInterrupt):
        leave("Interrompu. Rien d’inachevé n’a été gardé.", 1)
    except Exception as error:  # noqa: BLE001 - said in French, kept in the log
        keep(error)
        leave(UNEXPECTED, 1)
    else:
        sys.exit(status if isinstance(status, int) else 0)


def _name_panels() -> None:
    rich_utils.ARGUMENTS_PANEL_TITLE = "À donner"
    rich_utils.OPTIONS_PANEL_TITLE = "Options"
    rich_utils.COMMANDS_PANEL_TITLE = "Commandes"
    rich_utils.DEFAULT_STRING = "[par défaut : {}]"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"
    rich_utils.RANGE_STRING = ""  # the help says the bounds, in French
    rich_utils.types_highlighter = _NoTypes()


def _usage(text: str) -> str:
    return text.replace("Usage:", "Utilisation :", 1)


def _help(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = "Afficher cette aide."
    return option


def _asked(error: UsageError) -> str:
    """Name the command at fault, for its own help to be asked."""
    return error.ctx.command_path if error.ctx else _NAME


def _fault(error: UsageError) -> str:
    match error:
        case NoSuchOption():
            return f"L’option « {error.option_name} » n’existe pas."
        case MissingParameter():
            return f"Il manque : {_named(error)}."
        case BadParameter():
            return f"La valeur de {_named(error)} n’est pas utilisable{_expected(error)}."
        case BadOptionUsage():
            return f"L’option « {error.option_name} » attend une valeur."
        case _:
            return "Cette commande n’existe pas, ou elle a reçu quelque chose de trop."


def _expected(error: BadParameter) -> str:
    """Say what may be written, where the help lists it: « arrondi/masquage »."""
    listed = error.param.metavar if isinstance(error.param, TyperOption) else None
    return f" : écrivez {listed.replace('/', ' ou ')}" if listed and "/" in listed else ""


def _named(error: BadParameter) -> str:
    """Name what is at fault as the help does: « DOSSIER », « --jour »."""
    return f"« {error.param.get_error_hint().strip(chr(39))} »" if error.param else "la commande"
