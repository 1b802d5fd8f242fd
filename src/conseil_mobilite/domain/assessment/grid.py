"""The grid: what an assessment asks, and what follows from the answers. One version, immutable."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from conseil_mobilite.domain.assessment.conditions import Facts, Rule
from conseil_mobilite.domain.assessment.replies import Replies, Reply, ReplyState


class QuestionKind(StrEnum):
    SINGLE = "single"
    MULTI = "multi"
    TEXT = "text"
    DISTANCE = "distance"
    AMOUNT = "amount"
    MUNICIPALITY = "municipality"
    MUNICIPALITIES = "municipalities"
    OCCUPATION = "occupation"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class FranceTravailReference:
    """A place in the national list of "contraintes personnelles"; its codes are to be confirmed."""

    contrainte: str
    situation: str = ""
    objectif: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    code: str
    label: str
    short_label: str
    family: str
    france_travail: tuple[FranceTravailReference, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A step of the interview. `axis` is None for the request and for the synthesis.

    `notice` is what the adviser must read before asking, where the subject is delicate.
    """

    code: str
    label: str
    short_label: str
    axis: str | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """`points` is 0 to 4 or None; a choice `exclusive` of a multiple question stands alone."""

    code: str
    label: str
    points: int | None = None
    not_applicable: bool = False
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """A short free text that completes a question once one of `choices` is given."""

    label: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is read aloud, `short` stands in tables and reasons, `maximum` bounds a test.

    One that is not `active` was given up by the body: neither asked, nor shown, nor scored.
    """

    code: str
    section: str
    axis: str | None
    text: str
    short: str
    help: str
    kind: QuestionKind
    choices: tuple[Choice, ...] = ()
    mandatory: bool = False
    blocking: bool = False
    sensitive: bool = False
    short_form: bool = False
    condition: Rule | None = None
    detail: Detail | None = None
    maximum: int | None = None
    unit: str = ""
    active: bool = True

    @property
    def scored(self) -> bool:
        return any(choice.points is not None for choice in self.choices)

    def choice(self, code: str) -> Choice:
        return next(choice for choice in self.choices if choice.code == code)


@dataclass(frozen=True, slots=True)
class ReasonPart:
    """One part of a reason, such as "Véhicule : {V04}", and the questions it quotes."""

    text: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarrierDefinition:
    """A barrier of the list. `trigger` is None where only the adviser can tell."""

    code: str
    label: str
    axis: str
    trigger: Rule | None
    france_travail: tuple[FranceTravailReference, ...]
    themes: tuple[str, ...]
    sensitive: bool
    actions: tuple[str, ...]
    reason: tuple[ReasonPart, ...]


@dataclass(frozen=True, slots=True)
class DefaultAction:
    """An action proposed whatever the barriers; without `when`, only if no barrier is retained."""

    action: str
    when: Rule | None
    reason: tuple[ReasonPart, ...]


@dataclass(frozen=True)
class Grid:
    version: str
    axes: tuple[Axis, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    barriers: tuple[BarrierDefinition, ...]
    defaults: tuple[DefaultAction, ...]

    def axis(self, code: str) -> Axis:
        return next(axis for axis in self.axes if axis.code == code)

    def section(self, code: str) -> Section:
        return next(section for section in self.sections if section.code == code)

    def question(self, code: str) -> Question:
        return self._questions[code]

    def questions_of(self, section: str) -> tuple[Question, ...]:
        """Return those that may be asked; the others are only in the file."""
        return tuple(q for q in self.questions if q.section == section and q.active)

    def scored_questions(self, axis: str) -> tuple[Question, ...]:
        return self._scored[axis]

    @cached_property
    def sensitive_axes(self) -> frozenset[str]:
        """The axes that only sensitive answers make: their level tells as much as a reply."""
        return frozenset(
            code
            for code, scored in self._scored.items()
            if scored and all(question.sensitive for question in scored)
        )

    def barrier(self, code: str) -> BarrierDefinition:
        return self._barriers[code]

    def visible(self, replies: Replies) -> tuple[Question, ...]:
        """Return the questions to ask, in order: the others keep their answers, unscored."""
        facts = self.facts(replies)
        return tuple(q for q in self.questions if _is_asked(q, facts))

    def facts(self, replies: Replies) -> Facts:
        """Read the answers in one pass: a condition only looks at earlier questions."""
        points: dict[str, int] = {}
        chosen: dict[str, tuple[str, ...]] = {}
        not_applicable: set[str] = set()
        facts = Facts(points, chosen, not_applicable)
        for question, choices in self._closed_questions:
            reply = replies.get(question.code)
            codes = _chosen(choices, reply) if reply else ()
            if not codes or not _is_asked(question, facts):
                continue
            chosen[question.code] = codes
            first = choices[codes[0]]
            if first.points is not None:
                points[question.code] = first.points
            if first.not_applicable:
                not_applicable.add(question.code)
        return facts

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.code: question for question in self.questions}

    @cached_property
    def _scored(self) -> dict[str, tuple[Question, ...]]:
        scored = [question for question in self.questions if question.scored]
        return {a.code: tuple(q for q in scored if q.axis == a.code) for a in self.axes}

    @cached_property
    def _barriers(self) -> dict[str, BarrierDefinition]:
        return {barrier.code: barrier for barrier in self.barriers}

    @cached_property
    def _closed_questions(self) -> tuple[tuple[Question, dict[str, Choice]], ...]:
        return tuple((q, {c.code: c for c in q.choices}) for q in self.questions if q.choices)


def _chosen(choices: dict[str, Choice], reply: Reply) -> tuple[str, ...]:
    if reply.state is not ReplyState.GIVEN:
        return ()
    return tuple(code for code in reply.codes if code in choices)


def _is_asked(question: Question, facts: Facts) -> bool:
    return question.active and (question.condition is None or question.condition.holds(facts))
