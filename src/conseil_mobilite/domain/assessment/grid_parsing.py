"""Build a grid from its data file, and refuse one that would mislead an assessment."""

from collections.abc import Iterable, Mapping

from conseil_mobilite.domain.assessment.barrier_parsing import (
    france_travail,
    parse_barrier,
    parse_default,
)
from conseil_mobilite.domain.assessment.grid import Axis, Grid, Question, Section
from conseil_mobilite.domain.assessment.question_parsing import parse_question
from conseil_mobilite.domain.reference.fields import Fields

_MANDATORY_BY_AXIS = 2
"""With fewer, one answer left out would be enough to leave an axis unknown."""


def parse_grid(data: Mapping[str, object]) -> Grid:
    """Return the grid written in `data`. Raises UserError, which names the place of the fault."""
    root = Fields(data, "Grille")
    root = root.named(f"Grille {root.text('version')}")
    root.only("version", "axes", "sections", "barriers", "defaults")
    axes = tuple(_axis(fields) for fields in root.objects("axes"))
    codes = _distinct((axis.code for axis in axes), root, "axes")
    sections, questions = _sections(root, codes)
    barriers = tuple(parse_barrier(f, codes, questions) for f in root.objects("barriers"))
    _distinct((barrier.code for barrier in barriers), root, "freins")
    defaults = tuple(parse_default(fields, questions) for fields in root.objects("defaults"))
    asked = tuple(questions.values())
    _check_axes(codes, asked, root)
    return Grid(root.text("version"), axes, sections, asked, barriers, defaults)


def _axis(fields: Fields) -> Axis:
    fields = fields.named(f"axe {fields.text('code')}")
    fields.only("code", "label", "short_label", "family", "france_travail")
    return Axis(
        fields.text("code"),
        fields.text("label"),
        fields.text("short_label"),
        fields.text("family"),
        france_travail(fields),
    )


def _sections(root: Fields, axes: set[str]) -> tuple[tuple[Section, ...], dict[str, Question]]:
    sections = []
    questions: dict[str, Question] = {}
    for fields in root.objects("sections"):
        named = fields.named(f"section {fields.text('code')}")
        section = _section(named, axes)
        sections.append(section)
        for question_fields in named.objects("questions"):
            question = parse_question(question_fields, section, questions)
            questions[question.code] = question
    _distinct((section.code for section in sections), root, "sections")
    return tuple(sections), questions


def _section(fields: Fields, axes: set[str]) -> Section:
    fields.only("code", "label", "short_label", "axis", "notice", "questions")
    axis = fields.optional_text("axis") or None
    if axis is not None and axis not in axes:
        raise fields.fault(f"l’axe {axis} n’existe pas")
    return Section(
        fields.text("code"),
        fields.text("label"),
        fields.text("short_label"),
        axis,
        fields.optional_text("notice"),
    )


def _distinct(codes: Iterable[str], fields: Fields, what: str) -> set[str]:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise fields.fault(f"deux {what} ont le code {code}")
        seen.add(code)
    return seen


def _check_axes(axes: set[str], questions: Iterable[Question], root: Fields) -> None:
    mandatory = [question.axis for question in questions if question.mandatory]
    for axis in sorted(axes):
        if mandatory.count(axis) < _MANDATORY_BY_AXIS:
            raise root.fault(f"l’axe {axis} n’a pas {_MANDATORY_BY_AXIS} questions obligatoires")
