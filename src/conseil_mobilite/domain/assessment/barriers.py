"""The barriers that the answers reveal, each with its reasons."""

from dataclasses import dataclass

from conseil_mobilite.domain.assessment.conditions import Facts
from conseil_mobilite.domain.assessment.grid import BarrierDefinition, Grid, Question
from conseil_mobilite.domain.assessment.replies import Replies
from conseil_mobilite.domain.language.french import spaced


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that made a barrier's rule true, such as "Véhicule : « Aucun »"."""

    question: str
    text: str
    sensitive: bool


@dataclass(frozen=True, slots=True)
class FoundBarrier:
    code: str
    label: str
    axis: str
    sensitive: bool
    reasons: tuple[Reason, ...]


def barriers_in(grid: Grid, replies: Replies) -> tuple[FoundBarrier, ...]:
    """Return the barriers to propose, in the order of the list; the adviser keeps or drops them."""
    facts = grid.facts(replies)
    return tuple(
        FoundBarrier(
            definition.code,
            definition.label,
            definition.axis,
            definition.sensitive,
            _reasons(grid, definition, facts),
        )
        for definition in grid.barriers
        if definition.trigger is not None and definition.trigger.holds(facts)
    )


def _reasons(grid: Grid, definition: BarrierDefinition, facts: Facts) -> tuple[Reason, ...]:
    evidence = definition.trigger.evidence(facts) if definition.trigger else {}
    return tuple(
        Reason(code, _quoted(grid.question(code), answers), grid.question(code).sensitive)
        for code, answers in evidence.items()
    )


def _quoted(question: Question, answers: tuple[str, ...]) -> str:
    labels = ", ".join(f"« {question.choice(code).label} »" for code in answers)
    return spaced(f"{question.short} : {labels}")
