"""Read what a person agreed that her prescriber be told: the one rule that all readers share."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.people.agreement import TO_PRESCRIBER, LastWord, last_word
from conseil_mobilite.domain.people.privacy import DisclosureAgreement


def to_prescriber(
    session: Session, person_id: UUID, today: date, since: date | None = None
) -> LastWord:
    """Return her last word on telling her prescriber, wherever it was noted.

    `since` is the day on which that prescriber sent her.
    """
    query = select(DisclosureAgreement).where(
        DisclosureAgreement.person_id == person_id, DisclosureAgreement.subject == TO_PRESCRIBER
    )
    return last_word(session.exec(query).all(), today, since)
