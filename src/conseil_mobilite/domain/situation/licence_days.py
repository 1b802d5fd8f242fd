"""The days that the exams of a licence process tell."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess

THEORY: Final = "code"
DRIVING: Final = "conduite"
TO_COME: Final = "a_venir"
PASSED: Final = "reussi"
CANCELLED: Final = "annule"


def theory_day(process: LicenceProcess, exams: Sequence[LicenceExam]) -> date | None:
    """Return the day the code was obtained: as noted, else that of the exam that was passed."""
    return process.theory_on or max(_days(exams, THEORY, PASSED), default=None)


def driving_day(exams: Sequence[LicenceExam]) -> date | None:
    """Return the day the driving exam was passed."""
    return max(_days(exams, DRIVING, PASSED), default=None)


def planned_day(exams: Sequence[LicenceExam], kind: str) -> date | None:
    """Return the day of the exam to come, if one is planned."""
    return min(_days(exams, kind, TO_COME), default=None)


def _days(exams: Sequence[LicenceExam], kind: str, result: str) -> list[date]:
    return [each.held_on for each in exams if (each.kind, each.result) == (kind, result)]
