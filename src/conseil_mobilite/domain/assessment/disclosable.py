"""What may leave for the prescriber: nothing sensitive unless the adviser ticked it."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from conseil_mobilite.domain.assessment.barriers import FoundBarrier
from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.recommendations import Recommendation
from conseil_mobilite.domain.assessment.replies import Replies, Reply

NOTHING_TICKED: AbstractSet[str] = frozenset()
"""Codes of questions, barriers and actions that the adviser agreed to let out."""


def disclosable_replies(
    grid: Grid, replies: Replies, ticked: AbstractSet[str] = NOTHING_TICKED
) -> dict[str, Reply]:
    """Return the replies to questions that are not sensitive, and to those ticked."""
    return {
        code: reply
        for code, reply in replies.items()
        if code in ticked or not grid.question(code).sensitive
    }


def disclosable_barriers(
    barriers: Sequence[FoundBarrier], ticked: AbstractSet[str] = NOTHING_TICKED
) -> tuple[FoundBarrier, ...]:
    """Return the barriers that may be named; a reason that quotes a sensitive answer stays here.

    Ticking a barrier lets its name out, not the answers it comes from: these are ticked apart.
    """
    return tuple(
        FoundBarrier(
            barrier.code,
            barrier.label,
            barrier.axis,
            barrier.sensitive,
            tuple(r for r in barrier.reasons if r.question in ticked or not r.sensitive),
        )
        for barrier in barriers
        if barrier.code in ticked or not barrier.sensitive
    )


def disclosable_actions(
    actions: Sequence[Recommendation], ticked: AbstractSet[str] = NOTHING_TICKED
) -> tuple[Recommendation, ...]:
    """Return the actions with the reasons that may be told; one with no such reason stays here."""
    told = []
    for action in actions:
        reasons = action.reasons if action.action_type in ticked else action.shareable_reasons
        if reasons:
            told.append(
                Recommendation(
                    action.action_type, reasons, action.sensitive, action.shareable_reasons
                )
            )
    return tuple(told)
