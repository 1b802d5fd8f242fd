"""How far somebody is on the way to a licence, as dated steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.licence_checks import EXCHANGE
from conseil_mobilite.domain.situation.licence_days import (
    DRIVING,
    THEORY,
    driving_day,
    planned_day,
    theory_day,
)
from conseil_mobilite.domain.situation.situation import LicenceExam, LicenceProcess

OBTAINED: Final = "obtenu"
CATEGORY_WITH_MINIMUM: Final = "b"


class StepCode(StrEnum):
    ENROLMENT = "enrolment"
    THEORY = "theory"
    DRIVING = "driving"
    EXAM = "exam"
    LICENCE = "licence"
    FILED = "filed"
    ANSWER = "answer"


class StepState(StrEnum):
    """`CURRENT` is the step that follows the last one done; `STOPPED` if the process ended there.

    A step gone by is done, even where its day is not known.
    """

    DONE = "done"
    CURRENT = "current"
    AHEAD = "ahead"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Step:
    """`on` is the day it was done, or the day it is planned for; `known` what is known of it.

    Driving counts `hours` of `hours_wanted`: those planned, or else the legal minimum.
    """

    code: StepCode
    on: date | None = None
    done: bool = False
    known: Knowledge = Knowledge.KNOWN
    hours: int | None = None
    hours_wanted: int | None = None
    state: StepState = StepState.AHEAD


def steps(
    process: LicenceProcess, exams: Sequence[LicenceExam], minimum_hours: int | None = None
) -> tuple[Step, ...]:
    """Return the steps in their order. `minimum_hours` is that of the gearbox, for a licence B."""
    if process.kind == EXCHANGE:
        found = _exchange(process)
    else:
        found = _learning(process, exams, minimum_hours)
    found.append(_licence(process))
    reached = max((rank for rank, step in enumerate(found) if step.done), default=-1)
    present = _present(found, reached)
    return tuple(
        replace(step, state=_state(rank, reached, present, process.outcome))
        for rank, step in enumerate(found)
    )


def _learning(
    process: LicenceProcess, exams: Sequence[LicenceExam], minimum_hours: int | None
) -> list[Step]:
    theory, passed = theory_day(process, exams), driving_day(exams)
    minimum = minimum_hours if process.category == CATEGORY_WITH_MINIMUM else None
    driving = Step(
        StepCode.DRIVING,
        known=Knowledge(process.hours_state),
        hours=process.hours_done,
        hours_wanted=process.hours_planned or minimum,
    )
    return [
        _dated(StepCode.ENROLMENT, process.enrolled_on, process.enrolment_state),
        _dated(StepCode.THEORY, theory, process.theory_state, planned_day(exams, THEORY)),
        driving,
        Step(StepCode.EXAM, passed or planned_day(exams, DRIVING), passed is not None),
    ]


def _exchange(process: LicenceProcess) -> list[Step]:
    answered = process.answered_on or (process.outcome_on if process.outcome else None)
    return [
        _dated(StepCode.FILED, process.filed_on, process.filed_state),
        Step(StepCode.ANSWER, answered, answered is not None),
    ]


def _licence(process: LicenceProcess) -> Step:
    obtained = process.outcome == OBTAINED
    return Step(StepCode.LICENCE, process.outcome_on if obtained else None, obtained)


def _dated(code: StepCode, on: date | None, state: str, planned: date | None = None) -> Step:
    known = Knowledge.KNOWN if on else Knowledge(state)
    return Step(code, on or planned, on is not None, known)


def _present(found: Sequence[Step], reached: int) -> int:
    """Return the rank of the step under way: enough hours driven lead to the exam."""
    after = reached + 1
    if after < len(found) and found[after].code is StepCode.DRIVING:
        done, wanted = found[after].hours, found[after].hours_wanted
        if done is not None and wanted is not None and done >= wanted:
            return after + 1
    return after


def _state(rank: int, reached: int, present: int, outcome: str) -> StepState:
    if rank <= reached or rank < present:
        return StepState.DONE
    if rank > present:
        return StepState.AHEAD
    return StepState.STOPPED if outcome else StepState.CURRENT
