"""Tie a rule to the questions it reads: they exist, are of the right kind, have that answer."""

from collections.abc import Mapping
from dataclasses import replace

from conseil_mobilite.domain.assessment.conditions import AllOf, AnswerTest, AnyOf, PointsTest, Rule
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import spaced

Questions = Mapping[str, Question]


def bound(rule: Rule, questions: Questions) -> Rule:
    """Return the rule with choice codes in place of labels.

    Raises UserError where it reads an unknown question or answer, or asks points of a question
    without any, or uses "is" for several answers or "has" for one.
    """
    match rule:
        case PointsTest():
            return _points_test(rule, questions)
        case AnswerTest():
            return _answer_test(rule, questions)
        case AllOf(rules):
            return AllOf(tuple(bound(part, questions) for part in rules))
        case AnyOf(rules):
            return AnyOf(tuple(bound(part, questions) for part in rules))


def _points_test(test: PointsTest, questions: Questions) -> PointsTest:
    question = _question(test.question, test, questions)
    if not question.scored:
        raise _fault(test, f"la question {question.code} ne donne pas de points")
    if test.points not in range(5):
        raise _fault(test, "les points vont de 0 à 4")
    return test


def _answer_test(test: AnswerTest, questions: Questions) -> AnswerTest:
    question = _question(test.question, test, questions)
    expected = {QuestionKind.SINGLE: "is", QuestionKind.MULTI: "has"}.get(question.kind)
    if expected is None:
        raise _fault(test, f"la question {question.code} n’a pas de liste de réponses")
    if test.word != expected:
        raise _fault(test, f"la question {question.code} se lit avec « {expected} »")
    if test.answer in {choice.code for choice in question.choices}:
        return test  # before the labels: one may have been reworded as the code of another
    for choice in question.choices:
        if test.answer == choice.label:
            return replace(test, answer=choice.code)
    raise _fault(test, f"la question {question.code} n’a pas cette réponse")


def _question(code: str, rule: Rule, questions: Questions) -> Question:
    if code not in questions:
        raise _fault(rule, f"la question {code} n’existe pas ou vient plus loin dans la grille")
    return questions[code]


def _fault(rule: Rule, problem: str) -> UserError:
    return UserError(spaced(f"règle « {rule} » : {problem}."))
