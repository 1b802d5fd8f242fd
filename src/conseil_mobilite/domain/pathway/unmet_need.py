from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class UnmetNeed(SQLModel, table=True):
    """« Pas d’offre »: a need for which the basin has nothing. Which need, which place, which hour.

    `need` is an action type (list `action_types`) or empty; `days` are codes of `weekdays`
    separated by one space; hours are `HH:MM` or empty; a place is its label and, where known, its
    INSEE code. `action_id` is the action abandoned for it; `met_on`, the day an offer came.
    """

    __tablename__ = "unmet_need"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    pathway_id: UUID = Field(foreign_key="pathway.id", ondelete="CASCADE", index=True)
    action_id: UUID | None = Field(default=None, foreign_key="action.id", ondelete="SET NULL")
    need: str = ""
    purpose: str = ""
    days: str = ""
    from_hour: str = Field(default="", max_length=5)
    to_hour: str = Field(default="", max_length=5)
    from_name: str = Field(default="", max_length=120)
    from_insee: str = Field(default="", max_length=5)
    to_name: str = Field(default="", max_length=120)
    to_insee: str = Field(default="", max_length=5)
    words: str = Field(default="", max_length=300)
    noted_on: date = Field(index=True)
    met_on: date | None = None
