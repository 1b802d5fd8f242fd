"""When a conditional question is asked, in words: « Véhicule : « Toujours » ou « En panne » »."""

from collections.abc import Sequence

from conseil_mobilite.domain.assessment.conditions import AllOf, AnswerTest, AnyOf, PointsTest, Rule
from conseil_mobilite.domain.assessment.grid import Grid, Question
from conseil_mobilite.domain.language.french import spaced


def asked_if(grid: Grid, question: Question) -> str:
    """Return the answers that have the question asked; nothing where it always is."""
    return spaced(_said(grid, question.condition)) if question.condition is not None else ""


def calling_question(question: Question) -> str:
    """Return the code of the first question its condition reads; nothing where it has none."""
    return _first(question.condition) if question.condition is not None else ""


def _first(rule: Rule) -> str:
    return _first(rule.rules[0]) if isinstance(rule, AllOf | AnyOf) else rule.question


def _said(grid: Grid, rule: Rule) -> str:
    match rule:
        case PointsTest():
            question = grid.question(rule.question)
            met = [c.label for c in question.choices if _meets(rule, c.points)]
            return f"{question.short} : {_any_of(met)}"
        case AnswerTest():
            question = grid.question(rule.question)
            return f"{question.short} : {_any_of([question.choice(rule.answer).label])}"
        case AllOf():
            return ", et ".join(_said(grid, part) for part in rule.rules)
        case _:
            return ", ou ".join(_said(grid, part) for part in rule.rules)


def _meets(rule: PointsTest, points: int | None) -> bool:
    return points is not None and rule.comparison.holds(points, rule.points)


def _any_of(labels: Sequence[str]) -> str:
    quoted = [f"« {label} »" for label in labels]
    return " ou ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)
