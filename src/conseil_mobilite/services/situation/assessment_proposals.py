"""What the latest assessment says that the situation does not: proposed, never copied by itself.

Only what the grid says exactly: « C/D » or « A1/A2/A » are several licences, and a licence is
proposed once it is known whether it is valid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.situation.situation import Licence, Vehicle
from conseil_mobilite.services.assessment.assessment_form import questions_asked
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.store.reference import grids, reference

LICENCES_HELD: Final = "V01"
MAY_DRIVE: Final = "V02"
VEHICLE_KINDS: Final = "V05"
_EXACT: Final = ("am", "b1", "b", "b96_be")
_STANDINGS: Final = {"oui": "valide", "non_valide": "non_valide"}
_SAME: Final = {"b": ("b", "b78")}
"""The grid does not tell a licence limited to automatic gearboxes from another."""


class Proposed(StrEnum):
    VEHICLE = "vehicle"
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A vehicle (`code` of `vehicle_kinds`) or a licence (of `licence_categories`), as said."""

    what: Proposed
    code: str
    said_on: date
    standing: str = ""


def proposals(
    session: Session, person_id: UUID, vehicles: Sequence[Vehicle], licences: Sequence[Licence]
) -> tuple[Proposal, ...]:
    """Return what the latest assessment says of vehicles and licences not noted yet."""
    assessment = _latest(session, person_id)
    if assessment is None:
        return ()
    seen = _seen(session, assessment)
    said_on = paris_day(assessment.started_at)
    kinds = {each.kind for each in vehicles}
    held = {each.category for each in licences}
    return (
        *_vehicles(seen.get(VEHICLE_KINDS, Reply()), kinds, said_on),
        *_licences(seen.get(LICENCES_HELD, Reply()), seen.get(MAY_DRIVE, Reply()), held, said_on),
    )


def _seen(session: Session, assessment: Assessment) -> dict[str, Reply]:
    """Return the replies to what was asked: one whose question went away says nothing."""
    replies = replies_of(session, assessment)
    grid = grids.grid_of(session, assessment.grid_version)
    asked = questions_asked(session, assessment, grid, replies)
    return {each.code: replies[each.code] for each in asked if each.code in replies}


def _vehicles(reply: Reply, noted: set[str], said_on: date) -> Iterable[Proposal]:
    known = reference.code_lists()["vehicle_kinds"]
    for code in reply.codes:
        if code in known and code not in noted:
            yield Proposal(Proposed.VEHICLE, code, said_on)


def _licences(reply: Reply, right: Reply, noted: set[str], said_on: date) -> Iterable[Proposal]:
    standing = _STANDINGS.get(next(iter(right.codes), ""), "")
    for code in reply.codes:
        if standing and code in _EXACT and not noted.intersection(_SAME.get(code, (code,))):
            yield Proposal(Proposed.LICENCE, code, said_on, standing)


def _latest(session: Session, person_id: UUID) -> Assessment | None:
    query = select(Assessment).join(Pathway).where(Pathway.person_id == person_id)
    order = (col(Assessment.started_at).desc(), col(Assessment.version).desc())
    return session.exec(query.order_by(*order)).first()
