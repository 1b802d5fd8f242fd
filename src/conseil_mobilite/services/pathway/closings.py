"""Closing a pathway in one act: its end, what became of the barriers, the final assessment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.exits import asks_final_assessment
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct
from conseil_mobilite.services.pathway import barrier_statuses, pathways
from conseil_mobilite.services.pathway.barrier_statuses import FINAL
from conseil_mobilite.services.pathway.pathway_checks import ActDetails, check_day
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.reference import code_lists

CLOSING: Final = (PathwayAct.EXIT, PathwayAct.DROP)


@dataclass(frozen=True, slots=True)
class Closing:
    """How a pathway ends: `act` is to exit or to drop.

    `final_skipped` (list `final_skip_reasons`) says why there is no final assessment; `barriers`
    gives, by code, the status at exit of those that were told.
    """

    act: PathwayAct
    details: ActDetails
    final_skipped: str = ""
    barriers: Mapping[str, str] = field(default_factory=dict)


def close(session: Session, pathway_id: UUID, closing: Closing, on: date) -> Pathway:
    """End the pathway. UserError says what is refused, or names the field that is missing."""
    if closing.act not in CLOSING:
        raise ValueError(closing.act)
    pathway = session.get_one(Pathway, pathway_id)
    check_day(session, pathway, on)
    pathways.act(session, pathway_id, closing.act, on, closing.details)
    skipped = _skipped(session, pathway, closing)
    barrier_statuses.put_all(session, pathway_id, closing.barriers, on)
    pathway.final_skipped = skipped
    session.flush()
    audit.record(session, "pathway.close", "pathway", pathway_id)
    return pathway


def final_of(session: Session, pathway_id: UUID) -> Assessment | None:
    """Return the final assessment of a pathway, the validated one before any under way."""
    query = select(Assessment).where(Assessment.pathway_id == pathway_id, Assessment.kind == FINAL)
    order = (col(Assessment.validated_on).is_(None), col(Assessment.version).desc())
    return session.exec(query.order_by(*order)).first()


def _skipped(session: Session, pathway: Pathway, closing: Closing) -> str:
    """Return why there is no final assessment, where that question arises."""
    if closing.act is PathwayAct.DROP or not asks_final_assessment(closing.details.reason):
        return ""
    final = final_of(session, pathway.id)
    if final is not None and final.validated_on is not None:
        return ""
    if closing.final_skipped not in code_lists()["final_skip_reasons"]:
        raise UserError(
            "Faites le bilan final, ou dites pourquoi le parcours se termine sans.",
            "final_skipped",
        )
    return closing.final_skipped
