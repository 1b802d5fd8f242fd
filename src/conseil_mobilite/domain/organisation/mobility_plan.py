from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.storage import KEYED


class PlanBody(SQLModel, table=True):
    """A body of the basin and its role in the plan (Code des transports, art. L1215-3).

    `role`: list `plan_body_roles`.
    """

    __tablename__ = "plan_body"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    basin_id: UUID = Field(foreign_key="mobility_basin.id", ondelete="CASCADE", index=True)
    name: str = Field(max_length=160)
    role: str
    contact_name: str = Field(default="", max_length=160)
    phone: str = ""
    email: str = ""
    note: str = Field(default="", max_length=600)


class PlanMeasure(SQLModel, table=True):
    """A measure of the plan of a basin, with the conditions of advice and support it sets.

    `code` is short, unique in the basin, and published: it names the measure in the statistics.
    `delay_days`: at most so many days from the referral to the first appointment attended;
    `least_contacts`: at least so many contacts. None where the plan says nothing of it. The other
    conditions are rows of `MeasureCondition`.
    """

    __tablename__ = "plan_measure"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    basin_id: UUID = Field(foreign_key="mobility_basin.id", ondelete="CASCADE", index=True)
    body_id: UUID | None = Field(default=None, foreign_key="plan_body.id", ondelete="SET NULL")
    code: str = Field(max_length=20)
    title: str = Field(max_length=200)
    starts_on: date
    ends_on: date | None = None
    delay_days: int | None = None
    least_contacts: int | None = None
    note: str = Field(default="", max_length=600)

    @property
    def name(self) -> str:
        return measure_name(self.code, self.title)


class MeasureCondition(SQLModel, table=True):
    """One value that a condition of a measure accepts: any of those of its kind will do.

    `kind` is `public` (list `publics`), `prescripteur` (list `prescriber_groups`), `intensite`
    (list `decisions`) or `epci` (its SIREN).
    """

    __tablename__ = "measure_condition"
    __table_args__ = KEYED

    measure_id: UUID = Field(foreign_key="plan_measure.id", ondelete="CASCADE", primary_key=True)
    kind: str = Field(primary_key=True)
    code: str = Field(primary_key=True)


def measure_name(code: str, title: str) -> str:
    """« M1 · Permis pour l’emploi »."""
    return f"{code} · {title}"
