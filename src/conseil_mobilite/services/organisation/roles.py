"""What only the « responsable » of a base may do: a role of the adviser, asked of each such act.

=============================================  ===========================
What                                           Who
=============================================  ===========================
The body, its logo, its basins, its plan       the responsable
Words, signatures and languages of papers      the responsable
Publishing a grid; its draft is open           the responsable
Threshold of statistics, what was sent         the responsable
The whole base taken out, a catalogue read in  the responsable
Register of processing, impact assessment      the responsable
Advisers, roles, ways in, key of the base      the responsable
Retention, audit trail, places of backups      the responsable
Her own name, hours, lists, note templates     every adviser, for herself
People, pathways, diary, papers, services      every adviser
=============================================  ===========================
"""

from collections.abc import Sequence
from typing import Final

from sqlmodel import Session, col, select

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


def managers(session: Session) -> Sequence[str]:
    """Return the names of those who are « responsable », in alphabetical order."""
    query = select(Adviser).where(col(Adviser.active), Adviser.role == MANAGER)
    found = session.exec(query.order_by(Adviser.last_name, Adviser.first_name)).all()
    return [each.full_name for each in found]


def require_manager(session: Session) -> None:
    """Raise UserError where who acts is not a « responsable »."""
    if not is_manager(session):
        raise UserError(_REFUSED)
