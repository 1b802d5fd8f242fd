"""The strengths that the best answers tell, and those that would give a sensitive answer away."""

from typing import Final

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.assessment.replies import Replies
from conseil_mobilite.store.reference import reference

BEST: Final = 4


def suggested(grid: Grid, replies: Replies) -> tuple[str, ...]:
    """Return the codes of the strengths that an answer of the best level proposes."""
    points = grid.facts(replies).points
    return tuple(
        entry.code
        for entry in reference.code_lists()["strengths"]
        if any(points.get(question) == BEST for question in entry.texts("questions"))
    )


def kept_for_us(grid: Grid) -> frozenset[str]:
    """Return the codes of the strengths that a sensitive answer proposes."""
    sensitive = {question.code for question in grid.questions if question.sensitive}
    return frozenset(
        entry.code
        for entry in reference.code_lists()["strengths"]
        if not sensitive.isdisjoint(entry.texts("questions"))
    )
