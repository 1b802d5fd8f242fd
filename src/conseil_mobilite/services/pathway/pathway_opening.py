"""What may only be done in a pathway that is still open: a closed one is read, never changed."""

from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import Pathway


def open_one(session: Session, pathway_id: UUID) -> Pathway:
    """Return the pathway. UserError where it is closed: it is reopened, or another one begins."""
    pathway = session.get_one(Pathway, pathway_id)
    if pathway.ended_on is not None:
        raise UserError(
            "Ce parcours est terminé : il se lit, sans se modifier. Rouvrez-le s’il a été fermé "
            "par erreur."
        )
    return pathway
