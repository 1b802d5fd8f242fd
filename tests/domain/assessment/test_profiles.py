import pytest
from hypothesis import given
from hypothesis import strategies as st

from conseil_mobilite.domain.assessment.profiles import PROFILES, Levels, profile, profile_of

AXES = ("ADMIN", "OFFRE", "MOYENS", "BUDGET", "COMPET", "SAVOIRS", "SANTE", "FAMILLE", "CONF")
LEVELS = st.one_of(st.none(), st.integers(0, 4))


def levels(*, others: int | None = 4, **of_axes: int | None) -> Levels:
    return {**dict.fromkeys((*AXES, "PROJET"), others), **of_axes}


@pytest.mark.parametrize(
    ("of_axes", "code"),
    [
        pytest.param({}, "P_NA", id="nothing evaluated"),
        pytest.param(levels(others=None, **dict.fromkeys(AXES[:5], 4)), "P_NA", id="5 of 9"),
        pytest.param(levels(others=None, **dict.fromkeys(AXES[:6], 4)), "P_INFO", id="6 of 9"),
        pytest.param(
            levels(others=None, PROJET=4, **dict.fromkeys(AXES[:5], 4)),
            "P_NA",
            id="the project is not one of the nine",
        ),
        pytest.param(levels(ADMIN=2, OFFRE=2, MOYENS=2, BUDGET=2), "P_CUMUL", id="four at 2"),
        pytest.param(levels(ADMIN=2, OFFRE=2, MOYENS=2), "P_MATERIEL", id="three at 2"),
        pytest.param(levels(ADMIN=1, OFFRE=0), "P_CUMUL", id="two at 1 or less"),
        pytest.param(levels(ADMIN=1, OFFRE=2), "P_MATERIEL", id="one at 1"),
        pytest.param(levels(SANTE=1, PROJET=0), "P_SANTE", id="the project does not add up"),
        pytest.param(levels(SANTE=2, COMPET=2, MOYENS=2), "P_SANTE", id="health comes first"),
        pytest.param(levels(SANTE=3, COMPET=2, MOYENS=2), "P_COMPET", id="then skills"),
        pytest.param(levels(SAVOIRS=2), "P_COMPET", id="basic knowledge is a skill"),
        pytest.param(levels(CONF=0), "P_COMPET", id="so is confidence"),
        pytest.param(levels(BUDGET=2, OFFRE=2), "P_MATERIEL", id="then means and money"),
        pytest.param(levels(ADMIN=2), "P_MATERIEL", id="rights are means"),
        pytest.param(levels(OFFRE=2), "P_TERRITOIRE", id="then the territory"),
        pytest.param(levels(FAMILLE=0), "P_TERRITOIRE", id="and the family"),
        pytest.param(levels(others=3), "P_INFO", id="all sufficient"),
        pytest.param(levels(PROJET=0), "P_INFO", id="a far project alone"),
        pytest.param(levels(OFFRE=None, SANTE=None, CONF=None), "P_INFO", id="unknown is not weak"),
    ],
)
def test_the_first_rule_that_holds_gives_the_profile(of_axes: Levels, code: str) -> None:
    assert profile_of(of_axes).code == code


def test_the_seven_profiles_have_each_a_label_and_an_intensity() -> None:
    assert [known.code for known in PROFILES] == [
        *("P_NA", "P_CUMUL", "P_SANTE", "P_COMPET", "P_MATERIEL", "P_TERRITOIRE", "P_INFO"),
    ]
    assert all(known.label and known.suggested_intensity for known in PROFILES)


def test_a_profile_is_found_by_its_code() -> None:
    assert profile("P_INFO").label == "Autonome, besoin d’information"


def expected(of_axes: Levels) -> str:
    """Say the published table again, its rules made exclusive by hand."""
    known = [level for axis in AXES if (level := of_axes.get(axis)) is not None]
    weak = {axis for axis in AXES if (level := of_axes.get(axis)) is not None and level <= 2}
    holds = {
        "P_NA": len(known) < 6,
        "P_CUMUL": sum(n <= 2 for n in known) >= 4 or sum(n <= 1 for n in known) >= 2,
        "P_SANTE": "SANTE" in weak,
        "P_COMPET": bool(weak & {"COMPET", "SAVOIRS", "CONF"}),
        "P_MATERIEL": bool(weak & {"MOYENS", "BUDGET", "ADMIN"}),
        "P_TERRITOIRE": bool(weak & {"OFFRE", "FAMILLE"}),
        "P_INFO": all(n >= 3 for n in known),
    }
    return next(code for code, true in holds.items() if true)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*AXES, "PROJET"), LEVELS)))
def test_every_vector_of_levels_has_exactly_one_profile(of_axes: Levels) -> None:
    assert profile_of(of_axes).code == expected(of_axes)


@given(st.fixed_dictionaries(dict.fromkeys(AXES, LEVELS)), LEVELS)
def test_the_project_never_changes_the_profile(of_axes: Levels, project: int | None) -> None:
    assert profile_of({**of_axes, "PROJET": project}) == profile_of(of_axes)
