"""Say what became of a referral: sent or received, answered, recalled, taken back."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from conseil_mobilite.domain.referrals.referral_rules import Direction, ReferralState
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.services.journal.titles import title_of
from conseil_mobilite.store.journal.columns import columns_changed
from conseil_mobilite.store.journal.rows import RowChange

_ANSWERS: Final = MappingProxyType(
    {
        ReferralState.ACCEPTED.value: "acceptée",
        ReferralState.REFUSED.value: "refusée",
        ReferralState.CANCELLED.value: "annulée",
    }
)


def referral_words(rows: PastRows, changes: Sequence[RowChange]) -> str:
    change = changes[-1]
    title = title_of(rows, change)
    if change.after is None:
        return f"Orientation{title} supprimée"
    if change.before is None:
        sent = change.after["direction"] == Direction.SENT
        return f"Orientation{title} {'envoyée' if sent else 'reçue'}"
    columns = columns_changed(change)
    if "state" in columns:
        answer = _ANSWERS.get(str(change.after["state"]), "de nouveau sans réponse")
        return f"Orientation{title} {answer}"
    return f"Orientation{title} {'relancée' if columns == {'reminded_on'} else 'modifiée'}"
