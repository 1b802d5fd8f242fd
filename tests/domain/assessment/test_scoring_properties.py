"""What must hold of levels, barriers and actions whatever is answered."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.assessment.replied import visible

from conseil_mobilite.domain.assessment.barriers import barriers_in
from conseil_mobilite.domain.assessment.grid import Question, QuestionKind
from conseil_mobilite.domain.assessment.recommendations import recommended
from conseil_mobilite.domain.assessment.replies import Replies, Reply, ReplyState
from conseil_mobilite.domain.assessment.scoring import axis_scores, half_down_mean
from conseil_mobilite.store.reference.reference import grid

GRID = grid()
CLOSED = [question for question in GRID.questions if question.choices]


def a_reply_to(question: Question) -> st.SearchStrategy[Reply]:
    codes = st.sampled_from([choice.code for choice in question.choices])
    size = 3 if question.kind is QuestionKind.MULTI else 1
    given_codes = st.lists(codes, min_size=1, max_size=size, unique=True)
    return st.one_of(
        given_codes.map(lambda chosen: Reply(codes=tuple(chosen))),
        st.sampled_from([Reply(ReplyState.NOT_DISCUSSED), Reply(ReplyState.REFUSED)]),
    )


ASSESSMENTS: st.SearchStrategy[dict[str, Reply]] = st.fixed_dictionaries(
    {}, optional={question.code: a_reply_to(question) for question in CLOSED}
)


@given(ASSESSMENTS)
def test_a_level_lies_between_0_and_4_or_is_unknown(answers: Replies) -> None:
    for level in axis_scores(GRID, answers).values():
        assert level is None or 0 <= level <= 4


@given(ASSESSMENTS)
def test_what_was_not_answered_scores_as_if_it_had_not_been_asked(answers: Replies) -> None:
    answered = {code: reply for code, reply in answers.items() if reply.codes}

    assert axis_scores(GRID, answered) == axis_scores(GRID, answers)


@given(ASSESSMENTS)
def test_an_axis_without_points_is_unknown_and_never_zero(answers: Replies) -> None:
    facts = GRID.facts(answers)

    for axis, level in axis_scores(GRID, answers).items():
        if not any(q.code in facts.points for q in GRID.scored_questions(axis)):
            assert level is None


@given(ASSESSMENTS)
def test_a_hidden_answer_never_weighs(answers: Replies) -> None:
    shown = visible(answers)
    without = {code: reply for code, reply in answers.items() if code in shown}
    kept = [found.code for found in barriers_in(GRID, answers)]

    assert visible(without) == shown
    assert axis_scores(GRID, without) == axis_scores(GRID, answers)
    assert barriers_in(GRID, without) == barriers_in(GRID, answers)
    assert recommended(GRID, without, kept) == recommended(GRID, answers, kept)


@given(ASSESSMENTS)
def test_an_axis_only_changes_with_its_own_answers_or_the_right_to_drive(
    answers: dict[str, Reply],
) -> None:
    kept = {"V02", *(q.code for q in GRID.questions if q.axis == "SANTE")}
    only_health = {code: reply for code, reply in answers.items() if code in kept}

    assert axis_scores(GRID, only_health)["SANTE"] == axis_scores(GRID, answers)["SANTE"]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12))
def test_a_mean_is_the_nearest_level_and_the_lower_one_of_two(points: list[int]) -> None:
    mean = half_down_mean(points)
    distance = abs(mean * len(points) - sum(points))

    assert 2 * distance <= len(points)
    assert abs((mean - 1) * len(points) - sum(points)) > distance


@given(ASSESSMENTS)
def test_every_proposed_barrier_has_a_reason_that_was_answered(answers: Replies) -> None:
    shown = visible(answers)

    for found in barriers_in(GRID, answers):
        assert found.reasons
        for reason in found.reasons:
            assert reason.question in shown
            assert answers[reason.question].codes
            assert reason.sensitive is GRID.question(reason.question).sensitive


@given(ASSESSMENTS, st.lists(st.sampled_from([b.code for b in GRID.barriers]), max_size=6))
def test_every_action_is_proposed_once_with_whole_reasons(
    answers: Replies, retained: list[str]
) -> None:
    proposals = recommended(GRID, answers, retained)

    assert len({proposal.action_type for proposal in proposals}) == len(proposals)
    for proposal in proposals:
        assert set(proposal.shareable_reasons) <= set(proposal.reasons)
        assert proposal.sensitive is (proposal.shareable_reasons != proposal.reasons)
        for reason in proposal.reasons:
            assert reason.endswith(".")
            assert reason[0] == reason[0].upper()
            assert "{" not in reason


def test_an_answer_recomputes_everything_well_under_5_milliseconds() -> None:
    answers = {q.code: Reply(codes=(q.choices[-1].code,)) for q in CLOSED}
    durations = []

    for _ in range(20):
        start = process_time()
        axis_scores(GRID, answers)
        barriers_in(GRID, answers)
        GRID.visible(answers)
        durations.append(process_time() - start)

    assert min(durations) < 0.005
