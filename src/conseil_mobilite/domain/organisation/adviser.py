from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class Adviser(SQLModel, table=True):
    """A user of the program. `role` is `conseiller` or `responsable`."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    organisation_id: UUID = Field(foreign_key="organisation.id")
    first_name: str = Field(max_length=80)
    last_name: str = Field(max_length=80)
    phone: str = ""
    email: str = ""
    role: str = "conseiller"
    active: bool = True

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"
