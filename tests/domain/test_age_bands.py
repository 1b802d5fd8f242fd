import pytest

from conseil_mobilite.domain.statistics.exact.age_bands import age_band
from conseil_mobilite.store.reference.reference import code_lists


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "moins_18"),
        (17, "moins_18"),
        (18, "18_25"),
        (25, "18_25"),
        (26, "26_39"),
        (39, "26_39"),
        (40, "40_49"),
        (50, "50_59"),
        (59, "50_59"),
        (60, "60_plus"),
        (104, "60_plus"),
        (None, "NSP"),
    ],
)
def test_every_age_has_one_band(age: int | None, band: str) -> None:
    assert age_band(age, code_lists()["age_bands"]) == band
