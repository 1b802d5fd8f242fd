"""A letter that left tells an answer: no undo takes the answer back, nor the referral away."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.services.referrals.referral_changes import LETTER_LEFT, letter_left
from conseil_mobilite.store.journal.columns import columns_changed
from conseil_mobilite.store.journal.restoring import ChangedSinceError
from conseil_mobilite.store.journal.rows import RowChange

_TOLD: Final = frozenset({"state", "refusal_reason"})


class LetterLeftError(ChangedSinceError):
    def __init__(self) -> None:
        UserError.__init__(self, LETTER_LEFT)


def refuse(session: Session, changes: Sequence[RowChange]) -> None:
    """Raise where what is taken back is a referral, or an answer, that a letter told."""
    for change in changes:
        if change.table.name != "referral" or not _takes_back(change):
            continue
        key = (change.before or change.after or {})["id"]
        if isinstance(key, UUID) and letter_left(session, key):
            raise LetterLeftError


def _takes_back(change: RowChange) -> bool:
    return change.kind == "insert" or bool(columns_changed(change) & _TOLD)
