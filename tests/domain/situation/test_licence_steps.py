"""How far somebody is on the way to a licence, told from what was noted and from the exams."""

from datetime import date
from uuid import uuid4

import pytest
from tests.domain.situation.processes import ON, process

from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.licence_steps import Step, StepCode, StepState, steps
from conseil_mobilite.domain.situation.situation import LicenceExam

MINIMUM = 20
DONE, CURRENT, AHEAD, STOPPED = (
    StepState.DONE,
    StepState.CURRENT,
    StepState.AHEAD,
    StepState.STOPPED,
)


def exam(kind: str, day: date, result: str) -> LicenceExam:
    return LicenceExam(process_id=uuid4(), kind=kind, held_on=day, result=result)


def states(found: tuple[Step, ...]) -> list[StepState]:
    return [step.state for step in found]


def step(found: tuple[Step, ...], code: StepCode) -> Step:
    return next(each for each in found if each.code is code)


def test_with_nothing_noted_the_enrolment_is_the_step_under_way() -> None:
    found = steps(process(), (), MINIMUM)

    assert [each.code for each in found] == [
        StepCode.ENROLMENT,
        StepCode.THEORY,
        StepCode.DRIVING,
        StepCode.EXAM,
        StepCode.LICENCE,
    ]
    assert states(found) == [CURRENT, AHEAD, AHEAD, AHEAD, AHEAD]


def test_the_hours_are_counted_against_the_legal_minimum() -> None:
    noted = process(
        enrolled_on=date(2026, 10, 5),
        theory_on=date(2026, 12, 18),
        hours_state="connu",
        hours_done=12,
    )

    found = steps(noted, (), MINIMUM)

    assert states(found) == [DONE, DONE, CURRENT, AHEAD, AHEAD]
    driving = step(found, StepCode.DRIVING)
    assert (driving.hours, driving.hours_wanted) == (12, 20)
    assert step(found, StepCode.THEORY).on == date(2026, 12, 18)


def test_the_hours_planned_prevail_over_the_minimum() -> None:
    found = steps(process(hours_done=12, hours_planned=30), (), MINIMUM)

    assert step(found, StepCode.DRIVING).hours_wanted == 30


def test_no_minimum_is_said_for_another_category() -> None:
    found = steps(process(category="a2", hours_done=12), (), MINIMUM)

    assert step(found, StepCode.DRIVING).hours_wanted is None


@pytest.mark.parametrize(("hours", "driving"), [(19, CURRENT), (20, DONE), (24, DONE)])
def test_enough_hours_lead_to_the_exam(hours: int, driving: StepState) -> None:
    found = steps(process(theory_on=ON, hours_done=hours), (), MINIMUM)

    assert step(found, StepCode.DRIVING).state is driving
    assert (step(found, StepCode.EXAM).state is CURRENT) == (driving is DONE)


def test_a_code_passed_at_an_exam_is_obtained_that_day() -> None:
    exams = (exam("code", date(2026, 11, 20), "echoue"), exam("code", date(2026, 12, 18), "reussi"))

    theory = step(steps(process(), exams, MINIMUM), StepCode.THEORY)

    assert (theory.on, theory.state) == (date(2026, 12, 18), DONE)


def test_an_exam_to_come_is_planned_for_its_day_and_the_first_of_several() -> None:
    exams = tuple(exam("conduite", date(2027, month, 20), "a_venir") for month in (5, 4))

    planned = step(steps(process(theory_on=ON), exams, MINIMUM), StepCode.EXAM)

    assert planned.on == date(2027, 4, 20)
    assert planned.state is AHEAD


def test_a_step_gone_by_is_done_even_where_its_day_is_not_known() -> None:
    found = steps(process(enrolment_state="inconnu", theory_on=ON), (), MINIMUM)

    enrolment = step(found, StepCode.ENROLMENT)
    assert (enrolment.state, enrolment.on, enrolment.known) == (DONE, None, Knowledge.UNKNOWN)


def test_a_licence_obtained_has_every_step_behind_it() -> None:
    found = steps(process(outcome="obtenu", outcome_on=ON), (), MINIMUM)

    assert set(states(found)) == {DONE}
    assert step(found, StepCode.LICENCE).on == ON


def test_a_process_given_up_stops_at_the_step_it_had_reached() -> None:
    stopped = process(theory_on=date(2026, 12, 18), outcome="abandonne", outcome_on=ON)

    assert states(steps(stopped, (), MINIMUM)) == [DONE, DONE, STOPPED, AHEAD, AHEAD]


def test_an_exchange_waits_for_its_answer() -> None:
    exchange = process(kind="echange", filed_state="connu", filed_on=date(2027, 1, 8))

    found = steps(exchange, ())

    assert [each.code for each in found] == [StepCode.FILED, StepCode.ANSWER, StepCode.LICENCE]
    assert states(found) == [DONE, CURRENT, AHEAD]


def test_an_exchange_refused_was_answered_and_gives_no_licence() -> None:
    refused = process(
        kind="echange", filed_on=date(2027, 1, 8), outcome="refuse", outcome_on=date(2027, 3, 1)
    )

    found = steps(refused, ())

    assert states(found) == [DONE, DONE, STOPPED]
    assert step(found, StepCode.ANSWER).on == date(2027, 3, 1)
