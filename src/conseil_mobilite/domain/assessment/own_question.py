"""A question that a body adds to its own version of the grid: it describes and gives no points."""

from collections.abc import Collection, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

from conseil_mobilite.domain.assessment.grid import Choice, Grid, Question, QuestionKind, Section
from conseil_mobilite.domain.assessment.question_wording import (
    Wording,
    checked_wording,
    label_field,
)
from conseil_mobilite.domain.errors import UserError

OWN: Final = "L"
MOST_OWN: Final = 99
OWN_KINDS: Final = (
    *(QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.TEXT),
    *(QuestionKind.AMOUNT, QuestionKind.DISTANCE),
)
CLOSED: Final = (QuestionKind.SINGLE, QuestionKind.MULTI)
LEAST_ANSWERS: Final = 2
MOST_ANSWERS: Final = 20
ANSWERS: Final = "answers"
"""The field of an error about the list of answers."""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question to add. `after` is the code of the one before it, empty for the last place."""

    section: str
    kind: QuestionKind
    wording: Wording
    after: str = ""
    sensitive: bool = False
    short_form: bool = False


def is_own(question: Question) -> bool:
    """Say whether a question is the body's own, by its code: L01 to L99."""
    return question.code.startswith(OWN)


def asking_sections(grid: Grid) -> tuple[Section, ...]:
    """Return the sections that ask something: the synthesis does not."""
    asking = {question.section for question in grid.questions}
    return tuple(section for section in grid.sections if section.code in asking)


def with_question(grid: Grid, own: OwnQuestion, taken: Collection[str] = ()) -> Grid:
    """Add a question; `taken` are codes that earlier versions gave and no other will be given."""
    made = _made(grid, own, next_own_code({*taken, *(q.code for q in grid.questions)}))
    before = [q.code for q in grid.questions if q.section == own.section]
    after = own.after if own.after in before else before[-1]
    rank = [q.code for q in grid.questions].index(after) + 1
    return replace(grid, questions=(*grid.questions[:rank], made, *grid.questions[rank:]))


def next_own_code(taken: Collection[str]) -> str:
    """Return the code after the highest one given so far."""
    numbers = [int(code[1:]) for code in taken if code.startswith(OWN) and code[1:].isdigit()]
    number = max(numbers, default=0) + 1
    if number > MOST_OWN:
        raise UserError(f"Une grille a {MOST_OWN} questions propres au plus.")
    return f"{OWN}{number:02}"


@contextmanager
def said_of_the_answers() -> Generator[None]:
    """Name the whole list in a fault of one answer, where the list is what is typed."""
    try:
        yield
    except UserError as error:
        listed = error.field.startswith(label_field(""))
        raise UserError(str(error), ANSWERS if listed else error.field) from error


def _made(grid: Grid, own: OwnQuestion, code: str) -> Question:
    section = {each.code: each for each in asking_sections(grid)}.get(own.section)
    if section is None:
        raise UserError("Choisissez la section où poser cette question.", "section")
    if own.kind not in OWN_KINDS:
        raise UserError("Choisissez comment on répond à cette question.", "kind")
    codes = [f"r{rank}" for rank in range(1, len(own.wording.labels) + 1)]
    with said_of_the_answers():
        wording = checked_wording(own.wording, codes)
    _check_answers(own, len(codes))
    choices = tuple(Choice(c, label) for c, label in zip(codes, wording.labels, strict=True))
    return Question(
        code=code,
        section=section.code,
        axis=section.axis,
        text=wording.text,
        short=wording.short,
        help=wording.help,
        kind=own.kind,
        choices=choices,
        sensitive=own.sensitive,
        short_form=own.short_form,
    )


def _check_answers(own: OwnQuestion, count: int) -> None:
    if own.kind in CLOSED and not LEAST_ANSWERS <= count <= MOST_ANSWERS:
        raise UserError(
            f"Écrivez de {LEAST_ANSWERS} à {MOST_ANSWERS} réponses, une par ligne.", ANSWERS
        )
    if own.kind not in CLOSED and count:
        raise UserError("Cette façon de répondre n’a pas de liste de réponses.", ANSWERS)
