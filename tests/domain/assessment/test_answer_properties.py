"""What must hold of every assessment: silence, hidden answers, better answers and evidence."""

from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.domain.assessment.assessment_cases import GRID

from conseil_mobilite.domain.assessment.barriers import barriers_in
from conseil_mobilite.domain.assessment.grid import Choice, Question, QuestionKind
from conseil_mobilite.domain.assessment.profiles import PROFILES, profile_of
from conseil_mobilite.domain.assessment.recommendations import recommended
from conseil_mobilite.domain.assessment.replies import Replies, Reply, ReplyState
from conseil_mobilite.domain.assessment.scoring import axis_scores

CLOSED = [question for question in GRID.questions if question.choices]
SCORED = [question for question in CLOSED if question.scored]
CONDITIONAL = [question for question in CLOSED if question.condition is not None]
SILENCES = [Reply(ReplyState.NOT_DISCUSSED), Reply(ReplyState.REFUSED)]
BARRIERS = [barrier.code for barrier in GRID.barriers]


def an_answer_to(question: Question) -> st.SearchStrategy[Reply]:
    codes = st.sampled_from([choice.code for choice in question.choices])
    most = 4 if question.kind is QuestionKind.MULTI else 1
    return st.lists(codes, min_size=1, max_size=most, unique=True).map(
        lambda chosen: Reply(codes=in_order_of_the_grid(question, chosen))
    )


def in_order_of_the_grid(question: Question, codes: list[str]) -> tuple[str, ...]:
    return tuple(choice.code for choice in question.choices if choice.code in codes)


ANSWERED: st.SearchStrategy[dict[str, Reply]] = st.fixed_dictionaries(
    {}, optional={question.code: an_answer_to(question) for question in CLOSED}
)
KEPT = st.lists(st.sampled_from(BARRIERS), max_size=8, unique=True)


def shown(answers: Replies) -> set[str]:
    return {question.code for question in GRID.visible(answers)}


def with_points(question: Question) -> list[Choice]:
    """Return the answers that have points, from the worst to the best."""
    ranked = [choice for choice in question.choices if choice.points is not None]
    return sorted(ranked, key=lambda choice: choice.points or 0)


def concluded(answers: Replies, kept: list[str]) -> tuple[object, ...]:
    levels = axis_scores(GRID, answers)
    return levels, profile_of(levels), barriers_in(GRID, answers), recommended(GRID, answers, kept)


@given(ANSWERED, KEPT, st.randoms(use_true_random=False))
def test_nothing_concluded_depends_on_the_order_in_which_it_was_answered(
    answers: dict[str, Reply], kept: list[str], random: Random
) -> None:
    shuffled = dict(sorted(answers.items(), key=lambda _: random.random()))

    assert concluded(shuffled, kept) == concluded(answers, kept)


@given(ANSWERED, st.data())
def test_every_answer_of_an_axis_can_only_lift_it_when_each_gets_better(
    answers: dict[str, Reply], data: st.DataObject
) -> None:
    """The exception of the grid: a change that shows or hides a question may lower an axis."""
    asked = [question for question in SCORED if question.code in shown(answers)]
    before, after = dict(answers), dict(answers)
    for question in data.draw(st.lists(st.sampled_from(asked), max_size=6, unique=True)):
        pair = data.draw(st.lists(st.sampled_from(with_points(question)), min_size=2, max_size=2))
        worse, better = sorted(pair, key=lambda choice: choice.points or 0)
        before[question.code] = Reply(codes=(worse.code,))
        after[question.code] = Reply(codes=(better.code,))
    assume(shown(before) == shown(after))

    lower, higher = axis_scores(GRID, before), axis_scores(GRID, after)

    for axis, level in lower.items():
        assert level is None or (higher[axis] is not None and (higher[axis] or 0) >= level)


def test_the_exception_is_real_a_better_answer_that_shows_a_question_may_lower_its_axis() -> None:
    """A vehicle out of order is better than none, and lets one say that it is not insured."""
    kept = {
        "V02": Reply(codes=("oui",)),
        "V06": Reply(codes=("non",)),
        "V09": Reply(codes=("oui",)),
    }
    without = {**kept, "V04": Reply(codes=("aucun",))}
    broken_down = {**kept, "V04": Reply(codes=("en_panne",))}

    assert axis_scores(GRID, without)["MOYENS"] == 3
    assert axis_scores(GRID, broken_down)["MOYENS"] == 1


def test_only_three_questions_can_show_or_hide_others() -> None:
    deciding = {question.code for question in CLOSED if len(sights(question)) > 1}

    assert deciding == {"V02", "V04", "F01"}
    assert {question.code for question in CONDITIONAL} == {
        *("V03", "V05", "V06", "V07", "H06", "P04", "F02")
    }


def sights(question: Question) -> set[frozenset[str]]:
    """Return what its answers show, each alone."""
    alone = ({question.code: Reply(codes=(choice.code,))} for choice in question.choices)
    return {frozenset(shown(answers)) for answers in alone}


