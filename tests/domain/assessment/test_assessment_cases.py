"""The worked cases, written from the tables of the trade, against what the program concludes."""

from collections.abc import Iterator

import pytest
from tests.domain.assessment.assessment_cases import CASES, GRID, Case, Told, plain

from conseil_mobilite.domain.assessment.barriers import barriers_in
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.profiles import PROFILES, profile_of
from conseil_mobilite.domain.assessment.recommendations import recommended
from conseil_mobilite.domain.assessment.replies import Replies, Reply
from conseil_mobilite.domain.assessment.scoring import axis_scores, impact_level

ALL_BARRIERS = {barrier.code for barrier in GRID.barriers}
BY_HAND = {"perimetre_restreint"}

every_case = pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])


def told(code: str, texts: tuple[str, ...]) -> Told:
    return Told(code, tuple(plain(text) for text in texts))


def found_in(answers: Replies) -> set[str]:
    return {barrier.code for barrier in barriers_in(GRID, answers)}


@every_case
def test_the_levels_their_impact_and_the_profile_are_those_of_the_table(case: Case) -> None:
    levels = axis_scores(GRID, case.seen)

    assert levels == case.levels
    assert {axis: impact_level(level) for axis, level in levels.items()} == case.impacts
    assert profile_of(levels).code == case.profile


@every_case
def test_the_barriers_proposed_and_the_answers_quoted_are_those_of_the_table(case: Case) -> None:
    proposed = [
        told(found.code, tuple(reason.text for reason in found.reasons))
        for found in barriers_in(GRID, case.seen)
    ]

    assert proposed == list(case.barriers)


@every_case
def test_the_actions_their_order_and_their_reasons_are_those_of_the_table(case: Case) -> None:
    proposed = recommended(GRID, case.seen, case.kept)

    assert [told(found.action_type, found.reasons) for found in proposed] == list(case.actions)


@every_case
def test_a_barrier_said_to_be_near_is_one_answer_away(case: Case) -> None:
    to_reach = set(case.near)
    for answers in one_answer_away(case.seen):
        if not to_reach:
            break
        to_reach -= found_in(answers)

    assert found_in(case.seen).isdisjoint(case.near)
    assert to_reach == set()


def one_answer_away(answers: Replies) -> Iterator[Replies]:
    for question in GRID.questions:
        for codes in other_codes(question, answers.get(question.code)):
            yield {**answers, question.code: Reply(codes=codes)}


def other_codes(question: Question, reply: Reply | None) -> Iterator[tuple[str, ...]]:
    kept = reply.codes if reply and question.kind is QuestionKind.MULTI else ()
    for choice in question.choices:
        yield (*(code for code in kept if code != choice.code), choice.code)


def test_there_are_more_than_forty_whole_cases() -> None:
    assert len(CASES) >= 100
    for case in CASES:
        assert set(case.levels) == {axis.code for axis in GRID.axes}
        assert len(case.actions) >= 1


def test_every_axis_is_seen_at_each_level_and_unknown() -> None:
    seen = {(axis, level) for case in CASES for axis, level in case.levels.items()}

    assert seen == {(axis.code, level) for axis in GRID.axes for level in (0, 1, 2, 3, 4, None)}


def test_every_profile_is_seen() -> None:
    assert {case.profile for case in CASES} == {known.code for known in PROFILES}


def test_every_barrier_is_proposed_once_at_least_and_retained() -> None:
    proposed = {barrier.code for case in CASES for barrier in case.barriers}
    retained = {code for case in CASES for code in case.kept}

    assert proposed == ALL_BARRIERS - BY_HAND
    assert retained == ALL_BARRIERS


def test_every_barrier_has_a_neighbour_where_it_is_not_proposed() -> None:
    assert {code for case in CASES for code in case.near} == ALL_BARRIERS - BY_HAND


def test_every_default_action_is_seen_with_its_reason() -> None:
    seen = {
        (action.code, text) for case in CASES for action in case.actions for text in action.texts
    }

    for default in GRID.defaults:
        start = plain(default.reason[0].text).partition("{")[0]
        assert any(code == default.action and text.startswith(start) for code, text in seen)


def test_every_answer_that_has_points_is_given_in_a_case() -> None:
    """No row of the tables of points is left without a case that uses it."""
    given = {(q, code) for case in CASES for q, reply in case.seen.items() for code in reply.codes}
    scored = {(q.code, c.code) for q in GRID.questions if q.scored for c in q.choices}

    assert scored - given == set()
