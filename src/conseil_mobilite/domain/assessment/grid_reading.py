"""Read a grid file chosen by somebody: whatever is wrong in it gets a sentence with its place."""

import json
from typing import Final

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.grid_parsing import parse_grid
from conseil_mobilite.domain.errors import UserError

LARGEST: Final = 2_000_000
"""Bytes; the national grid has some 75 000."""
TOO_LARGE: Final = (
    "Ce fichier dépasse 2 Mo, bien plus qu’une grille de bilan : choisissez un autre fichier."
)


def read_grid(content: bytes) -> Grid:
    """Return the grid of a file, not yet compared with any other.

    Raises UserError, in French, with the place of the first fault: a line and a column where the
    file is not JSON, else the section, the question and the answer.
    """
    if len(content) > LARGEST:
        raise UserError(TOO_LARGE)
    return parse_grid(_object(_text(content)))


_PROBLEMS: Final = (
    ("Expecting property name", "on attend le nom d’un champ entre guillemets droits"),
    ("Expecting ':'", "il manque le deux-points après le nom d’un champ"),
    ("Expecting ','", "il manque une virgule, une accolade ou un crochet fermant"),
    ("Illegal trailing comma", "il y a une virgule de trop"),
    ("Expecting value", "il manque une valeur, ou une virgule est de trop"),
    ("Unterminated string", "un texte n’a pas de guillemet droit fermant"),
    ("Invalid control character", "un texte contient un retour à la ligne ou une tabulation"),
    ("Invalid \\", "une barre oblique inverse n’est pas suivie d’un signe prévu"),
    ("Extra data", "il y a quelque chose après la fin de la grille"),
)


class _TwiceError(Exception):
    """A field is written twice in one object: the first would be lost without a word."""


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"Fichier de grille, ligne {line} : un signe n’est pas écrit en UTF-8. "
            "Enregistrez le fichier avec l’encodage UTF-8."
        ) from error


def _object(text: str) -> dict[str, object]:
    try:
        data: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
        json.dumps(data, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        place = f"ligne {error.lineno}, colonne {error.colno}"
        raise UserError(f"Fichier de grille, {place} : {_problem(error.msg)}.") from error
    except _TwiceError as error:
        raise UserError(f"Fichier de grille : {error}.") from error
    except RecursionError as error:
        raise UserError("Fichier de grille : trop d’objets y sont emboîtés.") from error
    except ValueError as error:  # half a sign (\ud800), or a number of thousands of figures
        raise UserError("Fichier de grille : un signe ou un nombre y est illisible.") from error
    if not isinstance(data, dict):
        raise UserError("Fichier de grille : un objet JSON est attendu, entre accolades.")
    return data


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        code = found.get("code", found.get("version", ""))
        within = f" de « {code} »" if code else ""
        raise _TwiceError(f"le champ « {twice} »{within} est écrit deux fois")
    return found


def _no_constant(name: str) -> object:
    raise _TwiceError(f"« {name} » n’est pas une valeur de grille")


def _problem(message: str) -> str:
    return next((words for start, words in _PROBLEMS if message.startswith(start)), "JSON invalide")
