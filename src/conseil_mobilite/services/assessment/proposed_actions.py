"""The barriers kept, in their order, and the actions that answer them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, col, select

from conseil_mobilite.domain.assessment.assessment import Assessment
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.recommendations import recommended
from conseil_mobilite.domain.assessment.replies import Replies
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.services.assessment.assessment_freezing import barrier_rows
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.store.reference import grids, reference

_UNRANKED: Final = 99


@dataclass(frozen=True, slots=True)
class ProposedAction:
    """A recommended action, with why; `barrier` is the first that calls it, empty for a default.

    `shareable_reasons` are those that give no sensitive answer away.
    """

    kind: str
    label: str
    reasons: tuple[str, ...]
    sensitive: bool
    barrier: str
    planned: bool
    shareable_reasons: tuple[str, ...]


def proposed_actions(
    session: Session, assessment: Assessment, grid: Grid, replies: Replies
) -> tuple[ProposedAction, ...]:
    retained = kept_codes(session, assessment)
    kinds = reference.code_lists()["action_types"]
    planned = _planned_kinds(session, assessment)
    return tuple(
        ProposedAction(
            kind=found.action_type,
            label=kinds.label(found.action_type),
            reasons=found.reasons,
            sensitive=found.sensitive,
            barrier=_calling(grid, retained, found.action_type),
            planned=found.action_type in planned,
            shareable_reasons=found.shareable_reasons,
        )
        for found in recommended(grid, replies, retained)
    )


def _planned_kinds(session: Session, assessment: Assessment) -> set[str]:
    query = select(Action.kind).where(
        Action.pathway_id == assessment.pathway_id,
        col(Action.deleted_at).is_(None),
        Action.status != actions.CANCELLED,
    )
    return set(session.exec(query))


def _calling(grid: Grid, retained: Sequence[str], action: str) -> str:
    return next((code for code in retained if action in grid.barrier(code).actions), "")


def kept_codes(session: Session, assessment: Assessment) -> list[str]:
    """Return the barriers kept, the ranked first in rank order, then in the order of the list."""
    order = [b.code for b in grids.grid_of(session, assessment.grid_version).barriers]
    rows = [row for row in barrier_rows(session, assessment) if row.kept]
    rows.sort(key=lambda row: (row.rank or _UNRANKED, order.index(row.code)))
    return [row.code for row in rows]
