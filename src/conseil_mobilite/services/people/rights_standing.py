"""What a person had granted and still holds: a limitation, an opposition; and what it forbids.

An opposition (RGPD, art. 21) that was granted keeps her out of what the body makes of her data for
itself: statistics, lists and transmissions to prescribers. Her support goes on if she wishes. A
limitation (art. 18) forbids more: the data are kept and shown, nothing else, so that her file no
longer changes (`store/journal/limited.py`) and no paper leaves of it but those of her rights.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import long_date
from conseil_mobilite.domain.people.rights_request import RightsRequest
from conseil_mobilite.domain.people.rights_rules import (
    GRANTED,
    LASTING,
    LIMITATION,
    OPPOSITION,
    held_since,
)
from conseil_mobilite.store.journal.limited import LimitedFileError

_OPPOSED: Final = (
    "La personne s’oppose depuis le {day} à l’usage de ses données : rien d’elle n’est transmis à "
    "un autre service. Si elle change d’avis, levez son opposition dans « Droits et données »."
)


@dataclass(frozen=True, slots=True)
class RightsStanding:
    """The day from which each holds, None where it does not."""

    limited_since: date | None = None
    opposed_since: date | None = None


def standing(session: Session, person_id: UUID) -> RightsStanding:
    query = select(RightsRequest).where(RightsRequest.person_id == person_id)
    requests = session.exec(query).all()
    return RightsStanding(held_since(requests, LIMITATION), held_since(requests, OPPOSITION))


def refuse_limited(session: Session, person_id: UUID) -> None:
    """Raise LimitedFileError where she had the use of her data limited."""
    if standing(session, person_id).limited_since:
        raise LimitedFileError


def refuse_transmission(session: Session, person_id: UUID) -> None:
    """Raise UserError where nothing of her may be told to another body, even if she agreed once."""
    held = standing(session, person_id)
    if held.limited_since:
        raise LimitedFileError
    if held.opposed_since:
        raise UserError(_OPPOSED.format(day=long_date(held.opposed_since, weekday=False)))


def usable(session: Session, people: Iterable[UUID]) -> list[UUID]:
    """Leave out, in the same order, whoever is not to be in lists that leave the base.

    A file that leaves carries neither the limitation nor the opposition along: it would be used.
    """
    held = _held(session, LASTING)
    return [person for person in people if person not in held]


def _held(session: Session, kinds: Collection[str]) -> frozenset[UUID]:
    query = select(RightsRequest.person_id).where(
        col(RightsRequest.kind).in_(kinds),
        col(RightsRequest.answer).in_(GRANTED),
        col(RightsRequest.lifted_on).is_(None),
    )
    return frozenset(session.exec(query))
