"""What only the « responsable » of a base may do: a role of the adviser, asked of each such act."""

from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser

MANAGER: Final = "responsable"
ADVISER: Final = "conseiller"
_REFUSED: Final = (
    "Ce réglage revient à la personne responsable de la base. Demandez-lui de le faire, ou de vous "
    "donner ce rôle (Réglages, Accès)."
)


def is_manager(session: Session) -> bool:
    """Tell whether who acts is an active « responsable »."""
    acting = session.info["adviser"]
    adviser = session.get(Adviser, acting) if acting else None
    return adviser is not None and adviser.active and adviser.role == MANAGER


def require_manager(session: Session) -> None:
    """Raise UserError where who acts is not a « responsable »."""
    if not is_manager(session):
        raise UserError(_REFUSED)
