"""What tells of health or money in a file: the answers, and what quotes or comments on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from conseil_mobilite.domain.assessment.grid import Question
from conseil_mobilite.domain.language.french import spaced

AXES: Final = frozenset({"SANTE", "BUDGET"})


@dataclass(frozen=True, slots=True)
class SensitivePart:
    """The codes of the questions, and how a frozen reason begins that quotes one of them."""

    questions: frozenset[str]
    quotes: tuple[str, ...]

    @classmethod
    def of(cls, questions: Iterable[Question]) -> "SensitivePart":
        told = tuple(questions)
        quotes = {spaced(f"{each.short} :") for each in told}
        return cls(frozenset(each.code for each in told), tuple(sorted(quotes)))

    def left_of(self, reasons: str) -> str:
        """Return the reasons of a barrier, one a line, without those that quote an answer."""
        return "\n".join(
            line for line in reasons.splitlines() if not spaced(line).startswith(self.quotes)
        )
