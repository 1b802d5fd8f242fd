"""What « Droits et données » shows of a person, read at once."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.services.organisation import roles, setup
from conseil_mobilite.services.paper.access_exports import held_of
from conseil_mobilite.services.paper.person_file import recipients
from conseil_mobilite.services.paper.person_file.corrections import Correction, corrections
from conseil_mobilite.services.people import privacy, rights
from conseil_mobilite.services.people.privacy import PrivacyFile
from conseil_mobilite.services.people.rights_standing import RightsStanding, standing


@dataclass(frozen=True, slots=True)
class RightsFile:
    """`recipients` are those who were told something of her: a correction is theirs to know.

    `erased_by` names who may erase her file, where it is not who acts.
    """

    privacy: PrivacyFile
    requests: tuple[RightsRequest, ...]
    standing: RightsStanding
    corrections: tuple[Correction, ...]
    recipients: tuple[str, ...]
    erased_by: tuple[str, ...] = ()


def of_person(session: Session, person_id: UUID) -> RightsFile:
    held = held_of(session, person_id)
    return RightsFile(
        privacy=privacy.of_person(session, person_id),
        requests=rights.of_person(session, person_id),
        standing=standing(session, person_id),
        corrections=corrections(held),
        recipients=recipients.told_to(held),
        erased_by=() if roles.is_manager(session) else _managers(session),
    )


def _managers(session: Session) -> tuple[str, ...]:
    named = (each for each in setup.advisers(session) if each.role == roles.MANAGER)
    return tuple(each.full_name for each in named)
