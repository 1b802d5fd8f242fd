"""What becomes of the barriers that the assessments of a pathway kept.

A validated assessment is immutable in what it observed: its answers, levels, the barriers it kept,
their rank, intensity and reasons. The status of a barrier is no part of that picture: it tells what
happened to the barrier since, as the support goes on, and is dated by `lifted_on`. Nothing printed
from the assessment reads it. Hence it may change after validation, here and nowhere else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment, Barrier
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.services.pathway.pathway_opening import open_one
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

FINAL: Final = "final"
_UNRANKED: Final = 99


@dataclass(frozen=True, slots=True)
class PathwayBarrier:
    """A barrier of the pathway, as its first assessment kept it, and what became of it."""

    code: str
    rank: int | None
    intensity: str
    status: str
    noted_on: date
    lifted_on: date | None


def of_pathway(session: Session, pathway_id: UUID) -> tuple[PathwayBarrier, ...]:
    """Return the barriers kept by the validated assessments, the exit left out, ranked first.

    One kept by several assessments is told once, as the latest tells it.
    """
    found: dict[str, Barrier] = {}
    for assessment in _standing(session, pathway_id):
        if assessment.validated_on is not None and assessment.kind != FINAL:
            found |= {row.code: row for row in _kept(session, assessment.id)}
    rows = sorted(found.values(), key=lambda row: (row.rank or _UNRANKED, row.code))
    return tuple(
        PathwayBarrier(row.code, row.rank, row.intensity, row.status, row.noted_on, row.lifted_on)
        for row in rows
    )


def set_status(session: Session, pathway_id: UUID, code: str, status: str, on: date) -> None:
    """Say what became of a barrier of an open pathway. UserError names the field at fault."""
    pathway = open_one(session, pathway_id)
    _check_day(session, pathway, on)
    put_all(session, pathway_id, {code: status}, on)


def put_all(session: Session, pathway_id: UUID, statuses: Mapping[str, str], on: date) -> None:
    """Set the status of several barriers, wherever an assessment that stands keeps them.

    Every assessment that stands is told: the initial one, which the statistics read, the latest,
    which the synthesis shows, and the correction being written, which would else forget it.
    """
    _check(session, pathway_id, statuses)
    for row in _kept_in_all(session, pathway_id):
        if row.code in statuses:
            _put(row, statuses[row.code], on)
    session.flush()
    if statuses:
        audit.record(session, "barrier.status", "pathway", pathway_id)


def _check(session: Session, pathway_id: UUID, statuses: Mapping[str, str]) -> None:
    if any(status not in code_lists()["barrier_statuses"] for status in statuses.values()):
        raise UserError("Choisissez l’état du frein dans la liste.", "barrier_status")
    if not statuses.keys() <= {row.code for row in of_pathway(session, pathway_id)}:
        raise UserError("Ce frein n’est pas retenu par un bilan validé de ce parcours.")


def _put(row: Barrier, status: str, on: date) -> None:
    """Keep the day a barrier was lifted where it stays so."""
    lifted = code_lists()["barrier_statuses"][status].flag("lifted")
    if status != row.status or row.lifted_on is None:
        row.lifted_on = on if lifted else None
    row.status = status


def _standing(session: Session, pathway_id: UUID) -> Sequence[Assessment]:
    """Return the assessments that no validated correction replaces, the oldest first."""
    query = select(Assessment).where(Assessment.pathway_id == pathway_id)
    order = (col(Assessment.validated_on), col(Assessment.started_at), col(Assessment.version))
    every = session.exec(query.order_by(*order)).all()
    replaced = {each.corrects_id for each in every if each.validated_on is not None}
    return [each for each in every if each.id not in replaced]


def _kept_in_all(session: Session, pathway_id: UUID) -> list[Barrier]:
    standing = _standing(session, pathway_id)
    return [row for assessment in standing for row in _kept(session, assessment.id)]


def _kept(session: Session, assessment_id: UUID) -> Sequence[Barrier]:
    query = select(Barrier).where(Barrier.assessment_id == assessment_id, col(Barrier.kept))
    return session.exec(query).all()


def _check_day(session: Session, pathway: Pathway, on: date) -> None:
    if on < pathway.opened_on:
        raise UserError("Cette date est avant le début du parcours.", "lifted_on")
    if on > paris_day(session.info["clock"]()):
        raise UserError("Cette date est dans l’avenir.", "lifted_on")
