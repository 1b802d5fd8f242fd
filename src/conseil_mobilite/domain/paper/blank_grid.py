"""A grid to fill by hand, where there is no computer: questions, boxes and lines; nobody's data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from conseil_mobilite.domain.assessment.condition_sentences import asked_if, calling_question
from conseil_mobilite.domain.assessment.grid import Grid, Question, QuestionKind
from conseil_mobilite.domain.paper.action_sheet import Letterhead


class Room(StrEnum):
    """What is left to write in, under a question."""

    NONE = "none"
    LINES = "lines"
    LINE = "line"
    DISTANCE = "distance"
    AMOUNT = "amount"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class BlankQuestion:
    """A question as it is asked. `hint` says when it is, `detail` is what completes an answer.

    `several`: more than one box may be ticked. `unit` goes with a score: « sur 5 », « heures ».
    `number` counts the questions of the form from 1, so that a hint may name one.
    """

    number: int
    text: str
    help: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False
    room: Room = Room.NONE
    detail: str = ""
    sensitive: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class BlankSection:
    """A step of the interview, with what must be read before asking."""

    label: str
    notice: str
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True, slots=True)
class BlankGrid:
    """The whole form, `full` or short, in the version that is in use."""

    organisation: Letterhead
    version: str
    full: bool
    printed_on: date
    sections: tuple[BlankSection, ...]

    @property
    def count(self) -> int:
        return sum(len(section.questions) for section in self.sections)


def sections_of(grid: Grid, *, full: bool) -> Iterator[BlankSection]:
    """Return the sections that ask something in that form, with what the body asks of its own."""
    asked = {
        section.code: [q for q in grid.questions_of(section.code) if full or q.short_form]
        for section in grid.sections
    }
    codes = [question.code for questions in asked.values() for question in questions]
    numbers = {code: number for number, code in enumerate(codes, 1)}
    for section in grid.sections:
        if asked[section.code]:
            told = tuple(_question(grid, each, numbers) for each in asked[section.code])
            yield BlankSection(section.label, section.notice, told)


def _question(grid: Grid, question: Question, numbers: Mapping[str, int]) -> BlankQuestion:
    return BlankQuestion(
        number=numbers[question.code],
        text=question.text,
        help=question.help,
        hint=_hint(grid, question, numbers),
        choices=tuple(choice.label for choice in question.choices),
        several=question.kind is QuestionKind.MULTI,
        room=_ROOMS.get(question.kind, Room.NONE),
        detail=_detail(question),
        sensitive=question.sensitive,
        unit=question.unit,
    )


def _hint(grid: Grid, question: Question, numbers: Mapping[str, int]) -> str:
    """« Si vous avez répondu, à la question 12, Véhicule : « Toujours » ou « En panne ». »."""
    answers = asked_if(grid, question)
    if not answers:
        return ""
    before = numbers.get(calling_question(question))
    place = f"à la question {before}, " if before else ""
    return f"Si vous avez répondu, {place}{answers}."


def _detail(question: Question) -> str:
    """« Si « Oui » : Pourquoi, en quelques mots »."""
    if question.detail is None:
        return ""
    labels = [question.choice(code).label for code in question.detail.choices]
    told = " ou ".join(f"« {label} »" for label in labels)
    return f"Si {told} : {question.detail.label}"


_ROOMS = {
    QuestionKind.TEXT: Room.LINES,
    QuestionKind.OCCUPATION: Room.LINE,
    QuestionKind.MUNICIPALITY: Room.LINE,
    QuestionKind.MUNICIPALITIES: Room.LINES,
    QuestionKind.DISTANCE: Room.DISTANCE,
    QuestionKind.AMOUNT: Room.AMOUNT,
    QuestionKind.TEST: Room.SCORE,
}
