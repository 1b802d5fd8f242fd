"""The demonstration catalogue, and what the tests of the directory change in its records."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache

from conseil_mobilite.domain.directory.catalogue import Catalogue
from conseil_mobilite.domain.directory.vocabulary import Vocabulary
from conseil_mobilite.resource_files import resource
from conseil_mobilite.store.reference.reference import code_lists

TODAY = date(2026, 11, 27)
REGIONS = {"32": ("02", "59", "60", "62", "80")}


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary(code_lists(), REGIONS)


@cache
def demonstration() -> Catalogue:
    file = resource("demonstration", "catalogue.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    return Catalogue(tuple(content["structures"]), tuple(content["services"]))


def a_service(**changes: object) -> Mapping[str, object]:
    """Return the first service of the demonstration, changed."""
    return {**demonstration().services[0], **changes}


def a_structure(**changes: object) -> Mapping[str, object]:
    return {**demonstration().structures[0], **changes}
