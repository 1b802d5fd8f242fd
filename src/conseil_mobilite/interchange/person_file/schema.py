"""What says how the JSON of a file reads: a dictionary in French, and a JSON Schema."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from conseil_mobilite.domain.paper.access_export import AccessExport, ColumnMeaning, TableMeaning

Json: TypeAlias = dict[str, object]

FORMAT: Final = "conseil-mobilite/dossier-personne"
VERSION: Final = "1.0"
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text": "texte",
        "number": "nombre entier",
        "yes_no": "oui (true) ou non (false)",
        "day": "date, AAAA-MM-JJ",
        "instant": "instant en temps universel (UTC), ISO 8601",
        "key": "identifiant (UUID)",
    }
)
_TYPES: Final[Mapping[str, Json]] = MappingProxyType(
    {
        "text": {"type": ["string", "null"]},
        "number": {"type": ["integer", "null"]},
        "yes_no": {"type": ["boolean", "null"]},
        "day": {"type": ["string", "null"], "format": "date"},
        "instant": {"type": ["string", "null"], "format": "date-time"},
        "key": {"type": ["string", "null"], "format": "uuid"},
    }
)


def dictionary(export: AccessExport) -> Json:
    """Return, by table and column, what is said there: label, type, unit, codes and their words."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "tables": {name: _table_words(table) for name, table in export.meanings.items()},
        "listes": {name: dict(codes) for name, codes in export.codes.items()},
    }


def schema(export: AccessExport) -> Json:
    """Return the JSON Schema that the rows of the file follow."""
    tables = {name: _table_schema(table) for name, table in export.meanings.items()}
    return {
        "$schema": DIALECT,
        "title": "Dossier d’une personne accompagnée",
        "type": "object",
        "required": ["format", "version", "tables"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "tables": {
                "type": "object",
                "properties": tables,
                "required": sorted(tables),
                "additionalProperties": False,
            },
        },
    }


def _table_words(table: TableMeaning) -> Json:
    columns = {name: _column_words(column) for name, column in table.columns.items()}
    return {"libelle": table.label, "colonnes": columns}


def _column_words(column: ColumnMeaning) -> Json:
    told: Json = {"libelle": column.label, "type": _WORDS[column.kind]}
    if column.unit:
        told["unite"] = column.unit
    if column.lists:
        told["listes"] = list(column.lists)
    return told


def _table_schema(table: TableMeaning) -> Json:
    columns = {
        name: {**_TYPES[column.kind], "description": _described(column)}
        for name, column in table.columns.items()
    }
    values = {"type": "object", "properties": columns, "additionalProperties": False}
    labels = {"type": "object", "additionalProperties": {"type": "string"}}
    row = {
        "type": "object",
        "properties": {"valeurs": values, "libelles": labels},
        "required": ["valeurs", "libelles"],
        "additionalProperties": False,
    }
    return {"description": table.label, "type": "array", "items": row}


def _described(column: ColumnMeaning) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label
