"""When to hear from a person again after an exit."""

from calendar import monthrange
from datetime import date
from types import MappingProxyType
from typing import Final

MONTHS: Final = (3, 6)
NOT_REACHED: Final = "non_joint"
"""The situation (list `exit_situations`) of somebody whom nobody could reach."""
SOLUTIONS: Final = MappingProxyType(
    {"tient": "Solution toujours en place", "perdue": "Solution plus en place"}
)
"""What may have become, since the exit, of the solution that was put in place."""
ENOUGH_ATTEMPTS: Final = 3
"""After how many attempts in vain it is proposed to close a follow-up without an answer."""


def months_after(day: date, months: int) -> date:
    """Return the same day some months later; one that does not exist is the last of the month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def may_close_unreached(attempts: int) -> bool:
    """Say whether a person was looked for often enough for the follow-up to be closed."""
    return attempts >= ENOUGH_ATTEMPTS


def solution_words(solution: str, more: str) -> str:
    """Return in one line what became of the solution, and what the person says besides."""
    return ". ".join(part for part in (SOLUTIONS.get(solution, ""), more.strip()) if part)


def solution_of(words: str) -> tuple[str, str]:
    """Read such a line back: the code in `SOLUTIONS`, or nothing, and the rest."""
    for code, said in SOLUTIONS.items():
        if words == said or words.startswith(f"{said}. "):
            return code, words.removeprefix(said).removeprefix(". ")
    return "", words
