"""What a person has to move with, and where she has to go.

Every row is dated by `noted_on`; one that is no longer true stays, with `ended_on`. A field `x`
beside `x_state` follows `knowledge.Known`: it has a value where the state is `connu`, and only
there. A day of the week is a code of the list `weekdays`, several are separated by one space; an
hour is written `HH:MM`, or empty.
"""

from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel

from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.storage import KEYED

_NOT_DISCUSSED = Knowledge.NOT_DISCUSSED.value


class SituationTopic(SQLModel, table=True):
    """What was said of a whole topic (list `situation_topics`); no row: not discussed."""

    __tablename__ = "situation_topic"
    __table_args__ = KEYED

    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", primary_key=True)
    topic: str = Field(primary_key=True, max_length=40)
    state: str = _NOT_DISCUSSED
    noted_on: date


class Vehicle(SQLModel, table=True):
    """A vehicle or a bicycle of the household. `kind`: `vehicle_kinds`; `use`: `vehicle_uses`.

    `insurance_state` and `inspection_state` say `aucun` where there is none, or none is needed.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    kind: str
    name: str = Field(default="", max_length=80)
    use: str = ""
    insurance_state: str = _NOT_DISCUSSED
    insured_until: date | None = Field(default=None, index=True)
    inspection_state: str = _NOT_DISCUSSED
    inspection_due: date | None = Field(default=None, index=True)
    noted_on: date
    ended_on: date | None = None


class Licence(SQLModel, table=True):
    """A licence held. `category`: `licence_categories`; `standing`: `licence_standings`.

    Why a licence is not valid today is never stored.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    category: str
    standing: str = "valide"
    obtained_state: str = _NOT_DISCUSSED
    obtained_on: date | None = None
    validity_state: str = _NOT_DISCUSSED
    valid_until: date | None = Field(default=None, index=True)
    noted_on: date
    ended_on: date | None = None


class LicenceProcess(SQLModel, table=True):
    """The way to a licence, or the exchange of a foreign one. `kind`: `licence_process_kinds`.

    `theory_on` is the day the code was obtained (`aucun`: not yet), `theory_valid_until` its last
    day; `hours_done` are driving hours. `filed_on` and `answered_on` are those of an exchange.
    `outcome`: `licence_outcomes`, empty while under way. `payer_kind`: `funder_kinds`.
    """

    __tablename__ = "licence_process"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    kind: str = "permis"
    category: str = "b"
    gearbox: str = ""
    school_name: str = Field(default="", max_length=120)
    enrolment_state: str = _NOT_DISCUSSED
    enrolled_on: date | None = None
    theory_state: str = _NOT_DISCUSSED
    theory_on: date | None = None
    theory_valid_until: date | None = Field(default=None, index=True)
    hours_state: str = _NOT_DISCUSSED
    hours_done: int | None = None
    hours_planned: int | None = None
    filed_state: str = _NOT_DISCUSSED
    filed_on: date | None = None
    answered_on: date | None = None
    payer_state: str = _NOT_DISCUSSED
    payer_kind: str | None = None
    payer_name: str = Field(default="", max_length=120)
    outcome: str = ""
    outcome_on: date | None = None
    noted_on: date


class LicenceExam(SQLModel, table=True):
    """One exam. `kind`: `licence_exam_kinds`; `result`: `licence_exam_results`."""

    __tablename__ = "licence_exam"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    process_id: UUID = Field(foreign_key="licence_process.id", ondelete="CASCADE", index=True)
    kind: str
    held_on: date = Field(index=True)
    result: str = "a_venir"


class Journey(SQLModel, table=True):
    """A journey the person makes (`standing` `fait`) or would have to make (`vise`).

    `purpose`: `journey_purposes`; `mode`: `travel_modes`. A place is its label and, where it is
    known, its INSEE code. `cost_cents` is per `cost_per` (list `periods`).
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    standing: str = "fait"
    purpose: str
    from_name: str = Field(default="", max_length=120)
    from_insee: str = Field(default="", max_length=5)
    to_name: str = Field(default="", max_length=120)
    to_insee: str = Field(default="", max_length=5)
    days: str = ""
    leaves_at: str = Field(default="", max_length=5)
    returns_at: str = Field(default="", max_length=5)
    mode: str = ""
    duration_state: str = _NOT_DISCUSSED
    duration_minutes: int | None = None
    cost_state: str = _NOT_DISCUSSED
    cost_cents: int | None = None
    cost_per: str = "mois"
    noted_on: date
    ended_on: date | None = None


class Renunciation(SQLModel, table=True):
    """A job, a training or care given up for want of transport. `what`: `renunciation_kinds`.

    What care it was is never asked: `words` name the job or the step, at most one line.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    what: str
    words: str = Field(default="", max_length=160)
    place_name: str = Field(default="", max_length=120)
    place_insee: str = Field(default="", max_length=5)
    happened_state: str = _NOT_DISCUSSED
    happened_on: date | None = None
    noted_on: date
