from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class MobilityBasin(SQLModel, table=True):
    """A bassin de mobilité, as drawn by the région (Code des transports, art. L1215-1)."""

    __tablename__ = "mobility_basin"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    code: str = Field(unique=True, max_length=40)
    name: str = Field(max_length=160)


class BasinIntercommunality(SQLModel, table=True):
    """An EPCI belongs to a basin from one day to another; it may belong to several."""

    __tablename__ = "basin_intercommunality"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    basin_id: UUID = Field(foreign_key="mobility_basin.id", ondelete="CASCADE", index=True)
    epci_code: str = Field(max_length=9, index=True)
    epci_name: str
    valid_from: date
    valid_to: date | None = None
