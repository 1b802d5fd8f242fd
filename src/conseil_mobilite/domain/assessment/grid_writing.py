"""Write a grid as a grid file holds it: what `parse_grid` reads back is the same grid.

Rules quote answers by their codes, so that a label may be reworded without breaking one.
"""

import json
from collections.abc import Sequence

from conseil_mobilite.domain.assessment.grid import (
    Axis,
    BarrierDefinition,
    Choice,
    DefaultAction,
    Detail,
    FranceTravailReference,
    Grid,
    Question,
    ReasonPart,
    Section,
)

Written = dict[str, object]


def written(grid: Grid) -> str:
    """Return the whole file, as text."""
    return json.dumps(grid_data(grid), ensure_ascii=False, indent=2) + "\n"


def grid_data(grid: Grid) -> Written:
    """Return the content of the file; what has its usual value is left out."""
    return {
        "version": grid.version,
        "axes": [_axis(axis) for axis in grid.axes],
        "sections": [_section(section, grid) for section in grid.sections],
        "barriers": [_barrier(barrier) for barrier in grid.barriers],
        "defaults": [_default(default) for default in grid.defaults],
    }


def _axis(axis: Axis) -> Written:
    return {
        "code": axis.code,
        "label": axis.label,
        "short_label": axis.short_label,
        "family": axis.family,
        "france_travail": _references(axis.france_travail),
    }


def _section(section: Section, grid: Grid) -> Written:
    questions = [_question(q) for q in grid.questions if q.section == section.code]
    return {
        "code": section.code,
        "label": section.label,
        "short_label": section.short_label,
        **_told(axis=section.axis, notice=section.notice, questions=questions),
    }


def _question(question: Question) -> Written:
    return {
        "code": question.code,
        "text": question.text,
        "short": question.short,
        "help": question.help,
        "kind": question.kind.value,
        **_told(
            mandatory=question.mandatory,
            blocking=question.blocking,
            sensitive=question.sensitive,
            short_form=question.short_form and not question.mandatory,
            choices=[_choice(choice) for choice in question.choices],
            detail=_detail(question.detail),
            maximum=question.maximum,
            unit=question.unit,
        ),
        **({"if": str(question.condition)} if question.condition else {}),
        **({} if question.active else {"active": False}),
    }


def _choice(choice: Choice) -> Written:
    points: Written = {} if choice.points is None else {"points": choice.points}
    flags = _told(not_applicable=choice.not_applicable, exclusive=choice.exclusive)
    return {"code": choice.code, "label": choice.label, **points, **flags}


def _detail(detail: Detail | None) -> Written | None:
    return {"label": detail.label, "choices": list(detail.choices)} if detail else None


def _barrier(barrier: BarrierDefinition) -> Written:
    return {
        "code": barrier.code,
        "label": barrier.label,
        "axis": barrier.axis,
        **_told(trigger=str(barrier.trigger or "")),
        "france_travail": _references(barrier.france_travail),
        **_told(themes=list(barrier.themes), sensitive=barrier.sensitive),
        "actions": list(barrier.actions),
        "reason": _reason(barrier.reason),
    }


def _default(default: DefaultAction) -> Written:
    when = _told(when=str(default.when or ""))
    return {"action": default.action, **when, "reason": _reason(default.reason)}


def _references(references: Sequence[FranceTravailReference]) -> list[Written]:
    return [
        {"contrainte": r.contrainte, **_told(situation=r.situation, objectif=r.objectif)}
        for r in references
    ]


def _reason(parts: Sequence[ReasonPart]) -> list[str]:
    return [part.text for part in parts]


def _told(**fields: object) -> Written:
    """Keep the fields that say something."""
    return {name: value for name, value in fields.items() if value}
