"""What an assessment says at this moment: read after each answer, and when it is reopened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.assessment.assessment import Assessment, ObservedTest
from conseil_mobilite.domain.assessment.barriers import FoundBarrier, barriers_in
from conseil_mobilite.domain.assessment.conditions import Facts
from conseil_mobilite.domain.assessment.grid import Grid, Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Replies, Reply
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.assessment.assessment_form import questions_asked, questions_hidden
from conseil_mobilite.services.assessment.assessment_levels import AxisLevel, axis_levels
from conseil_mobilite.services.assessment.assessment_replies import replies_of
from conseil_mobilite.store.reference import grids


@dataclass(frozen=True, slots=True)
class Progress:
    """Questions replied to, "Non abordé" included, among those to ask. Tests do not count."""

    replied: int
    asked: int

    @property
    def is_complete(self) -> bool:
        return self.replied == self.asked

    @classmethod
    def total(cls, parts: Iterable["Progress"]) -> "Progress":
        every = tuple(parts)
        return cls(sum(part.replied for part in every), sum(part.asked for part in every))


@dataclass(frozen=True, slots=True)
class Caller:
    """The earlier question, and the words of its answer, that make a conditional one be asked."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class AssessmentPicture:
    """All that the page shows at once.

    `visible` are the codes to ask now, in order, `hidden` those a condition leaves out; `progress`
    is by section that asks something; `callers` says, by conditional question, which answer makes
    it be asked.
    """

    assessment: Assessment
    grid: Grid
    person_id: UUID
    person_name: str
    replies: Replies
    tests: Mapping[str, ObservedTest]
    visible: tuple[str, ...]
    hidden: frozenset[str]
    callers: Mapping[str, Caller]
    progress: Mapping[str, Progress]
    axes: tuple[AxisLevel, ...]
    barriers: tuple[FoundBarrier, ...]

    @property
    def whole(self) -> Progress:
        return Progress.total(self.progress.values())

    def asked_after(self, given: Replies) -> frozenset[str]:
        """Return the codes to ask once these replies are kept too; an empty reply takes one away.

        Whoever types quickly goes on before the disk answers: the next question must be known.
        """
        replies = {**self.replies, **given}
        kept = {code: reply for code, reply in replies.items() if reply != Reply()}
        shown = {*self.visible, *self.hidden}
        return frozenset(q.code for q in self.grid.visible(kept) if q.code in shown)


def picture_of(session: Session, assessment: Assessment) -> AssessmentPicture:
    grid = grids.grid_of(session, assessment.grid_version)
    replies = replies_of(session, assessment)
    asked = questions_asked(session, assessment, grid, replies)
    person = person_of(session, assessment)
    return AssessmentPicture(
        assessment=assessment,
        grid=grid,
        person_id=person.id,
        person_name=person.full_name,
        replies=replies,
        tests=tests_of(session, assessment),
        visible=tuple(question.code for question in asked),
        hidden=frozenset(q.code for q in questions_hidden(session, assessment, grid, asked)),
        callers=_callers(grid, asked, grid.facts(replies)),
        progress=_progress(grid, asked, replies),
        axes=axis_levels(session, assessment, grid, replies),
        barriers=barriers_in(grid, replies),
    )


def levels_and_progress(
    session: Session, assessment: Assessment
) -> tuple[tuple[AxisLevel, ...], Progress]:
    """Return what a list shows of an assessment."""
    grid = grids.grid_of(session, assessment.grid_version)
    replies = replies_of(session, assessment)
    asked = questions_asked(session, assessment, grid, replies)
    parts = _progress(grid, asked, replies).values()
    return axis_levels(session, assessment, grid, replies), Progress.total(parts)


def open_assessment(session: Session, assessment_id: UUID) -> Assessment:
    """Return an assessment that may still change; a validated one raises UserError."""
    assessment = session.get_one(Assessment, assessment_id)
    if assessment.validated_on is not None:
        raise UserError(
            "Ce bilan est validé : il ne change plus. Pour le rectifier, choisissez « Corriger »."
        )
    return assessment


def person_of(session: Session, assessment: Assessment) -> Person:
    query = select(Person).join(Pathway).where(Pathway.id == assessment.pathway_id)
    return session.exec(query).one()


def tests_of(session: Session, assessment: Assessment) -> dict[str, ObservedTest]:
    query = select(ObservedTest).where(ObservedTest.assessment_id == assessment.id)
    return {row.question: row for row in session.exec(query)}


def _progress(grid: Grid, asked: tuple[Question, ...], replies: Replies) -> dict[str, Progress]:
    counted = [question for question in asked if question.kind is not QuestionKind.TEST]
    by_section = {
        section.code: [question for question in counted if question.section == section.code]
        for section in grid.sections
    }
    return {
        section: Progress(sum(q.code in replies for q in questions), len(questions))
        for section, questions in by_section.items()
        if questions
    }


def _callers(grid: Grid, asked: tuple[Question, ...], facts: Facts) -> dict[str, Caller]:
    return {
        question.code: _caller(grid, evidence)
        for question in asked
        if question.condition is not None and (evidence := question.condition.evidence(facts))
    }


def _caller(grid: Grid, evidence: Mapping[str, tuple[str, ...]]) -> Caller:
    code, answers = next(iter(evidence.items()))
    question = grid.question(code)
    return Caller(code, ", ".join(question.choice(answer).label for answer in answers))
