"""The basin of an open pathway: that of the commune, to be chosen where several apply."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.basin import MobilityBasin
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation import basins
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.journal import audit


@dataclass(frozen=True, slots=True)
class BasinChoice:
    """The basins that may be chosen, and the one that is; `chosen` is None until then."""

    pathway_id: UUID
    chosen: UUID | None
    basins: Sequence[MobilityBasin]

    @property
    def must_choose(self) -> bool:
        """Say whether the statistics would count this pathway in no basin."""
        return self.chosen is None and bool(self.basins)


def choice(session: Session, person_id: UUID, on: date) -> BasinChoice | None:
    """Return what may be chosen for the open pathway of a person; None without one."""
    pathway = pathways.current(session, person_id)
    if pathway is None:
        return None
    found = list(basins.for_epci(session, _epci(session, pathway), on))
    if pathway.basin_id and pathway.basin_id not in {basin.id for basin in found}:
        found.append(session.get_one(MobilityBasin, pathway.basin_id))
    return BasinChoice(pathway.id, pathway.basin_id, found)


def choose(session: Session, pathway_id: UUID, basin_id: UUID) -> None:
    """Give an open pathway one of the basins of its commune.

    A pathway that began before the commune was known takes her intercommunality as well.
    """
    pathway = session.get_one(Pathway, pathway_id)
    if pathway.basin_id == basin_id:
        return
    _refuse(session, pathway, basin_id)
    pathway.epci_code = _epci(session, pathway)
    pathway.basin_id = basin_id
    session.flush()
    audit.record(session, "pathway.choose_basin", "pathway", pathway_id)


def _refuse(session: Session, pathway: Pathway, basin_id: UUID) -> None:
    if pathway.ended_on is not None:
        raise UserError("Ce parcours est terminé : son bassin ne change plus.", "basin_id")
    on = paris_day(session.info["clock"]())
    known = basins.for_epci(session, _epci(session, pathway), on)
    if basin_id not in {basin.id for basin in known}:
        raise UserError("La commune n’est plus dans ce bassin.", "basin_id")
    measured = select(Action.id).where(
        Action.pathway_id == pathway.id, col(Action.measure_id).is_not(None)
    )
    if session.exec(measured).first() is not None:
        raise UserError(
            "Des actions de ce parcours comptent pour des mesures de son bassin : retirez-les de "
            "ces mesures d’abord.",
            "basin_id",
        )


def _epci(session: Session, pathway: Pathway) -> str:
    return pathway.epci_code or session.get_one(Person, pathway.person_id).epci_code
