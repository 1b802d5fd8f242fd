"""The reference data shipped with the product, read once."""

import json
from functools import cache

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.grid_parsing import parse_grid
from conseil_mobilite.domain.reference.code_list_parsing import parse_code_list
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.resource_files import resource

CURRENT_GRID = "CM-2026.1"


@cache
def grid(version: str = CURRENT_GRID) -> Grid:
    """Return one national version. Raises UserError where its file is not a sound grid.

    A body may have made a version of its own: `grids.grid_of` gives the one of an assessment.
    """
    return parse_grid(json.loads(resource("grid", f"{version}.json").read_text(encoding="utf-8")))


def national_versions() -> tuple[str, ...]:
    """Return the names of the grids shipped."""
    return tuple(sorted(file.stem for file in resource("grid").glob("*.json")))


@cache
def code_lists() -> CodeLists:
    """Return every code list. Raises UserError where a file is not a sound list."""
    files = sorted(resource("nomenclatures").glob("*.json"))
    return CodeLists(
        tuple(parse_code_list(json.loads(file.read_text(encoding="utf-8"))) for file in files)
    )
