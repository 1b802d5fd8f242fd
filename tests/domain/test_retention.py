from datetime import date, timedelta

import pytest

from conseil_mobilite.domain.people.retention import latest_contact_reaching, retention_limit


@pytest.mark.parametrize(
    ("contact", "limit"),
    [
        (date(2025, 4, 1), date(2027, 4, 1)),
        (date(2024, 2, 29), date(2026, 3, 1)),
    ],
)
def test_a_file_stays_two_years_after_the_last_contact(contact: date, limit: date) -> None:
    assert retention_limit(contact) == limit


def test_every_file_whose_retention_ends_by_a_day_is_found() -> None:
    first = date(2026, 1, 1)

    for offset in range(3 * 366):
        day = first + timedelta(offset)
        latest = latest_contact_reaching(day)
        assert retention_limit(latest) <= day + timedelta(1)
        assert retention_limit(latest + timedelta(2)) > day
