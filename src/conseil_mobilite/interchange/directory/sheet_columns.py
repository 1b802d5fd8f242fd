"""How a record of the schema is laid out on one row of the data·inclusion spreadsheet template."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from math import isfinite
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.directory.faults import Record
from conseil_mobilite.domain.imports.raw_table import RawCell

IGNORE: Final = "__ignore__"
STRUCTURES: Final = "structures"
SERVICES: Final = "services"
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        STRUCTURES: (
            *("id", "source", "nom", "date_maj", "description", "lien_source", "siret"),
            *("commune", "code_postal", "code_insee", "adresse", "complement_adresse"),
            *("longitude", "latitude", "telephone", "courriel", "site_web", "horaires_accueil"),
            *("accessibilite_lieu", "reseaux_porteurs"),
        ),
        SERVICES: (
            *("id", "structure_id", "source", "nom", "description", "lien_source", "date_maj"),
            *("type", "thematiques", "frais", "frais_precisions", "publics", "publics_precisions"),
            *("conditions_acces", "commune", "code_postal", "code_insee", "adresse"),
            *("complement_adresse", "longitude", "latitude", "telephone", "courriel"),
            *("modes_accueil", "zone_eligibilite", "contact_nom_prenom", "lien_mobilisation"),
            *("modes_mobilisation", "mobilisable_par", "mobilisation_precisions"),
            *("volume_horaire_hebdomadaire", "nombre_semaines", "horaires_accueil"),
        ),
    }
)
"""The fields of each sheet, after the column that tells to ignore a row."""
LISTS: Final = frozenset(
    {
        *("thematiques", "publics", "modes_accueil", "zone_eligibilite", "modes_mobilisation"),
        *("mobilisable_par", "reseaux_porteurs"),
    }
)
NUMBERS: Final = frozenset(
    {"longitude", "latitude", "volume_horaire_hebdomadaire", "nombre_semaines"}
)
_FIGURES: Final[Mapping[str, int]] = MappingProxyType(
    {"code_postal": 5, "code_insee": 5, "siret": 14}
)
"""Codes that a spreadsheet takes for numbers: their leading zeros come back."""
_NO: Final = frozenset({"", "non", "no", "n", "faux", "false", "0"})
_SEPARATORS: Final = ";|\n"
_BRACKETS: Final = "[]{}"
_QUOTES: Final = " \t\"'"
_ZEROS: Final[Mapping[int, str]] = MappingProxyType({1: "0", 4: "0"})
"""By how many figures are left of the code of a département or of a commune."""
_FRENCH_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def is_ignored(cell: RawCell | None) -> bool:
    """Tell whether a row is to be left out: any mark but a « non »."""
    return cell is not None and cell.text.strip().lower() not in _NO


def value_of(name: str, cell: RawCell) -> object:
    """Return what a cell says of a field, as JSON would; None for an empty one."""
    text = cell.text.strip()
    if not text:
        return None
    if name in LISTS:
        return _list(cell)
    if name in NUMBERS:
        return _number(cell)
    if name in _FIGURES:
        return text.zfill(_FIGURES[name]) if text.isascii() and text.isdecimal() else text
    return _day(cell) if name == "date_maj" else text


def text_of(record: Record, name: str) -> str | float:
    """Return what to write in the cell of a field."""
    value = record.get(name)
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return value if isfinite(value) else str(value)
    return str(value)


def _list(cell: RawCell) -> list[str]:
    """Part a list at commas, semicolons or ends of line; brackets and quotes of a base go."""
    text = cell.text.strip().strip(_BRACKETS)
    for separator in _SEPARATORS:
        text = text.replace(separator, ",")
    parts = (part.strip(_QUOTES) for part in text.split(","))
    return [
        _ZEROS.get(len(part), "") + part if part.isdecimal() else part for part in parts if part
    ]


def _number(cell: RawCell) -> object:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        whole = isinstance(cell.value, float) and cell.value.is_integer()
        return int(cell.value) if whole else cell.value
    text = cell.text.strip().replace(",", ".")
    try:
        number = float(text)
    except ValueError:
        return cell.text.strip()
    if not isfinite(number):
        return cell.text.strip()
    return int(number) if number.is_integer() else number


def _day(cell: RawCell) -> str:
    if isinstance(cell.value, datetime):
        return cell.value.date().isoformat()
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    text = cell.text.strip()
    french = _FRENCH_DAY.fullmatch(text)
    return f"{french[3]}-{french[2]:0>2}-{french[1]:0>2}" if french else text
