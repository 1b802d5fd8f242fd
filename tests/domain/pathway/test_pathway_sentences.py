from itertools import product

from conseil_mobilite.domain.pathway.pathway_rules import PathwayAct, PathwayState, allowed_acts
from conseil_mobilite.domain.pathway.pathway_sentences import ACT_LABELS, STATE_LABELS, refusal


def test_every_state_and_act_has_a_label() -> None:
    assert set(STATE_LABELS) == set(PathwayState)
    assert set(ACT_LABELS) == set(PathwayAct)


def test_every_refusal_is_a_sentence() -> None:
    refused = [
        refusal(state, act)
        for state, act in product(PathwayState, PathwayAct)
        if act not in allowed_acts(state)
    ]

    assert all(text[0].isupper() and text.endswith(".") and "{" not in text for text in refused)
