from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class Organisation(SQLModel, table=True):
    """The body that runs the base: it signs the documents and answers for the data.

    `kind` is a code of the list `organisation_kinds`; `legal_basis` is `mission_interet_public` for
    a public body and `interet_legitime` for an association (Référentiel CNIL du 11 mars 2021).
    `authorised_prescriber` is what the body says of itself; None where its kind decides.
    """

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str = Field(max_length=160)
    kind: str
    siret: str = Field(max_length=14)
    legal_basis: str
    address: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    opening_hours: str = ""
    email: str = ""
    data_protection_contact: str = ""
    authorised_prescriber: bool | None = None


class OrganisationLogo(SQLModel, table=True):
    """The logo on the papers: PNG, without transparency. One row, or none."""

    __tablename__ = "organisation_logo"

    id: int = Field(default=1, primary_key=True)
    picture: bytes


class Prescriber(SQLModel, table=True):
    """An organisation, or one of its agents, that sends people. `kind`: list `prescriber_kinds`."""

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    name: str = Field(max_length=160)
    kind: str
    contact_name: str = ""
    phone: str = ""
    email: str = ""
