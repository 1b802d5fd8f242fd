"""What was replied to the questions of a grid."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ReplyState(StrEnum):
    GIVEN = "donnee"
    NOT_DISCUSSED = "non_aborde"
    REFUSED = "refus"


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply. "Not asked yet" is no Reply at all, and a refusal is never an empty answer.

    `codes` are choice codes, the INSEE codes of municipalities or the ROME code of an occupation;
    `text` is a short text, the detail that goes with a choice, or the label of a code of the time.
    """

    state: ReplyState = ReplyState.GIVEN
    codes: tuple[str, ...] = ()
    text: str = ""
    kilometres: int | None = None
    minutes: int | None = None
    cents: int | None = None


Replies = Mapping[str, Reply]
"""By question code."""
