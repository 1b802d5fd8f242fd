"""The body of a base, and the one adviser who works there."""

from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import setup


def settle(session: Session) -> UUID:
    """Found the body as the first opening does; return who its adviser is."""
    organisation = Organisation(
        name="Plateforme mobilité", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=organisation.id, first_name="Nadia", last_name="Lefèvre")
    setup.found(session, organisation, adviser)
    return adviser.id
