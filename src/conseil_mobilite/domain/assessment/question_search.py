"""Finding a question by its words, its code or its answers, as they are typed."""

from collections.abc import Sequence

from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.language.folding import fold


def find_questions(grid: Grid, codes: Sequence[str], typed: str) -> tuple[Question, ...]:
    """Return the questions of `codes` that hold every word typed, in any order.

    Each word typed must begin a word of the question: of its code, its text, its section or its
    answers. Found by its code or its short name comes before found by its text, then its answers.
    """
    wanted = fold(typed).split()
    if not wanted:
        return ()
    ranked = [(_rank(grid, grid.question(code), wanted), grid.question(code)) for code in codes]
    found = [pair for pair in ranked if pair[0] is not None]
    return tuple(question for _, question in sorted(found, key=lambda pair: pair[0] or 0))


def _rank(grid: Grid, question: Question, wanted: Sequence[str]) -> int | None:
    """Return how far one must look for all the words, None where they are not all there."""
    words: list[str] = []
    for rank, texts in enumerate(_texts(grid, question)):
        words += fold(texts).split()
        if all(any(word.startswith(start) for word in words) for start in wanted):
            return rank
    return None


def _texts(grid: Grid, question: Question) -> tuple[str, ...]:
    section = grid.section(question.section)
    answers = " ".join(choice.label for choice in question.choices)
    return f"{question.code} {question.short}", question.text, answers, section.label
