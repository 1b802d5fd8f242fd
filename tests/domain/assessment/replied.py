"""Replies as short as the tests of the grid tell them, and what they make visible."""

from conseil_mobilite.domain.assessment.replies import Replies, Reply
from conseil_mobilite.store.reference.reference import grid

GRID = grid()


def replies(**codes: str) -> Replies:
    return {code: Reply(codes=tuple(chosen.split())) for code, chosen in codes.items()}


def visible(answers: Replies) -> set[str]:
    return {question.code for question in GRID.visible(answers)}
