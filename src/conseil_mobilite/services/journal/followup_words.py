"""Say what became of a follow-up after an exit: answered, or due again."""

from collections.abc import Sequence
from typing import Final

from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.store.journal.columns import columns_changed
from conseil_mobilite.store.journal.rows import RowChange

FOLLOWUP: Final = "post_exit_followup"
_ANSWER: Final = frozenset({"situation", "done_on"})


def answers_followup(change: RowChange) -> bool:
    """Tell whether what was found is told, corrected or taken back."""
    told = change.kind == "update" and bool(columns_changed(change) & _ANSWER)
    return change.table.name == FOLLOWUP and told


def followup_words(rows: PastRows, changes: Sequence[RowChange]) -> str:
    change = changes[-1]
    name = f"Suivi à {rows.whole(change)['months']} mois"
    before, after = (bool((row or {}).get("done_on")) for row in (change.before, change.after))
    if "done_on" in columns_changed(change) and before != after:
        return f"{name} noté" if after else f"{name} à faire de nouveau"
    return f"{name} modifié"
