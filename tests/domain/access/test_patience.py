from datetime import timedelta

import pytest

from conseil_mobilite.domain.access.patience import LONGEST, delay, delay_in_words


def test_the_delay_doubles_after_each_failure_up_to_five_minutes() -> None:
    told = [delay(failures).total_seconds() for failures in range(12)]

    assert told == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert delay(10**6) == LONGEST == timedelta(minutes=5)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconde"),
        (1, "1 seconde"),
        (59, "59 secondes"),
        (60, "1 minute"),
        (125, "2 minutes 5 secondes"),
    ],
)
def test_the_delay_is_said_in_words(seconds: int, words: str) -> None:
    assert delay_in_words(seconds).replace("\u00a0", " ") == words
