"""The words of the schema as they are shipped, with the départements of each région."""

from collections import defaultdict
from contextlib import closing
from functools import cache

from conseil_mobilite.domain.directory.vocabulary import Vocabulary
from conseil_mobilite.store.reference.reference import code_lists
from conseil_mobilite.store.reference.territories import Territories


@cache
def vocabulary() -> Vocabulary:
    regions: defaultdict[str, list[str]] = defaultdict(list)
    with closing(Territories.open()) as territories:
        for department in territories.departments():
            regions[department.region_code].append(department.code)
    return Vocabulary(code_lists(), {code: tuple(codes) for code, codes in regions.items()})
