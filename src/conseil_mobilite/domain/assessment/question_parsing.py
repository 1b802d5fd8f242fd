"""Read the questions of a grid file and their answers."""

import re
from collections.abc import Mapping

from conseil_mobilite.domain.assessment.grid import Choice, Detail, Question, QuestionKind, Section
from conseil_mobilite.domain.assessment.question_checks import check_question
from conseil_mobilite.domain.assessment.rule_fields import rule_of
from conseil_mobilite.domain.reference.fields import Fields


def parse_question(fields: Fields, section: Section, earlier: Mapping[str, Question]) -> Question:
    """Return the question; its condition may only read the `earlier` ones, by their codes."""
    fields = fields.named(f"question {fields.text('code')}")
    fields.only(*_FIELDS)
    question = Question(
        code=_question_code(fields, earlier),
        section=section.code,
        axis=section.axis,
        text=fields.text("text"),
        short=fields.text("short"),
        help=fields.text("help"),
        kind=_kind(fields),
        choices=tuple(_choice(choice) for choice in fields.objects("choices")),
        mandatory=fields.flag("mandatory"),
        blocking=fields.flag("blocking"),
        sensitive=fields.flag("sensitive"),
        short_form=fields.flag("mandatory") or fields.flag("short_form"),
        condition=rule_of(fields, "if", earlier),
        detail=_detail(fields.optional_object("detail")),
        maximum=fields.optional_integer("maximum"),
        unit=fields.optional_text("unit"),
        active=fields.flag("active", default=True),
    )
    check_question(question, fields)
    return question


_FIELDS = (
    *("code", "text", "short", "help", "kind", "choices", "mandatory", "blocking", "sensitive"),
    *("short_form", "if", "detail", "maximum", "unit", "active"),
)
_QUESTION_CODE = re.compile(r"[A-Z]\d\d")
_CHOICE_CODE = re.compile(r"[A-Za-z0-9_]+")
_POINTS = range(5)


def _question_code(fields: Fields, earlier: Mapping[str, Question]) -> str:
    code = fields.text("code")
    if not _QUESTION_CODE.fullmatch(code):
        raise fields.fault("le code d’une question est une majuscule suivie de deux chiffres")
    if code in earlier:
        raise fields.fault("ce code sert déjà à une autre question")
    return code


def _kind(fields: Fields) -> QuestionKind:
    kind = fields.text("kind")
    if kind not in set(QuestionKind):
        raise fields.fault(f"le genre de question « {kind} » est inconnu")
    return QuestionKind(kind)


def _choice(fields: Fields) -> Choice:
    code = fields.text("code")
    fields = fields.named(f"réponse {code}")
    fields.only("code", "label", "points", "not_applicable", "exclusive")
    points = fields.optional_integer("points")
    if not _CHOICE_CODE.fullmatch(code):
        raise fields.fault("un code de réponse s’écrit sans accent ni espace")
    if points is not None and points not in _POINTS:
        raise fields.fault("les points vont de 0 à 4")
    if points is not None and fields.flag("not_applicable"):
        raise fields.fault("une réponse sans objet ne donne pas de points")
    label = fields.text("label")
    return Choice(code, label, points, fields.flag("not_applicable"), fields.flag("exclusive"))


def _detail(fields: Fields | None) -> Detail | None:
    if fields is None:
        return None
    fields.only("label", "choices")
    return Detail(fields.text("label"), fields.texts("choices"))
