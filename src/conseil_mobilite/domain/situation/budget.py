from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.situation.knowledge import Knowledge


class MobilityBudget(SQLModel, table=True):
    """A mobility budget, dated: today's, beside that of a proposed `solution`.

    `on_sheet`: the person wants it on paper.
    """

    __tablename__ = "mobility_budget"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    solution: str = Field(default="", max_length=160)
    on_sheet: bool = False
    noted_on: date


class BudgetLine(SQLModel, table=True):
    """One cost, or one contribution that lowers it. `kind`: `budget_kinds`.

    `scenario` is `aujourdhui` or `solution`. `cents` are per `per` (list `periods`) and stand only
    where `state` is `connu`: a cost that is unknown or kept back is not zero.
    """

    __tablename__ = "budget_line"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    budget_id: UUID = Field(foreign_key="mobility_budget.id", ondelete="CASCADE", index=True)
    scenario: str
    kind: str
    words: str = Field(default="", max_length=120)
    state: str = Knowledge.NOT_DISCUSSED.value
    cents: int | None = None
    per: str = "mois"
    position: int = 0
