from datetime import date

import pytest

from conseil_mobilite.domain.pathway.followup import (
    may_close_unreached,
    months_after,
    solution_of,
    solution_words,
)


@pytest.mark.parametrize(
    ("exited", "months", "due"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 10, 31), 6, date(2027, 4, 30)),
        (date(2026, 12, 15), 3, date(2027, 3, 15)),
    ],
)
def test_a_day_that_does_not_exist_is_the_last_of_its_month(
    exited: date, months: int, due: date
) -> None:
    assert months_after(exited, months) == due


def test_three_attempts_in_vain_are_enough() -> None:
    assert [may_close_unreached(count) for count in (2, 3, 4)] == [False, True, True]


@pytest.mark.parametrize(
    ("solution", "more", "words"),
    [
        ("", "", ""),
        ("tient", "", "Solution toujours en place"),
        ("perdue", "La voiture est vendue", "Solution plus en place. La voiture est vendue"),
        ("", "Elle rappellera", "Elle rappellera"),
    ],
)
def test_what_became_of_the_solution_is_said_and_read_back(
    solution: str, more: str, words: str
) -> None:
    assert solution_words(solution, more) == words
    assert solution_of(words) == (solution, more)


@pytest.mark.parametrize(
    "words", ["Solution toujours en place, mais fragile", "Solution plus en placement"]
)
def test_words_that_begin_alike_are_read_back_as_they_were_typed(words: str) -> None:
    assert solution_words(*solution_of(words)) == words
