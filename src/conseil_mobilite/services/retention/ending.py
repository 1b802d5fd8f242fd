"""When a file leaves as a whole: of one person, and of those who come next.

What the responsable decided is the one rule: the tab of a person, the papers she is given and the
list of Aujourd’hui all say the same day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.rules import Rule, whole_due
from conseil_mobilite.services.people.standing import in_use
from conseil_mobilite.services.retention.concerned import leaving_by
from conseil_mobilite.services.retention.delays import delays
from conseil_mobilite.services.retention.standings import standing_of, standings

AHEAD: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Ending:
    """`months` after `last_event` the file leaves; `leaves` is None while nothing may.

    Nothing does while a pathway is open, or she had the use of her data limited (`limited`).
    """

    last_event: date
    months: int
    leaves: date | None
    limited: bool = False


@dataclass(frozen=True, slots=True)
class EndingFile:
    person_id: UUID
    person: str
    last_event: date
    leaves: date


def of_person(session: Session, person_id: UUID) -> Ending:
    """Tell when her file leaves. `months` of an open pathway are those after its last contact."""
    months, file = delays(session), standing_of(session, person_id)
    if file is None:  # anonymous: nothing of it tells of her any more
        registered = session.get_one(Person, person_id).registered_on
        return Ending(registered, months[Rule.LAST_CONTACT], None)
    standing = file.standing
    rule = Rule.LAST_CONTACT if standing.met or standing.open else Rule.NEVER_MET
    return Ending(
        standing.last_event, months[rule], whole_due(standing, months), limited=standing.limited
    )


def ending_soon(session: Session, on: date) -> tuple[EndingFile, ...]:
    """Return the files in use that leave within 60 days, or should have, the first one first."""
    months, until = delays(session), on + AHEAD
    files = standings(session, *in_use(), leaving_by(months, until), whole=True)
    dated = ((file, whole_due(file.standing, months)) for file in files)
    found = [
        EndingFile(file.person_id, file.name, file.standing.last_event, leaves)
        for file, leaves in dated
        if leaves is not None and leaves <= until
    ]
    return tuple(sorted(found, key=lambda each: (each.leaves, each.person, each.person_id)))
