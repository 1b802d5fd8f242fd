from datetime import date, datetime
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class Goal(SQLModel, table=True):
    """An objective of the pathway; `code` is a France Travail objective or empty for a free one."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    pathway_id: UUID = Field(foreign_key="pathway.id", ondelete="CASCADE", index=True)
    code: str = ""
    label: str = Field(max_length=240)
    position: int = 0


class Action(SQLModel, table=True):
    """A dated step of the pathway. `kind`: list `action_types`; `status`: list `action_statuses`.

    `wording` is what the person reads on her sheet; `reasons` say why it was recommended;
    `measure_id` is the measure of the plan that it carries out. `abandoned_on` is not known of
    those that were abandoned before it was kept.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    pathway_id: UUID = Field(foreign_key="pathway.id", ondelete="CASCADE", index=True)
    goal_id: UUID | None = Field(default=None, foreign_key="goal.id", ondelete="SET NULL")
    kind: str
    wording: str = Field(max_length=240)
    status: str = Field(default="prevue", index=True)
    theme: str = ""
    barrier_code: str = ""
    reasons: str = ""
    partner_kind: str = ""
    partner_name: str = Field(default="", max_length=300)
    partner_phone: str = ""
    partner_address: str = Field(default="", max_length=300)
    papers: str = Field(default="", max_length=300)
    created_on: date
    due_on: date | None = Field(default=None, index=True)
    done_on: date | None = Field(default=None, index=True)
    result: str = ""
    abandon_reason: str = ""
    abandoned_on: date | None = Field(default=None, index=True)
    cost_cents: int | None = None
    note: str = ""
    on_sheet: bool = True
    position: int = 0
    measure_id: UUID | None = Field(
        default=None, foreign_key="plan_measure.id", ondelete="SET NULL", index=True
    )
    deleted_at: datetime | None = None


class FundingLine(SQLModel, table=True):
    """One line of an action's funding plan, in cents. `funder_kind`: list `funder_kinds`.

    `payer` (list `payers`) says who hands the money over to the partner, `paid_on` when.
    """

    __tablename__ = "funding_line"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    action_id: UUID = Field(foreign_key="action.id", ondelete="CASCADE", index=True)
    funder_kind: str
    funder_name: str = ""
    aid_code: str = ""
    asked_cents: int = 0
    asked_on: date | None = None
    granted_cents: int | None = None
    granted_on: date | None = Field(default=None, index=True)
    payer: str = Field(default="", sa_column_kwargs={"server_default": ""})
    paid_on: date | None = None
