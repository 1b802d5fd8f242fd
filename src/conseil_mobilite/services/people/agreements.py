"""Read what a person agreed that her prescriber be told: the one rule that all readers share."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.people.agreement import (
    TO_PRESCRIBER,
    LastWord,
    Standing,
    last_word,
)
from conseil_mobilite.domain.people.privacy import DisclosureAgreement
from conseil_mobilite.services.people.rights_standing import standing


def to_prescriber(
    session: Session, person_id: UUID, today: date, since: date | None = None
) -> LastWord:
    """Return her last word on telling her prescriber, wherever it was noted.

    `since` is the day on which that prescriber sent her. A limitation or an opposition that holds
    (RGPD, art. 18 and 21) is a later word than any agreement.
    """
    held = standing(session, person_id)
    if held.limited_since:
        return LastWord(Standing.LIMITED, held.limited_since)
    if held.opposed_since:
        return LastWord(Standing.OPPOSED, held.opposed_since)
    query = select(DisclosureAgreement).where(
        DisclosureAgreement.person_id == person_id, DisclosureAgreement.subject == TO_PRESCRIBER
    )
    return last_word(session.exec(query).all(), today, since)
