"""Refuse a reply that does not fit its question, before it is stored."""

import re
from dataclasses import replace

from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.replies import Reply, ReplyState
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import euros, number, spaced

MAX_TEXT = 300
MAX_KILOMETRES = 1_000
MAX_MINUTES = 24 * 60
MAX_CENTS = 1_000_000
MAX_MUNICIPALITIES = 20


def checked(question: Question, reply: Reply) -> Reply:
    """Return the reply as it is to be stored: codes in the order of the grid, text trimmed.

    Raises UserError, whose field is the code of the question. A reply emptied of its answer is
    right: it counts as not asked. "Not discussed" and "refused" keep no answer, and a detail goes
    with the choice that called for it.
    """
    if reply.state is not ReplyState.GIVEN:
        return Reply(state=reply.state)
    reply = replace(reply, text=" ".join(reply.text.split()))
    reply = _detail_kept_if_asked(question, _known_codes(question, reply))
    _check_text(question, reply)
    _check_numbers(question, reply)
    return reply


def checked_score(question: Question, score: int) -> int:
    """Return the score of an observed test, or raise UserError if it is out of its range."""
    maximum = question.maximum or 0
    if not 0 <= score <= maximum:
        raise _fault(question, f"indiquez un nombre entier de 0 à {maximum}.")
    return score


_SHAPES = {
    QuestionKind.MUNICIPALITY: re.compile(r"\d[\dAB]\d{3}"),
    QuestionKind.MUNICIPALITIES: re.compile(r"\d[\dAB]\d{3}"),
    QuestionKind.OCCUPATION: re.compile(r"[A-Z]\d{4}"),
}
_MOST_CODES = {QuestionKind.MUNICIPALITIES: MAX_MUNICIPALITIES, QuestionKind.MULTI: None}
_FREE_TEXT = {
    *(QuestionKind.TEXT, QuestionKind.OCCUPATION),
    *(QuestionKind.MUNICIPALITY, QuestionKind.MUNICIPALITIES),
}


def _known_codes(question: Question, reply: Reply) -> Reply:
    _check_count(question, reply.codes)
    if not question.choices:
        _check_shape(question, reply.codes)
        return replace(reply, codes=tuple(dict.fromkeys(reply.codes)))
    known = {choice.code for choice in question.choices}
    if not known.issuperset(reply.codes):
        raise _fault(question, "cette réponse n’est pas dans la grille.")
    chosen = [choice for choice in question.choices if choice.code in reply.codes]
    alone = next((choice for choice in chosen if choice.exclusive), None)
    if alone is not None and len(chosen) > 1:
        raise _fault(question, f"« {alone.label} » ne va pas avec une autre réponse.")
    return replace(reply, codes=tuple(choice.code for choice in chosen))


def _check_count(question: Question, codes: tuple[str, ...]) -> None:
    most = _MOST_CODES.get(question.kind, 1)
    if most is not None and len(set(codes)) > most:
        wanted = "une seule réponse" if most == 1 else f"{most} réponses au plus"
        raise _fault(question, f"gardez {wanted}.")


def _check_shape(question: Question, codes: tuple[str, ...]) -> None:
    shape = _SHAPES.get(question.kind)
    if any(shape is None or not shape.fullmatch(code) for code in codes):
        raise _fault(question, "choisissez la réponse dans la liste proposée.")


def _detail_kept_if_asked(question: Question, reply: Reply) -> Reply:
    if question.detail is None or set(question.detail.choices) & set(reply.codes):
        return reply
    return replace(reply, text="")


def _check_text(question: Question, reply: Reply) -> None:
    if reply.text and question.kind not in _FREE_TEXT and question.detail is None:
        raise _fault(question, "cette question n’attend pas de texte.")
    if len(reply.text) > MAX_TEXT:
        raise _fault(question, f"restez sous {MAX_TEXT} caractères, l’essentiel suffit.")


def _check_numbers(question: Question, reply: Reply) -> None:
    distance = question.kind is QuestionKind.DISTANCE
    amount = question.kind is QuestionKind.AMOUNT
    bounds = (
        (reply.kilometres, MAX_KILOMETRES if distance else -1, f"{number(MAX_KILOMETRES)} km"),
        (reply.minutes, MAX_MINUTES if distance else -1, f"{number(MAX_MINUTES)} minutes"),
        (reply.cents, MAX_CENTS if amount else -1, f"{euros(MAX_CENTS)} par mois"),
    )
    for value, maximum, most in bounds:
        if value is not None and not 0 <= value <= maximum:
            raise _fault(question, f"indiquez un nombre de 0 à {most}.")


def _fault(question: Question, problem: str) -> UserError:
    return UserError(spaced(f"{question.short} : {problem}"), field=question.code)
