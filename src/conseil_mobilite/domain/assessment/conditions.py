"""The small rule language that says when a question is asked or a barrier proposed.

`V04=1`, `V04<=1`, `V04>=1` compare the points of an answer; `J05 is "Oui"` names the answer given,
`V01 has "B"` one of several; `and` binds tighter than `or`; parentheses are allowed.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from types import UnionType


@dataclass(frozen=True, slots=True)
class Facts:
    """What the answered and visible questions say, by question code.

    The other questions are absent, so every test on them is false.
    """

    points: Mapping[str, int]
    chosen: Mapping[str, tuple[str, ...]]
    not_applicable: AbstractSet[str] = frozenset()


Evidence = dict[str, tuple[str, ...]]
"""The answers that made a rule true: choice codes by question, in the order of the rule."""


class Comparison(StrEnum):
    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="

    def holds(self, left: int, right: int) -> bool:
        match self:
            case Comparison.EQUAL:
                return left == right
            case Comparison.AT_MOST:
                return left <= right
            case Comparison.AT_LEAST:
                return left >= right


@dataclass(frozen=True, slots=True)
class PointsTest:
    question: str
    comparison: Comparison
    points: int

    def holds(self, facts: Facts) -> bool:
        points = facts.points.get(self.question)
        return points is not None and self.comparison.holds(points, self.points)

    def evidence(self, facts: Facts) -> Evidence:
        return {self.question: facts.chosen[self.question]} if self.holds(facts) else {}

    def __str__(self) -> str:
        return f"{self.question}{self.comparison}{self.points}"


@dataclass(frozen=True, slots=True)
class AnswerTest:
    """`word` is "is" for a single answer, "has" for one of several."""

    question: str
    word: str
    answer: str

    def holds(self, facts: Facts) -> bool:
        return self.answer in facts.chosen.get(self.question, ())

    def evidence(self, facts: Facts) -> Evidence:
        return {self.question: (self.answer,)} if self.holds(facts) else {}

    def __str__(self) -> str:
        return f'{self.question} {self.word} "{self.answer}"'


@dataclass(frozen=True, slots=True)
class AllOf:
    rules: tuple["Rule", ...]

    def holds(self, facts: Facts) -> bool:
        return all(rule.holds(facts) for rule in self.rules)

    def evidence(self, facts: Facts) -> Evidence:
        return _merged(self.rules, facts) if self.holds(facts) else {}

    def __str__(self) -> str:
        return " and ".join(_bracketed(rule, AllOf | AnyOf) for rule in self.rules)


@dataclass(frozen=True, slots=True)
class AnyOf:
    rules: tuple["Rule", ...]

    def holds(self, facts: Facts) -> bool:
        return any(rule.holds(facts) for rule in self.rules)

    def evidence(self, facts: Facts) -> Evidence:
        return _merged(self.rules, facts)

    def __str__(self) -> str:
        return " or ".join(_bracketed(rule, AnyOf) for rule in self.rules)


Rule = PointsTest | AnswerTest | AllOf | AnyOf


def _bracketed(rule: Rule, loose: type | UnionType) -> str:
    return f"({rule})" if isinstance(rule, loose) else str(rule)


def _merged(rules: tuple[Rule, ...], facts: Facts) -> Evidence:
    """Join the evidence of the true branches; a question quoted twice keeps all its answers."""
    merged: Evidence = {}
    for rule in rules:
        for question, answers in rule.evidence(facts).items():
            merged[question] = tuple(dict.fromkeys((*merged.get(question, ()), *answers)))
    return merged
