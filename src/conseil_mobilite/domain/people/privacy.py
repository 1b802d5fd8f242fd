from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Field, SQLModel


class PrivacyNotice(SQLModel, table=True):
    """The information on data protection given to a person (RGPD, art. 13): version and day."""

    __tablename__ = "privacy_notice"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    adviser_id: UUID | None = Field(default=None, foreign_key="adviser.id")
    version: str
    given_on: date


class DisclosureAgreement(SQLModel, table=True):
    """The person's agreement, or refusal, that something be told to somebody.

    It lifts professional secrecy (Code pénal, art. 226-13); it is not the GDPR consent.
    `subject` is a code of the list `disclosure_subjects`: health data (art. 9) among them.
    """

    __tablename__ = "disclosure_agreement"

    id: UUID = Field(default_factory=uuid4, primary_key=True)
    person_id: UUID = Field(foreign_key="person.id", ondelete="CASCADE", index=True)
    assessment_id: UUID | None = Field(
        default=None, foreign_key="assessment.id", ondelete="SET NULL"
    )
    subject: str
    agreed: bool
    given_on: date
    withdrawn_on: date | None = None
