"""Two assessments side by side: gains and losses are told, and nothing is invented."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.assessment.barrier_changes import BarrierOutcome
from conseil_mobilite.domain.assessment.comparison import (
    AxisChange,
    Comparison,
    Measure,
    Movement,
    Perimeter,
    compare,
)
from conseil_mobilite.domain.assessment.comparison_sentences import (
    axis_sentence,
    change_words,
    headline,
    not_comparable_sentence,
    perimeter_sentences,
    still_sentence,
)
from conseil_mobilite.domain.assessment.observation import Observation
from conseil_mobilite.domain.assessment.replies import Reply
from conseil_mobilite.domain.assessment.scoring import ImpactLevel
from conseil_mobilite.domain.language.french import NO_BREAK
from conseil_mobilite.store.reference.reference import grid

GRID = grid()
AXES = [axis.code for axis in GRID.axes]
LEVELS = st.one_of(st.none(), st.integers(0, 4))
VECTORS = st.fixed_dictionaries(dict.fromkeys(AXES, LEVELS))


def answer(question: str, label: str) -> Reply:
    choices = GRID.question(question).choices
    return Reply(codes=(next(choice.code for choice in choices if choice.label == label),))


def observed(
    levels: Mapping[str, int | None] | None = None,
    *,
    kept: Mapping[str, str] | None = None,
    dropped: frozenset[str] = frozenset(),
    **replies: Reply,
) -> Observation:
    return Observation(GRID, levels or {}, replies, kept or {}, dropped)


def change(before: int | None, after: int | None, axis: str = "MOYENS") -> AxisChange:
    (found,) = [
        one
        for one in compare(observed({axis: before}), observed({axis: after})).axes
        if one.axis == axis
    ]
    return found


def outcomes(before: Observation, after: Observation) -> dict[str, BarrierOutcome]:
    return {one.code: one.outcome for one in compare(before, after).barriers}


@pytest.mark.parametrize(
    ("before", "after", "movement", "words"),
    [
        (1, 3, Movement.GAINED, f"+{NO_BREAK}2{NO_BREAK}niveaux"),
        (0, 1, Movement.GAINED, f"+{NO_BREAK}1{NO_BREAK}niveau"),
        (3, 2, Movement.LOST, f"−{NO_BREAK}1{NO_BREAK}niveau"),
        (2, 2, Movement.UNCHANGED, "inchangé"),
        (None, 4, Movement.NOT_COMPARABLE, "non comparable"),
        (0, None, Movement.NOT_COMPARABLE, "non comparable"),
        (None, None, Movement.NOT_COMPARABLE, "non comparable"),
    ],
)
def test_a_change_is_said_in_words(
    before: int | None, after: int | None, movement: Movement, words: str
) -> None:
    found = change(before, after)

    assert found.movement is movement
    assert change_words(found) == words


@given(VECTORS, VECTORS)
def test_what_was_not_evaluated_is_never_counted_as_zero(
    before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    comparison = compare(observed(before), observed(after))

    assert [one.axis for one in comparison.axes] == AXES
    for one in comparison.axes:
        levels = (before[one.axis], after[one.axis])
        assert (one.gain is None) == (None in levels)
        assert (one.movement is Movement.NOT_COMPARABLE) == (None in levels)


@given(VECTORS, VECTORS)
def test_the_other_way_round_every_gain_is_a_loss(
    before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    forth = compare(observed(before), observed(after))
    back = compare(observed(after), observed(before))

    assert [one.gain for one in forth.axes] == [
        None if one.gain is None else -one.gain for one in back.axes
    ]


@given(VECTORS, VECTORS)
def test_no_sentence_speaks_of_failure_and_every_axis_is_told_once(
    before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    comparison = compare(observed(before), observed(after))

    told = [
        headline(comparison),
        still_sentence(comparison),
        not_comparable_sentence(comparison),
        *(axis_sentence(one) for one in comparison.axes),
    ]
    everything = " ".join(told).lower()
    assert not any(word in everything for word in ("échec", "échou", "mauvais", "régress"))
    moved = [one for movement in Movement for one in comparison.moved(movement)]
    assert sorted(one.axis for one in moved) == sorted(AXES)


def test_the_greatest_gain_comes_first() -> None:
    before, after = {"ADMIN": 1, "MOYENS": 0, "OFFRE": 2}, {"ADMIN": 2, "MOYENS": 3, "OFFRE": 2}

    comparison = compare(observed(before), observed(after))

    assert [one.axis for one in comparison.moved(Movement.GAINED)] == ["MOYENS", "ADMIN"]


@pytest.mark.parametrize(
    ("before", "after", "relief"),
    [
        (0, 2, ImpactLevel.MEDIUM),
        (1, 4, ImpactLevel.NONE),
        (0, 1, None),
        (2, 4, None),
        (1, None, None),
        (None, 4, None),
    ],
)
def test_leaving_a_strong_impact_is_a_relief(
    before: int | None, after: int | None, relief: ImpactLevel | None
) -> None:
    assert change(before, after).relief is relief


def test_a_gain_is_told_with_its_levels_and_what_it_relieves() -> None:
    assert axis_sentence(change(1, 3)) == (
        f"Vous gagnez 2{NO_BREAK}niveaux, de « Très fragile » à « Suffisant »."
        " Ce point ne pèse plus sur vos déplacements."
    )


def test_a_loss_is_told_kindly_and_truthfully() -> None:
    assert axis_sentence(change(3, 2)) == (
        "C’est devenu plus difficile, de « Suffisant » à « Fragile »."
    )


def test_an_axis_of_the_earlier_grid_alone_is_not_comparable() -> None:
    before = observed({"CONF": 2, "PROJET": 3})
    smaller = replace(GRID, axes=tuple(axis for axis in GRID.axes if axis.code != "CONF"))
    after = Observation(smaller, {"PROJET": 3}, {}, {}, frozenset())

    comparison = compare(before, after)

    assert comparison.axes[-1].axis == "CONF"
    assert comparison.axes[-1].movement is Movement.NOT_COMPARABLE


def test_only_health_and_budget_are_axes_that_sensitive_answers_make() -> None:
    sensitive = [one.axis for one in compare(observed(), observed()).axes if one.sensitive]

    assert sensitive == ["BUDGET", "SANTE"]


def test_a_shared_screen_leaves_out_sensitive_axes_and_barriers() -> None:
    before = observed(kept={"sante_conduite": "present", "logement_instable": "present"})
    after = observed({"SANTE": 3}, kept={"velo": "present"})

    shared = compare(before, after).without_sensitive()

    assert [one.code for one in shared.barriers] == ["velo"]
    assert not {"BUDGET", "SANTE"} & {one.axis for one in shared.axes}


def test_lifted_is_what_the_adviser_noted_in_one_or_the_other() -> None:
    before = observed(kept={"garde": "leve", "velo": "present", "peur": "en_cours"})
    after = observed(kept={"velo": "leve", "peur": "partiellement_leve"})

    assert outcomes(before, after) == {
        "velo": BarrierOutcome.LIFTED,
        "garde": BarrierOutcome.LIFTED,
        "peur": BarrierOutcome.PARTLY_LIFTED,
    }


def test_kept_again_is_still_there_even_after_it_was_lifted() -> None:
    before = observed(kept={"velo": "present", "garde": "leve"})
    after = observed(kept={"velo": "persistant", "garde": "present", "peur": "present"})

    assert outcomes(before, after) == {
        "velo": BarrierOutcome.STILL_THERE,
        "garde": BarrierOutcome.STILL_THERE,
        "peur": BarrierOutcome.NEW,
    }


def test_answered_otherwise_it_is_no_longer_seen_which_is_not_lifted() -> None:
    before = observed(kept={"aucun_moyen": "present"}, V04=answer("V04", "Aucun"))
    after = observed(V04=answer("V04", "Toujours"))

    assert outcomes(before, after) == {"aucun_moyen": BarrierOutcome.NO_LONGER_SEEN}
    assert "levé" not in headline(compare(before, after))


def test_not_asked_again_it_is_to_be_reviewed() -> None:
    before = observed(kept={"aucun_moyen": "present"}, V04=answer("V04", "Aucun"))

    assert outcomes(before, observed()) == {"aucun_moyen": BarrierOutcome.NOT_REVIEWED}


def test_added_by_hand_no_answer_can_tell_that_it_went() -> None:
    before = observed(kept={"perimetre_restreint": "present"}, V04=answer("V04", "Toujours"))
    after = observed(V04=answer("V04", "Toujours"))

    assert outcomes(before, after) == {"perimetre_restreint": BarrierOutcome.NOT_REVIEWED}


def test_told_again_by_the_answers_it_was_set_aside_or_is_to_be_decided() -> None:
    none = answer("V04", "Aucun")
    before = observed(kept={"aucun_moyen": "present"}, V04=none)

    dropped = observed(dropped=frozenset({"aucun_moyen"}), V04=none)

    assert outcomes(before, dropped) == {"aucun_moyen": BarrierOutcome.SET_ASIDE}
    assert outcomes(before, observed(V04=none)) == {"aucun_moyen": BarrierOutcome.NOT_REVIEWED}


def test_the_perimeter_is_read_from_both_assessments() -> None:
    before = observed(D05=Reply(kilometres=18, minutes=30))
    after = observed(D05=Reply(kilometres=30, minutes=30))

    perimeter = compare(before, after).perimeter

    assert (perimeter.kilometres.difference, perimeter.minutes.difference) == (12, 0)
    assert perimeter_sentences(perimeter) == (
        f"Vous pouvez aller 12{NO_BREAK}km plus loin : 30{NO_BREAK}km au lieu de 18{NO_BREAK}km.",
        f"Vos trajets peuvent durer autant qu’avant : 30{NO_BREAK}min.",
    )


@pytest.mark.parametrize(
    ("kilometres", "minutes", "words"),
    [
        (Measure(20, 5), Measure(None, 30), ["moins loin qu’avant"]),
        (Measure(None, 5), Measure(60, 45), ["45", "au lieu de"]),
        (Measure(None, 5), Measure(30, None), ["dans les deux bilans"]),
        (Measure(0, 4), Measure(30, 60), ["4", "plus loin"]),
    ],
)
def test_a_perimeter_told_once_is_not_compared(
    kilometres: Measure, minutes: Measure, words: list[str]
) -> None:
    told = " ".join(perimeter_sentences(Perimeter(kilometres, minutes)))

    assert all(word in told for word in words)
    assert "None" not in told


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ({"ADMIN": 1, "OFFRE": 1}, {"ADMIN": 2, "OFFRE": 1}, "Vous avez progressé sur 1 point."),
        (
            {"ADMIN": 1, "OFFRE": 3, "CONF": 4},
            {"ADMIN": 4, "OFFRE": 1, "CONF": 3},
            "Vous avez progressé sur 1 point ; 2 points sont devenus plus difficiles.",
        ),
        ({"ADMIN": 3}, {"ADMIN": 2}, "1 point est devenu plus difficile qu’avant."),
        ({"ADMIN": 3}, {"ADMIN": 3}, "vos niveaux sont restés les mêmes"),
        ({"ADMIN": 3}, {"OFFRE": 3}, "ne se comparent pas"),
    ],
)
def test_the_headline_says_the_whole_in_a_sentence(
    before: dict[str, int | None], after: dict[str, int | None], words: str
) -> None:
    comparison = compare(observed(before), observed(after))

    assert words in headline(comparison).replace(NO_BREAK, " ")


def test_the_headline_counts_what_is_lifted_apart_from_what_is_lifted_in_part() -> None:
    after = observed(kept={"velo": "leve", "garde": "leve", "peur": "partiellement_leve"})

    told = headline(compare(observed(), after)).replace(NO_BREAK, " ")

    assert told.endswith("2 freins sont levés, 1 frein est levé en partie.")


def test_a_comparison_of_nothing_says_so() -> None:
    nothing: Comparison = compare(observed(), observed())

    assert nothing.barriers == ()
    assert headline(nothing).startswith("Aucun point n’a été évalué dans les deux bilans")
