"""Read the rules of a data file, each fault naming both its place and the rule."""

from collections.abc import Mapping

from conseil_mobilite.domain.assessment.conditions import Rule
from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.assessment.rule_binding import bound
from conseil_mobilite.domain.assessment.rule_parsing import parse_rule
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.reference.fields import Fields


def rule_of(fields: Fields, name: str, questions: Mapping[str, Question]) -> Rule | None:
    """Return the rule of one field, None where there is none. It may only read `questions`."""
    text = fields.optional_text(name)
    if not text:
        return None
    try:
        return bound(parse_rule(text), questions)
    except UserError as error:
        raise UserError(f"{fields.place}, {error}") from error
