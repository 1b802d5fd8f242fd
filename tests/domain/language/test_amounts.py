"""Amounts of money typed by hand."""

import pytest

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.amounts import parse_euros


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("45", 4500),
        ("45,5", 4550),
        ("45.50", 4550),
        ("1 250 €", 125_000),
        ("1\u00a0250,07 euros", 125_007),
        ("0", 0),
    ],
)
def test_an_amount_is_kept_to_the_cent(typed: str, cents: int) -> None:
    assert parse_euros(typed) == cents


@pytest.mark.parametrize("typed", ["", "-5", "12,345", "cent", "1 000 000 000 0", "12,"])
def test_what_is_no_amount_is_refused_beside_its_field(typed: str) -> None:
    with pytest.raises(UserError, match="par exemple 45") as refused:
        parse_euros(typed, "asked_cents")

    assert refused.value.field == "asked_cents"
