"""Read the barriers of a grid file and the actions that answer them."""

import re
from collections.abc import Mapping

from conseil_mobilite.domain.assessment.grid import (
    BarrierDefinition,
    DefaultAction,
    FranceTravailReference,
    Question,
    ReasonPart,
)
from conseil_mobilite.domain.assessment.rule_fields import rule_of
from conseil_mobilite.domain.reference.fields import Fields

Questions = Mapping[str, Question]


def parse_barrier(fields: Fields, axes: set[str], questions: Questions) -> BarrierDefinition:
    fields = fields.named(f"frein {fields.text('code')}")
    fields.only(*_FIELDS)
    if fields.text("axis") not in axes:
        raise fields.fault(f"l’axe {fields.text('axis')} n’existe pas")
    if not fields.texts("actions"):
        raise fields.fault("il manque les actions à proposer")
    return BarrierDefinition(
        code=fields.text("code"),
        label=fields.text("label"),
        axis=fields.text("axis"),
        trigger=rule_of(fields, "trigger", questions),
        france_travail=france_travail(fields),
        themes=fields.texts("themes"),
        sensitive=fields.flag("sensitive"),
        actions=fields.texts("actions"),
        reason=_reason(fields, questions),
    )


def parse_default(fields: Fields, questions: Questions) -> DefaultAction:
    fields = fields.named(f"action par défaut {fields.text('action')}")
    fields.only("action", "when", "reason")
    when = rule_of(fields, "when", questions)
    return DefaultAction(fields.text("action"), when, _reason(fields, questions))


def france_travail(fields: Fields) -> tuple[FranceTravailReference, ...]:
    return tuple(_reference(reference) for reference in fields.objects("france_travail"))


_FIELDS = (
    *("code", "label", "axis", "trigger", "france_travail", "themes", "sensitive"),
    *("actions", "reason"),
)
_QUOTED = re.compile(r"\{(.*?)\}")


def _reference(fields: Fields) -> FranceTravailReference:
    fields.only("contrainte", "situation", "objectif")
    return FranceTravailReference(
        fields.text("contrainte"),
        fields.optional_text("situation"),
        fields.optional_text("objectif"),
    )


def _reason(fields: Fields, questions: Questions) -> tuple[ReasonPart, ...]:
    parts = tuple(ReasonPart(text, tuple(_QUOTED.findall(text))) for text in fields.texts("reason"))
    if not parts:
        raise fields.fault("il manque la raison de l’action")
    for code in (code for part in parts for code in part.questions):
        if code not in questions or not questions[code].choices:
            raise fields.fault(f"la raison cite {code}, qui n’est pas une question à choix")
    return parts
