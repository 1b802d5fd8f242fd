"""The names, partners and sentences from which fictitious people are drawn."""

import json
from functools import cache

from pydantic import BaseModel, ConfigDict

from conseil_mobilite.resource_files import resource


class Cast(BaseModel):
    """What `resources/demonstration/cast.json` holds, checked when read.

    `partners` gives, by group of actions, triples of kind, name and phone; `prescribers` pairs of
    kind and name; `jobs` pairs of ROME code and label; `goals` a sentence by objective (D02).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    names: tuple[str, ...]
    streets: tuple[str, ...]
    advisers: tuple[tuple[str, str], ...]
    prescribers: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    partners: dict[str, tuple[tuple[str, str, str], ...]]
    requests: tuple[str, ...]
    goals: dict[str, str]
    far: tuple[str, ...]
    jobs: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    workshops: tuple[str, ...]


@cache
def cast() -> Cast:
    file = resource("demonstration", "cast.json")
    return Cast.model_validate(json.loads(file.read_text(encoding="utf-8")))
