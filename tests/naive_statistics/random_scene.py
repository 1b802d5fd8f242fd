"""What has been made of a random base so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlmodel import SQLModel
from tests.naive_statistics.dice import Dice

from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.reference.code_lists import CodeLists

Row = TypeVar("Row", bound=SQLModel)


@dataclass(slots=True)
class Scene:
    dice: Dice
    lists: CodeLists
    rows: list[SQLModel] = field(default_factory=list)
    basins: list[MobilityBasin] = field(default_factory=list)
    measures: list[PlanMeasure] = field(default_factory=list)
    pathways: list[Pathway] = field(default_factory=list)

    def kept(self, row: Row) -> Row:
        self.rows.append(row)
        return row

    def codes(self, code_list: str, *besides: str) -> Sequence[str]:
        """Return the codes of a list, and others that may be found beside them."""
        return [*(entry.code for entry in self.lists[code_list]), *besides]

    def one_of(self, code_list: str, *besides: str) -> str:
        return self.dice.choice(self.codes(code_list, *besides))
