"""What kind of exit a reason makes: the published list is the list of codes itself.

The groups of the list `exit_reasons` are the rule; the statistics, the closing of a pathway and the
help read it here, so that nobody compares two different lists.
"""

from typing import Final

from conseil_mobilite.domain.reference.code_lists import CodeList

POSITIVE: Final = "positive"
NEVER_ASSESSED: Final = frozenset({"doublon_erreur", "deces"})
"""Reasons after which nobody is asked for a final assessment."""


def is_positive(reasons: CodeList, reason: str) -> bool:
    """Say whether an exit for that reason is a « sortie positive »; an unknown code is not."""
    return reason in reasons and reasons[reason].group == POSITIVE


def kind_of_exit(reasons: CodeList, reason: str) -> str:
    """Return the words of the group of a reason, such as « Sortie neutre »."""
    groups = {group.code: group.label for group in reasons.groups}
    return groups.get(reasons[reason].group, "") if reason in reasons else ""


def positive_labels(reasons: CodeList) -> tuple[str, ...]:
    """Return the published list, as it is read."""
    return tuple(entry.label for entry in reasons.in_group(POSITIVE))


def asks_final_assessment(reason: str) -> bool:
    """Say whether an exit for that reason offers a final assessment."""
    return bool(reason) and reason not in NEVER_ASSESSED
