"""The profile of a source in a file: which of its columns mean what."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.imports.decisions import Field

_KEY: Final = "colonnes"
_MOST_BYTES: Final = 1_000_000
_FIELDS: Final = {of.value for of in Field}


def read_profile(path: Path) -> dict[str, str]:
    """Return the field of each heading, "" where it is not taken. UserError where it is no profile.

    The file holds {"colonnes": {"Nom de famille": "nom", …}}, or the inner object alone.
    """
    written = _json(path)
    columns = written.get(_KEY, written) if isinstance(written, dict) else None
    if not isinstance(columns, dict) or not columns:
        raise UserError(_no_profile(path))
    return {str(heading): _field(heading, field, path) for heading, field in columns.items()}


def write_profile(columns: Mapping[str, str]) -> str:
    return json.dumps({_KEY: dict(columns)}, ensure_ascii=False, indent=1) + "\n"


def _json(path: Path) -> object:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(_no_profile(path))
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError(f"Le profil {path.name} ne peut pas être ouvert.") from error
    except (ValueError, RecursionError) as error:
        raise UserError(_no_profile(path)) from error


def _field(heading: str, field: object, path: Path) -> str:
    if field is None or field == "":
        return ""
    if not isinstance(field, str) or field not in _FIELDS:
        raise UserError(
            f"Dans le profil {path.name}, la colonne « {heading} » désigne « {field} », qui n’est "
            f"pas un champ. Les champs possibles sont : {', '.join(sorted(_FIELDS))}."
        )
    return field


def _no_profile(path: Path) -> str:
    return (
        f"Le fichier {path.name} n’est pas un profil d’import : il doit donner, "
        f"en JSON, le champ de "
        'chaque colonne, par exemple {"colonnes": {"Nom de famille": "nom"}}.'
    )
