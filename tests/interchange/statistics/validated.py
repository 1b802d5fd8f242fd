"""Say that a package is valid, as the reference implementation of Table Schema sees it."""

import json
import tempfile
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from conseil_mobilite.interchange.fixed_zip import unpack

_SPREADSHEET = "statistiques_excel.csv"


@cache
def assert_valid(package: bytes) -> None:
    """Validate both tables of a package against the schema that it holds."""
    files = unpack(package)
    schema = json.loads(files["schema.json"])
    assert_table_valid(files["statistiques.csv"], schema)
    dialect = json.loads(files["definitions.json"]).get(_SPREADSHEET, {"decimalChar": ","})
    for field in schema["fields"]:
        if field["type"] == "number":
            field["decimalChar"] = dialect["decimalChar"]
    assert_table_valid(files[_SPREADSHEET], schema, delimiter=";", encoding="utf-8-sig")


def assert_table_valid(
    table: bytes, schema: Mapping[str, object], delimiter: str = ",", encoding: str = "utf-8"
) -> None:
    from frictionless import (  # noqa: PLC0415 - slow, and only here
        Dialect,
        Resource,
        Schema,
        formats,
        validate,
    )

    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        (Path(folder) / "table.csv").write_bytes(table)
        resource = Resource(
            path="table.csv",
            basepath=folder,
            encoding=encoding,
            schema=Schema.from_descriptor(dict(schema)),
            dialect=Dialect(controls=[formats.CsvControl(delimiter=delimiter)]),
        )
        report = validate(resource)
        assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
