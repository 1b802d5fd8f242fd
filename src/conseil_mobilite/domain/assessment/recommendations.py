"""The actions to propose for the retained barriers, each with its reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conseil_mobilite.domain.assessment.conditions import Facts, Rule
from conseil_mobilite.domain.assessment.grid import (
    BarrierDefinition,
    DefaultAction,
    Grid,
    ReasonPart,
)
from conseil_mobilite.domain.assessment.replies import Replies
from conseil_mobilite.domain.language.french import spaced


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An action proposed once, with every reason; sensitive as soon as one reason is.

    `shareable_reasons` are those that give no sensitive answer away.
    """

    action_type: str
    reasons: tuple[str, ...]
    sensitive: bool
    shareable_reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Proposal:
    action: str
    reason: str
    sensitive: bool


def recommended(
    grid: Grid, replies: Replies, retained: Sequence[str]
) -> tuple[Recommendation, ...]:
    """Return the proposed actions. `retained` are barrier codes, the first in rank first."""
    facts = grid.facts(replies)
    proposals: dict[str, list[_Proposal]] = {}
    for proposal in _proposals(grid, facts, retained):
        proposals.setdefault(proposal.action, []).append(proposal)
    return tuple(_gathered(action, same) for action, same in proposals.items())


def _gathered(action: str, proposals: Sequence[_Proposal]) -> Recommendation:
    reasons = {proposal.reason: proposal.sensitive for proposal in proposals}
    shareable = tuple(reason for reason, sensitive in reasons.items() if not sensitive)
    return Recommendation(action, tuple(reasons), len(shareable) < len(reasons), shareable)


def _proposals(grid: Grid, facts: Facts, retained: Sequence[str]) -> Iterator[_Proposal]:
    for code in dict.fromkeys(retained):
        barrier = grid.barrier(code)
        reason, sensitive = _barrier_reason(grid, facts, barrier)
        for action in barrier.actions:
            yield _Proposal(action, reason, sensitive)
    for default in grid.defaults:
        if default.when.holds(facts) if default.when else not retained:
            yield _default(grid, facts, default)


def _barrier_reason(grid: Grid, facts: Facts, barrier: BarrierDefinition) -> tuple[str, bool]:
    """Write the reason of a barrier, and tell whether it is sensitive.

    A part that quotes no answer states the trigger: it is left out where the trigger is false. A
    barrier kept by hand may then have nothing to quote; its reason is the adviser's judgement.
    """
    stated = barrier.trigger is None or barrier.trigger.holds(facts)
    parts = [part for part in barrier.reason if _can_be_said(part, facts, stated=stated)]
    if not parts:
        return f"{barrier.label}, noté par le conseiller.", barrier.sensitive
    sensitive = barrier.sensitive or _quotes_sensitive(grid, facts, parts, barrier.trigger)
    return _sentence(grid, facts, parts), sensitive


def _default(grid: Grid, facts: Facts, default: DefaultAction) -> _Proposal:
    sensitive = _quotes_sensitive(grid, facts, default.reason, default.when)
    return _Proposal(default.action, _sentence(grid, facts, default.reason), sensitive)


def _can_be_said(part: ReasonPart, facts: Facts, *, stated: bool) -> bool:
    if not part.questions:
        return stated
    return all(c in facts.chosen and c not in facts.not_applicable for c in part.questions)


def _sentence(grid: Grid, facts: Facts, parts: Sequence[ReasonPart]) -> str:
    said = " ; ".join(_said(grid, facts, part) for part in parts)
    return spaced(f"{said[:1].upper()}{said[1:]}.")


def _said(grid: Grid, facts: Facts, part: ReasonPart) -> str:
    text = part.text
    for code in part.questions:
        text = text.replace(f"{{{code}}}", _answer(grid, facts, code))
    return text


def _answer(grid: Grid, facts: Facts, code: str) -> str:
    question = grid.question(code)
    return ", ".join(question.choice(answer).label for answer in facts.chosen[code])


def _quotes_sensitive(
    grid: Grid, facts: Facts, parts: Sequence[ReasonPart], trigger: Rule | None
) -> bool:
    """Tell whether an answer is given away, if only by words ("Permis non valide à ce jour")."""
    quoted = {code for part in parts for code in part.questions}
    told = trigger.evidence(facts) if trigger else {}
    return any(grid.question(code).sensitive for code in quoted.union(told))
