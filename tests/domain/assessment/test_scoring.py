import pytest
from tests.domain.assessment.replied import replies

from conseil_mobilite.domain.assessment.replies import Replies, Reply, ReplyState
from conseil_mobilite.domain.assessment.scoring import (
    IMPACT_LABELS,
    LEVEL_LABELS,
    ImpactLevel,
    axis_scores,
    half_down_mean,
    impact_level,
)
from conseil_mobilite.store.reference.reference import grid

GRID = grid()


@pytest.mark.parametrize(
    ("points", "mean"),
    [
        ((2, 3), 2),
        ((1, 2), 1),
        ((1, 2, 2, 2), 2),
        ((4, 4, 4), 4),
        ((0, 0, 0), 0),
        ((0, 1), 0),
        ((3, 4), 3),
        ((3, 4, 4), 4),
        ((2, 3, 3), 3),
        ((0,), 0),
        ((4,), 4),
    ],
)
def test_a_mean_is_rounded_and_its_half_goes_down(points: tuple[int, ...], mean: int) -> None:
    assert half_down_mean(points) == mean


@pytest.mark.parametrize(
    ("axis", "answers", "level"),
    [
        pytest.param("ADMIN", replies(), None, id="nothing answered"),
        pytest.param(
            "ADMIN",
            replies(A01="oui", A02="carte", A03="oui", A04="utilise", A05="seul"),
            4,
            id="everything is fine",
        ),
        pytest.param("ADMIN", replies(A05="seul"), None, id="no mandatory item: 0 of 4"),
        pytest.param("ADMIN", replies(A01="oui"), None, id="1 of 4 mandatory is too few"),
        pytest.param("ADMIN", replies(A01="oui", A02="carte"), 4, id="2 of 4 is enough"),
        pytest.param(
            "ADMIN",
            replies(A01="oui", A04="non_concerne"),
            None,
            id="not applicable leaves 3 expected, 1 answered",
        ),
        pytest.param(
            "ADMIN",
            replies(A01="oui", A03="en_partie", A04="non_concerne"),
            3,
            id="not applicable leaves 3 expected, 2 answered",
        ),
        pytest.param(
            "ADMIN",
            replies(A01="non", A02="carte", A03="oui", A04="utilise", A05="seul"),
            1,
            id="no identity paper blocks a mean of 3",
        ),
        pytest.param(
            "ADMIN",
            replies(A01="non", A02="aucun", A03="non", A04="inconnu", A05="n_y_arrive_pas"),
            0,
            id="blocking never lifts a lower mean",
        ),
        pytest.param(
            "ADMIN",
            replies(A01="renouvellement", A02="carte"),
            3,
            id="a renewal does not block",
        ),
        pytest.param("MOYENS", replies(V02="oui", V04="aucun", V09="non"), 1, id="mean 4/3"),
        pytest.param(
            "MOYENS",
            replies(V02="ne_souhaite_pas", V04="toujours"),
            4,
            id="not wishing to drive is no weakness",
        ),
        pytest.param(
            "MOYENS",
            replies(V02="ne_souhaite_pas", V03="jamais", V04="toujours", V09="oui"),
            4,
            id="a hidden answer does not weigh",
        ),
        pytest.param(
            "MOYENS",
            replies(V02="oui", V04="toujours", V06="non", V09="oui"),
            1,
            id="an uninsured vehicle blocks",
        ),
        pytest.param(
            "MOYENS",
            replies(V02="oui", V04="aucun", V06="non", V09="oui"),
            3,
            id="a hidden blocking answer does not block: mean 8/3",
        ),
        pytest.param(
            "MOYENS", replies(V02="oui", V04="toujours", V06="sans_objet"), 4, id="a bicycle"
        ),
        pytest.param(
            "SANTE",
            replies(H02="sans_difficulte", H03="sans_difficulte", H08="toujours_accompagne"),
            1,
            id="always accompanied blocks",
        ),
        pytest.param(
            "SANTE",
            replies(V02="oui", H02="sans_difficulte", H06="impossible", H08="oui"),
            3,
            id="driving counts once it is asked: mean 8/3",
        ),
        pytest.param(
            "SANTE",
            replies(H02="sans_difficulte", H06="impossible", H08="oui"),
            4,
            id="driving is not asked before the right to drive",
        ),
        pytest.param("FAMILLE", replies(F01="organise", F02="non", F04="oui"), 1, id="no care"),
        pytest.param("FAMILLE", replies(F01="non", F02="non", F04="oui"), 4, id="no child"),
        pytest.param("BUDGET", replies(B02="juste"), 2, id="one of two mandatory is half"),
        pytest.param("BUDGET", replies(B04="oui", B06="non"), None, id="no mandatory answer"),
        pytest.param("PROJET", replies(J03="une_partie", J04="31_45_min"), 2, id="2 and 3"),
        pytest.param("CONF", replies(P02="evite", P03="evite"), 0, id="2 of 3, both zero"),
    ],
)
def test_an_axis_is_computed_from_its_visible_answers(
    axis: str, answers: Replies, level: int | None
) -> None:
    assert axis_scores(GRID, answers)[axis] == level


@pytest.mark.parametrize("state", [ReplyState.NOT_DISCUSSED, ReplyState.REFUSED])
def test_a_question_left_aside_is_unanswered_and_never_zero(state: ReplyState) -> None:
    answers = {"B02": Reply(state), **replies(B03="oui")}

    assert axis_scores(GRID, answers)["BUDGET"] == 4
    assert axis_scores(GRID, {"B02": Reply(state), "B03": Reply(state)})["BUDGET"] is None


def test_a_question_left_aside_stays_expected_unlike_one_not_applicable() -> None:
    refused = {"A04": Reply(ReplyState.REFUSED), "A03": Reply(ReplyState.REFUSED)}
    one_answer = replies(A01="oui")

    assert axis_scores(GRID, {**one_answer, **refused})["ADMIN"] is None


def test_every_axis_has_its_score_in_the_order_of_the_grid() -> None:
    assert list(axis_scores(GRID, {})) == [axis.code for axis in GRID.axes]


@pytest.mark.parametrize(
    ("score", "impact"),
    [
        (0, ImpactLevel.STRONG),
        (1, ImpactLevel.STRONG),
        (2, ImpactLevel.MEDIUM),
        (3, ImpactLevel.NONE),
        (4, ImpactLevel.NONE),
        (None, None),
    ],
)
def test_a_score_maps_onto_the_three_national_levels(
    score: int | None, impact: ImpactLevel | None
) -> None:
    assert impact_level(score) == impact


def test_every_level_has_its_words() -> None:
    assert [LEVEL_LABELS[level] for level in (0, 1, 2, 3, 4, None)] == [
        *("Bloquant", "Très fragile", "Fragile", "Suffisant", "Autonome", "Non évalué"),
    ]
    assert set(IMPACT_LABELS) == set(ImpactLevel)
