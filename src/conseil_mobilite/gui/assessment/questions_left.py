"""Where to go in an interview: the question left, and those that have no answer yet."""

from collections.abc import Set as AbstractSet

from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.services.assessment.assessment_picture import AssessmentPicture


def resumed(picture: AssessmentPicture) -> str:
    """Return the question to go back to: the one left, or the last asked before it if hidden."""
    codes = [question.code for question in picture.grid.questions]
    last = picture.assessment.last_question
    before = codes[: codes.index(last) + 1] if last in codes else []
    asked = [code for code in before if code in picture.visible]
    return asked[-1] if asked else picture.visible[0]


def next_unanswered(picture: AssessmentPicture, code: str, being_stored: AbstractSet[str]) -> str:
    """Return the next question asked that has no answer, after the last comes the first again.

    Those `being_stored` have one, though the picture does not tell it yet.
    """
    asked = _asked(picture)
    here = next((rank for rank, one in enumerate(asked) if one.code == code), -1)
    turned = asked[here + 1 :] + asked[: here + 1]
    left = [one.code for one in turned if not _is_replied(picture, one)]
    return next((code for code in left if code not in being_stored), "")


def first_of_section(picture: AssessmentPicture, section: str) -> str:
    """Return the first question of a section without an answer; nothing where all have one."""
    asked = [question for question in _asked(picture) if question.section == section]
    return next((one.code for one in asked if one.code not in picture.replies), "")


def first_of_axis(picture: AssessmentPicture, axis: str) -> str:
    """Return the question that would help most to evaluate an axis.

    The first mandatory one without an answer that counts, else the first without one, else the
    first of the axis: it may have been left aside as « Non abordé ».
    """
    asked = [question for question in _asked(picture) if question.axis == axis and question.scored]
    left = [one for one in asked if not _is_replied(picture, one)]
    mandatory = [one for one in left if one.mandatory]
    return (mandatory or left or asked)[0].code


def _asked(picture: AssessmentPicture) -> list[Question]:
    asked = [picture.grid.question(code) for code in picture.visible]
    return [question for question in asked if question.kind is not QuestionKind.TEST]


def _is_replied(picture: AssessmentPicture, question: Question) -> bool:
    return question.code in picture.replies
