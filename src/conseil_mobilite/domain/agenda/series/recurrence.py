"""The instants of a rule of recurrence (RRULE, RFC 5545), counted on the clock of Paris."""

from datetime import UTC, datetime
from itertools import islice
from typing import Final

from dateutil.rrule import rrulestr

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import PARIS

MOST: Final = 400
"""The most occurrences of a series: a week for more than seven years."""


def occurrences(rule: str, starts_at: datetime, most: int = MOST) -> list[datetime]:
    """Return the instants, in UTC, of the rule that begins at `starts_at`; `most` at the most.

    The hour on the clock stays the same across a change of time. An hour that a spring night skips
    is read with the offset from before it, one that an autumn night repeats is the first of the
    two (RFC 5545, 3.3.5). Raise UserError for a rule that cannot be read.
    """
    first = starts_at.astimezone(PARIS).replace(tzinfo=None)
    try:
        ruled = rrulestr(_on_the_clock(rule), dtstart=first)
    except (ValueError, TypeError, KeyError) as error:
        raise UserError("Cette règle de répétition ne peut pas être lue.", "rule") from error
    return [local.replace(tzinfo=PARIS).astimezone(UTC) for local in islice(ruled, most)]


def _on_the_clock(rule: str) -> str:
    """Return the rule with its UNTIL, an instant in UTC, as an hour on the clock."""
    return ";".join(_part_on_the_clock(part) for part in rule.split(";"))


def _part_on_the_clock(part: str) -> str:
    name, _, value = part.partition("=")
    if name.upper() != "UNTIL" or not value.upper().endswith("Z"):
        return part
    until = datetime.strptime(value[:-1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    return f"UNTIL={until.astimezone(PARIS):%Y%m%dT%H%M%S}"
