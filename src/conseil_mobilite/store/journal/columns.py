"""What the journal knows of single columns: which it must not let stand in the way, and which end.

Everything else about the tables is read from their metadata.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from conseil_mobilite.store.journal.rows import RowChange, Values

_NONE: Final[frozenset[str]] = frozenset()

DERIVED: Final = "search_text"
"""What is computed from other rows, and again once an undo has brought them back."""

BOOKKEEPING: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "assessment": frozenset({"last_question", "duration_minutes"}),
        "person": frozenset({DERIVED}),
    }
)
"""Where the adviser stopped, what is derived: an undo restores it where it can, and never fails.

An act that changes nothing else is none, and is not journaled.
"""

TYPED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "action": frozenset(
            {"wording", "note", "partner_name", "partner_phone", "partner_address", "papers"}
        ),
        "answer": frozenset({"text"}),
        "assessment": frozenset({"goal"}),
        "budget_line": frozenset({"words"}),
        "journey": frozenset({"from_name", "to_name"}),
        "licence_process": frozenset({"school_name", "payer_name"}),
        "mobility_budget": frozenset({"solution"}),
        "note": frozenset({"text"}),
        "renunciation": frozenset({"words", "place_name"}),
        "unmet_need": frozenset({"purpose", "words", "from_name", "to_name"}),
        "vehicle": frozenset({"name"}),
    }
)
"""Texts stored while they are typed: many acts, which the adviser knows as one."""

BEGUN_BY_TYPING: Final = frozenset({"note"})
"""Rows that the first letter typed makes: that act is part of the typing."""

COUNTS: Final = "sequence"
"""The version of what other calendars hold: an undo is one more, for they ignore an older one."""

FORWARD: Final = frozenset({COUNTS, "revised_at", DERIVED})
"""What an undo neither looks at nor brings back: it only goes forward, or is derived."""

_STAMPS: Final = frozenset({"answered_at"})
"""What says when a typed text was stored, and changes with it."""

FREEZING: Final[Mapping[str, str]] = MappingProxyType({"assessment": "validated_on"})
"""The day that makes a row, and all that is deleted with it, immutable."""


def is_bookkeeping(change: RowChange) -> bool:
    """Tell whether a change only says where the adviser stopped, or what is derived."""
    spared = BOOKKEEPING.get(change.table.name)
    if spared is None or change.before is None or change.after is None:
        return False
    return columns_changed(change) <= spared


def typed_column(change: RowChange) -> str:
    """Return the one text that a change brings, or nothing where it brings something else too."""
    columns = columns_changed(change) - _STAMPS
    typed = columns & TYPED.get(change.table.name, _NONE)
    return next(iter(typed)) if len(columns) == 1 and typed else ""


def freezes(change: RowChange) -> bool:
    """Tell whether a change made its row immutable."""
    column = FREEZING.get(change.table.name)
    if column is None or change.before is None or change.after is None:
        return False
    return column in change.after and not change.before[column] and bool(change.after[column])


def columns_changed(change: RowChange) -> set[str]:
    """Return the columns of an update, its key apart; none for a row that came or went."""
    if change.before is None or change.after is None:
        return set()
    key = {column.name for column in change.table.primary_key}
    return {name for name in change.after if name not in key}


def counted_on(before: Values, after: Values, present: Values) -> tuple[Values, Values]:
    """Return a change with what only goes forward: one version more than there is."""
    kept = [{k: v for k, v in each.items() if k not in FORWARD} for each in (before, after)]
    count = present.get(COUNTS)
    if COUNTS in after and isinstance(count, int):
        kept[0][COUNTS], kept[1][COUNTS] = count, count + 1
    return kept[0], kept[1]


def spared_from(change: RowChange, present: Values) -> set[str]:
    """Return the book-keeping columns that are no longer as `before` says."""
    expected = change.before or {}
    spared = BOOKKEEPING.get(change.table.name, _NONE)
    return {name for name in spared & expected.keys() if present[name] != expected[name]}
