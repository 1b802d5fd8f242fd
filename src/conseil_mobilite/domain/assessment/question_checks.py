"""What every question of a grid must respect; a grid that breaks it would score wrongly."""

from collections.abc import Iterator

from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.reference.fields import Fields

_CLOSED = {QuestionKind.SINGLE, QuestionKind.MULTI}


def check_question(question: Question, fields: Fields) -> None:
    """Raise UserError for the first fault, at the place of the question."""
    faults = (
        *_faults_of_choices(question),
        *_faults_of_points(question),
        *_faults_of_flags(question),
    )
    if faults:
        raise fields.fault(faults[0])


def _faults_of_choices(question: Question) -> Iterator[str]:
    codes = [choice.code for choice in question.choices]
    if question.kind in _CLOSED and not codes:
        yield "il manque la liste des réponses"
    if question.kind not in _CLOSED and codes:
        yield "seule une question à choix a une liste de réponses"
    if len(codes) != len(set(codes)):
        yield "deux réponses ont le même code"
    if question.detail and not set(question.detail.choices) <= set(codes):
        yield "la précision demandée cite une réponse inconnue"


def _faults_of_points(question: Question) -> Iterator[str]:
    if question.scored and question.kind is not QuestionKind.SINGLE:
        yield "seule une question à réponse unique donne des points"
    if question.scored and any(c.points is None and not c.not_applicable for c in question.choices):
        yield "chaque réponse donne des points ou se dit sans objet"
    if question.scored and question.axis is None:
        yield "une question qui donne des points appartient à un axe"


def _faults_of_flags(question: Question) -> Iterator[str]:
    if question.mandatory and not question.scored:
        yield "une question obligatoire doit donner des points"
    if question.mandatory and not question.active:
        yield "une question obligatoire se pose toujours : elle ne se désactive pas"
    if question.short_form and question.condition is not None:
        yield "une question obligatoire ou du bilan court ne dépend d’aucune condition"
    if question.blocking and all(choice.points != 0 for choice in question.choices):
        yield "une question bloquante doit avoir une réponse à 0 point"
    if (question.kind is QuestionKind.TEST) != (question.maximum is not None):
        yield "un test a un maximum, et lui seul"
