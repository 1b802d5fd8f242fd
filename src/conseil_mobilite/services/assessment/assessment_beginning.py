"""Beginning an assessment, or resuming the one under way: a pathway never has two."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.services.assessment.assessment_form import EXIT, FULL, SHORT, initial_of
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference import grids

KINDS: Final = (SHORT, FULL, EXIT)
_RECORD: Final = "assessment"


def start(session: Session, pathway_id: UUID, kind: str, at: datetime) -> Assessment:
    """Begin an assessment, or resume the one under way: there is never more than one.

    A short one asked again as full is widened. The exit assessment keeps the grid of the initial.
    """
    if kind not in KINDS:
        raise UserError("Choisissez un bilan court, complet ou final.", "kind")
    unfinished = unfinished_of(session, pathway_id)
    if unfinished is not None:
        return _resumed(session, unfinished, kind)
    pathways.act(session, pathway_id, PathwayAct.BEGIN_ASSESSMENT, paris_day(at))
    assessment = Assessment(
        pathway_id=pathway_id,
        adviser_id=session.info["adviser"],
        kind=kind,
        grid_version=_grid_version(session, pathway_id, kind),
        started_at=at,
    )
    session.add(assessment)
    session.flush()
    audit.record(session, "assessment.start", _RECORD, assessment.id)
    return assessment


def start_for(session: Session, person_id: UUID, kind: str, at: datetime) -> Assessment:
    """Begin or resume in the person's open pathway; UserError where she has none.

    Without a kind, the one under way is resumed, or a full one begins.
    """
    pathway = pathways.current(session, person_id)
    if pathway is None:
        raise UserError(
            "Cette personne n’a pas de parcours ouvert : ouvrez-en un pour commencer un bilan."
        )
    unfinished = unfinished_of(session, pathway.id)
    usual = unfinished.kind if unfinished else FULL
    return start(session, pathway.id, kind or usual, at)


def unfinished_of(session: Session, pathway_id: UUID) -> Assessment | None:
    query = select(Assessment).where(
        Assessment.pathway_id == pathway_id, col(Assessment.validated_on).is_(None)
    )
    return session.exec(query).first()


def _resumed(session: Session, unfinished: Assessment, kind: str) -> Assessment:
    if (unfinished.kind == EXIT) != (kind == EXIT):
        raise UserError(
            f"Un bilan {unfinished.kind} est commencé et n’est pas validé :"
            f" terminez-le avant de commencer un bilan {kind}."
        )
    if (unfinished.kind, kind) == (SHORT, FULL):
        unfinished.kind = FULL
        session.flush()
        audit.record(session, "assessment.widen", _RECORD, unfinished.id)
    return unfinished


def _grid_version(session: Session, pathway_id: UUID, kind: str) -> str:
    """Take the grid of the initial assessment for an exit, which is compared with it."""
    initial = initial_of(session, pathway_id) if kind == EXIT else None
    return initial.grid_version if initial else grids.current_version(session)
