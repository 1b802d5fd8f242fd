"""What a body may do with a grid: reword, put aside, add questions of its own that give no points.

Each function returns another grid; the national one is never touched. Points, codes, flags,
conditions, axes, barriers and default actions stay the national ones, so that the levels of two
bodies compare and the statistics mean the same.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from conseil_mobilite.domain.assessment.grid import Choice, Grid, Question
from conseil_mobilite.domain.assessment.own_question import (
    ANSWERS,
    LEAST_ANSWERS,
    MOST_ANSWERS,
    is_own,
    said_of_the_answers,
)
from conseil_mobilite.domain.assessment.question_wording import (
    Wording,
    checked_wording,
    label_field,
    same_words,
    worded,
    wording_of,
)
from conseil_mobilite.domain.errors import UserError

ALWAYS_ASKED: Final = (
    "Cette question fait partie du bilan court, commun à tous les organismes : elle se reformule "
    "mais ne se désactive pas, sans quoi les bilans ne se compareraient plus."
)
TOO_FEW_ANSWERS: Final = "Gardez au moins deux réponses."


def may_be_put_aside(question: Question) -> bool:
    """Say whether it may be deactivated: those of the common short form may not."""
    return is_own(question) or not question.short_form


def reworded(grid: Grid, code: str, wording: Wording) -> Grid:
    """Give a question other words; those that only differ by their spaces are left as they are."""
    question = _question(grid, code)
    kept = checked_wording(wording, [choice.code for choice in question.choices])
    return _with(grid, worded(question, _unless_same(wording_of(question), kept)))


def as_national(grid: Grid, national: Grid, code: str) -> Grid:
    """Take the national words again, whether the question is asked or not."""
    question = _question(grid, code)
    return _with(grid, worded(question, wording_of(_question(national, code))))


def with_active(grid: Grid, code: str, *, active: bool) -> Grid:
    """Put a question aside, or ask it again."""
    question = _question(grid, code)
    if not active and not may_be_put_aside(question):
        raise UserError(ALWAYS_ASKED, "active")
    return _with(grid, replace(question, active=active))


def with_marks(grid: Grid, code: str, *, sensitive: bool, short_form: bool) -> Grid:
    """Say of one's own question whether it is sensitive, and asked in the short form."""
    question = _own(grid, code)
    return _with(grid, replace(question, sensitive=sensitive, short_form=short_form))


def with_answer(grid: Grid, code: str, label: str) -> Grid:
    """Add an answer to one's own question, at the end."""
    question = _own(grid, code)
    numbers = [int(choice.code[1:]) for choice in question.choices if choice.code[1:].isdigit()]
    added = Choice(f"r{max(numbers, default=0) + 1}", label)
    if len(question.choices) >= MOST_ANSWERS:
        raise UserError(f"Une question a {MOST_ANSWERS} réponses au plus.", ANSWERS)
    grown = replace(question, choices=(*question.choices, added))
    with said_of_the_answers():
        kept = checked_wording(wording_of(grown), [choice.code for choice in grown.choices])
    return _with(grid, worded(grown, kept))


def without_answer(grid: Grid, code: str, answer: str) -> Grid:
    """Take an answer away from one's own question; earlier versions keep it."""
    question = _own(grid, code)
    left = tuple(choice for choice in question.choices if choice.code != answer)
    if len(left) < LEAST_ANSWERS:
        raise UserError(TOO_FEW_ANSWERS, label_field(answer))
    return _with(grid, replace(question, choices=left))


def only_kept(grid: Grid, known: Collection[str]) -> Grid:
    """Leave out one's own questions put aside before any version asked them."""
    kept = tuple(q for q in grid.questions if q.active or not is_own(q) or q.code in known)
    return replace(grid, questions=kept)


def _question(grid: Grid, code: str) -> Question:
    found = next((question for question in grid.questions if question.code == code), None)
    if found is None:
        raise UserError(f"La question {code} n’est pas dans la grille {grid.version}.")
    return found


def _own(grid: Grid, code: str) -> Question:
    question = _question(grid, code)
    if not is_own(question):
        raise UserError("Les réponses et les marques d’une question nationale ne changent pas.")
    return question


def _with(grid: Grid, changed: Question) -> Grid:
    questions = tuple(changed if q.code == changed.code else q for q in grid.questions)
    return replace(grid, questions=questions)


def _unless_same(before: Wording, after: Wording) -> Wording:
    def chosen(old: str, new: str) -> str:
        return old if same_words(old, new) else new

    return Wording(
        chosen(before.text, after.text),
        chosen(before.short, after.short),
        chosen(before.help, after.help),
        tuple(chosen(old, new) for old, new in zip(before.labels, after.labels, strict=True)),
    )