@given(ANSWERED, KEPT, st.sampled_from(CLOSED), st.sampled_from(SILENCES))
def test_silence_concludes_what_a_question_never_asked_concludes(
    answers: dict[str, Reply], kept: list[str], question: Question, silence: Reply
) -> None:
    absent = {code: reply for code, reply in answers.items() if code != question.code}

    assert concluded({**absent, question.code: silence}, kept) == concluded(absent, kept)


@given(ANSWERED, st.sampled_from(SCORED))
def test_taking_an_answer_away_never_leaves_less_than_a_zero(
    answers: dict[str, Reply], question: Question
) -> None:
    worst = with_points(question)[0]
    assume(question.axis is not None)
    assume(worst.points == 0)
    absent = {code: reply for code, reply in answers.items() if code != question.code}
    zero = {**absent, question.code: Reply(codes=(worst.code,))}
    assume(question.code in shown(zero))
    assume(shown(zero) == shown(absent))

    level = axis_scores(GRID, absent)[question.axis or ""]
    with_zero = axis_scores(GRID, zero)[question.axis or ""]

    assert level is None or with_zero is None or level >= with_zero


@given(st.sampled_from([q for q in SCORED if q.condition is None]), st.sampled_from(SILENCES))
def test_a_zero_alone_says_something_that_silence_does_not(
    question: Question, silence: Reply
) -> None:
    """Answered at its best beside it, the axis is lowered by a zero and never by silence."""
    axis = question.axis or ""
    best = {
        q.code: Reply(codes=(with_points(q)[-1].code,))
        for q in GRID.scored_questions(axis)
        if q.mandatory and q.code != question.code
    }
    worst = Reply(codes=(with_points(question)[0].code,))

    assert axis_scores(GRID, {**best, question.code: silence})[axis] == best_level(best, axis)
    assert (axis_scores(GRID, {**best, question.code: worst})[axis] or 0) < 4


def best_level(best: Replies, axis: str) -> int | None:
    """Return 4 where half of the mandatory answers are there, None elsewhere."""
    mandatory = [q for q in GRID.scored_questions(axis) if q.mandatory]
    return 4 if 2 * len(best) >= len(mandatory) else None


@given(ANSWERED, KEPT, st.sampled_from(CONDITIONAL), st.data())
def test_a_hidden_answer_may_be_anything_and_counts_again_when_it_reappears(
    answers: dict[str, Reply], kept: list[str], question: Question, data: st.DataObject
) -> None:
    first = {**answers, question.code: data.draw(an_answer_to(question))}
    second = {**answers, question.code: data.draw(an_answer_to(question))}
    absent = {code: reply for code, reply in answers.items() if code != question.code}

    if question.code not in shown(first):
        assert concluded(first, kept) == concluded(second, kept) == concluded(absent, kept)
    facts = GRID.facts(first)
    assert (question.code in facts.chosen) is (question.code in shown(first))


@given(st.dictionaries(st.sampled_from([a.code for a in GRID.axes]), st.none() | st.integers(0, 4)))
def test_every_vector_of_levels_matches_one_profile_and_always_the_same(
    levels: dict[str, int | None],
) -> None:
    found = profile_of(levels)

    assert PROFILES.count(found) == 1
    assert profile_of(dict(reversed(levels.items()))) == found
    assert profile_of({**levels, "PROJET": None}) == found


@given(ANSWERED)
def test_the_evidence_of_a_barrier_is_enough_to_find_it_again(answers: dict[str, Reply]) -> None:
    """Every answer quoted was given and visible, and with those that show it they suffice."""
    visible = shown(answers)
    for found in barriers_in(GRID, answers):
        quoted = {reason.question for reason in found.reasons}
        needed = quoted | ({"V02", "V04", "F01"} & set(answers))
        alone = {code: answers[code] for code in needed}

        assert quoted <= visible & set(answers)
        assert found in barriers_in(GRID, alone)


@given(ANSWERED, KEPT)
def test_each_action_is_proposed_once_at_the_rank_of_the_first_barrier_that_calls_it(
    answers: dict[str, Reply], kept: list[str]
) -> None:
    actions = [proposal.action_type for proposal in recommended(GRID, answers, kept)]
    called = list(dict.fromkeys(action for code in kept for action in GRID.barrier(code).actions))

    assert len(set(actions)) == len(actions)
    assert actions[: len(called)] == called
    assert set(actions[len(called) :]) <= {default.action for default in GRID.defaults}


@given(ANSWERED, KEPT)
def test_an_action_has_a_reason_of_every_barrier_that_calls_it(
    answers: dict[str, Reply], kept: list[str]
) -> None:
    for proposal in recommended(GRID, answers, kept):
        for code in kept:
            if proposal.action_type in GRID.barrier(code).actions:
                alone = recommended(GRID, answers, [code])
                reasons = next(p.reasons for p in alone if p.action_type == proposal.action_type)
                assert reasons[0] in proposal.reasons
