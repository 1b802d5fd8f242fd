"""Nothing sensitive leaves for the prescriber unless it was ticked."""

from conseil_mobilite.domain.assessment.barriers import barriers_in
from conseil_mobilite.domain.assessment.disclosable import (
    disclosable_actions,
    disclosable_barriers,
    disclosable_replies,
)
from conseil_mobilite.domain.assessment.recommendations import recommended
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.store.reference import reference

GRID = reference.grid()
REPLIES = {
    question.code: Reply(codes=(question.choices[-1].code,))
    for question in GRID.questions
    if question.choices
}
FOUND = barriers_in(GRID, REPLIES)
SENSITIVE = {question.code for question in GRID.questions if question.sensitive}


def test_no_sensitive_reply_is_disclosed_and_every_other_is() -> None:
    assert disclosable_replies(GRID, REPLIES).keys() == REPLIES.keys() - SENSITIVE


def test_a_ticked_reply_is_disclosed_alone() -> None:
    told = disclosable_replies(GRID, REPLIES, {"H02"})

    assert told.keys() & SENSITIVE == {"H02"}
    assert told["H02"] == REPLIES["H02"]


def test_neither_a_sensitive_barrier_nor_a_sensitive_reason_is_disclosed() -> None:
    told = disclosable_barriers(FOUND)

    assert told
    assert any(barrier.sensitive for barrier in FOUND)
    assert not any(barrier.sensitive for barrier in told)
    assert not any(reason.sensitive for barrier in told for reason in barrier.reasons)


def test_ticking_a_barrier_names_it_without_the_answers_behind_it() -> None:
    (told,) = [b for b in disclosable_barriers(FOUND, {"sante_deplacement"}) if b.sensitive]

    assert told.code == "sante_deplacement"
    assert told.reasons == ()


def test_an_action_is_disclosed_only_with_reasons_that_may_be_told() -> None:
    actions = recommended(GRID, REPLIES, [barrier.code for barrier in FOUND])
    told = disclosable_actions(actions)

    assert {action.action_type for action in actions if not action.shareable_reasons}
    assert all(action.reasons == action.shareable_reasons for action in told)
    assert {a.action_type for a in told} == {a.action_type for a in actions if a.shareable_reasons}
