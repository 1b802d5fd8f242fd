"""The bassins de mobilité of the body, composed from intercommunalities (EPCI)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.organisation.basin import BasinIntercommunality, MobilityBasin
from conseil_mobilite.services.organisation.roles import require_manager
from conseil_mobilite.store.journal import audit

LONGEST_CODE: Final = 40
NO_NAME: Final = "Donnez un nom à votre bassin, par exemple « Thiérache »."
NO_MEMBER: Final = "Choisissez au moins une intercommunalité pour ce bassin."


@dataclass(frozen=True, slots=True)
class Member:
    """An EPCI: its SIREN and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Basin:
    """A basin and its members of one day, in alphabetical order."""

    id: UUID
    code: str
    name: str
    members: tuple[Member, ...]


def compose(
    session: Session, name: str, code: str, members: Sequence[Member], on: date
) -> MobilityBasin:
    """Create a basin from EPCI. Without a code, one is made from the name.

    Raises UserError with the field at fault, `basin_name` or `members`.
    """
    require_manager(session)
    if not members:
        raise UserError(NO_MEMBER, "members")
    chosen = code.strip() or code_of(name)
    _refuse_taken(session, name, chosen)
    basin = MobilityBasin(code=chosen, name=name.strip())
    session.add(basin)
    session.flush()
    _add(session, basin.id, members, on)
    audit.record(session, "basin.compose", "mobility_basin", basin.id)
    return basin


def recompose(session: Session, basin_id: UUID, members: Sequence[Member], on: date) -> None:
    """Change the members from this day on: who left keeps its past, who comes starts today."""
    require_manager(session)
    if not members:
        raise UserError(NO_MEMBER, "members")
    present = {row.epci_code: row for row in _members(session, basin_id, on)}
    wanted = {member.code for member in members}
    for code in present.keys() - wanted:
        present[code].valid_to = on
    _add(session, basin_id, [m for m in members if m.code not in present], on)
    audit.record(session, "basin.recompose", "mobility_basin", basin_id)


def rename(session: Session, basin_id: UUID, name: str) -> None:
    """Change the name; the code, which the published statistics carry, stays."""
    require_manager(session)
    basin = session.get_one(MobilityBasin, basin_id)
    if name.strip() == basin.name:
        return
    _refuse_taken(session, name, code_of(name), besides=basin_id)
    basin.name = name.strip()
    session.flush()
    audit.record(session, "basin.rename", "mobility_basin", basin_id)


def basins(session: Session, on: date) -> list[Basin]:
    """Return every basin with its members on that day."""
    query = select(MobilityBasin).order_by(MobilityBasin.name)
    return [_view(session, basin, on) for basin in session.exec(query)]


def for_epci(session: Session, epci_code: str, on: date) -> Sequence[MobilityBasin]:
    """Return the basins of an EPCI on that day: none, one, or several to choose from."""
    query = (
        select(MobilityBasin)
        .join(BasinIntercommunality)
        .where(BasinIntercommunality.epci_code == epci_code, *_valid(on))
        .order_by(MobilityBasin.name)
    )
    return session.exec(query).all()


def code_of(name: str) -> str:
    """Return « thierache-du-nord »; UserError where the name has no letter."""
    code = "-".join(re.findall(r"[a-z0-9]+", fold(name)))[:LONGEST_CODE]
    if not code:
        raise UserError(NO_NAME, "basin_name")
    return code


def _refuse_taken(session: Session, name: str, code: str, besides: UUID | None = None) -> None:
    for basin in session.exec(select(MobilityBasin)):
        if basin.id != besides and (basin.code == code or fold(basin.name) == fold(name)):
            raise UserError("Un bassin porte déjà ce nom : choisissez-en un autre.", "basin_name")


def _view(session: Session, basin: MobilityBasin, on: date) -> Basin:
    members = (Member(row.epci_code, row.epci_name) for row in _members(session, basin.id, on))
    return Basin(basin.id, basin.code, basin.name, tuple(members))


def _members(session: Session, basin_id: UUID, on: date) -> Sequence[BasinIntercommunality]:
    query = select(BasinIntercommunality).where(
        BasinIntercommunality.basin_id == basin_id, *_valid(on)
    )
    return sorted(session.exec(query), key=lambda member: fold(member.epci_name))


def _valid(on: date) -> tuple[ColumnElement[bool], ...]:
    until = col(BasinIntercommunality.valid_to)
    return (col(BasinIntercommunality.valid_from) <= on, or_(until.is_(None), until > on))


def _add(session: Session, basin_id: UUID, members: Sequence[Member], on: date) -> None:
    session.add_all(
        BasinIntercommunality(
            basin_id=basin_id, epci_code=member.code, epci_name=member.name, valid_from=on
        )
        for member in members
    )
    session.flush()
