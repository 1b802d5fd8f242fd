"""Whose diary each adviser looks at: kept in the base, as colleagues may share a computer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.services.organisation import settings, setup

_EVERYBODY: Final = "tous"


@dataclass(frozen=True, slots=True)
class Team:
    """The advisers at work, and those whose diary is shown: none told is all of them."""

    advisers: tuple[Adviser, ...]
    shown: tuple[UUID, ...]


def team(session: Session, adviser_id: UUID) -> Team:
    """Return the team, and what this adviser chose to see: her own diary until she chose."""
    advisers = tuple(setup.advisers(session))
    kept = settings.value(session, _key(adviser_id))
    if kept == _EVERYBODY and len(advisers) > 1:
        return Team(advisers, ())
    there = {each.id.hex: each.id for each in advisers}
    shown = tuple(there[code] for code in kept.split() if code in there)
    return Team(advisers, shown or (adviser_id,))


def keep(session: Session, adviser_id: UUID, shown: Sequence[UUID]) -> None:
    """Keep whose diary this adviser looks at; none is the whole team."""
    told = " ".join(each.hex for each in shown) or _EVERYBODY
    settings.put(session, _key(adviser_id), told)


def _key(adviser_id: UUID) -> str:
    return f"agenda_shown_{adviser_id.hex}"
