"""What is read a last time before one file goes: what it holds, and what stands in the way."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import counted
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.services.retention.departing import against_anonymising, obstacle
from conseil_mobilite.store.retention.reach import reach

BACKUP_MONTHS: Final = 12
"""After so many months the last backup that still has it made place for another."""
_TOLD: Final = (
    ("pathway", "parcours", "parcours"),
    ("assessment", "bilan", "bilans"),
    ("action", "action", "actions"),
    ("note", "note", "notes"),
    ("contact_attempt", "appel ou message noté", "appels ou messages notés"),
    ("issued_document", "document remis", "documents remis"),
    ("referral", "orientation", "orientations"),
    ("mobility_budget", "budget", "budgets"),
    ("rights_request", "demande sur ses données", "demandes sur ses données"),
)


@dataclass(frozen=True, slots=True)
class LastLook:
    """`holds` tells how much of each kind goes; `obstacle` why nothing may, or is empty.

    `against_anonymising`: why all must go where something does, or empty.

    `backups_until`: by that day no backup kept by the rotation has the file any more.
    """

    name: str
    file_number: str
    holds: tuple[str, ...]
    obstacle: str
    against_anonymising: str
    backups_until: date


def last_look(session: Session, person_id: UUID) -> LastLook:
    """Tell what of a file goes. UserError by who is no « responsable », or where it is gone."""
    require_manager(session)
    person = session.get(Person, person_id)
    if person is None:
        raise UserError("Ce dossier n’est plus dans la base.")
    found = reach(session.connection(), person_id)
    holds = [counted(len(rows), *words) for name, *words in _TOLD if (rows := found.rows[name])]
    meetings = len(found.alone) + len(found.shared)
    if meetings:
        holds.insert(1, counted(meetings, "rendez-vous", "rendez-vous"))
    today = paris_day(session.info["clock"]())
    return LastLook(
        name=f"{person.first_name} {person.usual_name or person.last_name}",
        file_number=person.file_number,
        holds=tuple(holds),
        obstacle=obstacle(session, person_id),
        against_anonymising=against_anonymising(session, person_id),
        backups_until=months_after(today, BACKUP_MONTHS),
    )
