"""The services of the directory that suit a person, those that do not, and why."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.directory.matching import Match, match
from conseil_mobilite.domain.directory.need import Need
from conseil_mobilite.services.directory.needs import need_of
from conseil_mobilite.services.directory.stored_services import (
    StoredService,
    centres_of,
    stored_services,
)
from conseil_mobilite.services.directory.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Proposal:
    """A service of the directory beside a person."""

    stored: StoredService
    match: Match


@dataclass(frozen=True, slots=True)
class Proposals:
    """What suits best comes first; `need` is what was compared with."""

    need: Need
    proposed: tuple[Proposal, ...]
    others: tuple[Proposal, ...]


def proposals(
    session: Session, person_id: UUID, on: date, themes: frozenset[str] = frozenset()
) -> Proposals:
    """Compare the whole directory with the need of a person; `themes` keep those services alone."""
    services = stored_services(session)
    need = need_of(session, person_id, on, centres_of(services))
    wanted = [each for each in services if not themes or themes & set(each.service.themes)]
    compared = sorted(
        (Proposal(each, match(each.offer, need, vocabulary(), on)) for each in wanted),
        key=lambda each: (each.match.order, each.stored.service.name),
    )
    return Proposals(
        need,
        tuple(each for each in compared if each.match.proposed),
        tuple(each for each in compared if not each.match.proposed),
    )
