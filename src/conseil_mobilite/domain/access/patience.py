"""How long the lock waits after a failure: a second, then twice as long each time, to a limit."""

from datetime import timedelta
from typing import Final

from conseil_mobilite.domain.language.french import counted

LONGEST: Final = timedelta(minutes=5)
_DOUBLINGS: Final = 9  # the first power of two beyond five minutes


def delay(failures: int) -> timedelta:
    """Return how long to wait after so many failures in a row."""
    if failures <= 0:
        return timedelta()
    return min(timedelta(seconds=1 << min(failures - 1, _DOUBLINGS)), LONGEST)


def delay_in_words(seconds: int) -> str:
    """« 2 minutes 5 secondes »."""
    minutes, rest = divmod(seconds, 60)
    parts = [counted(minutes, "minute")] if minutes else []
    if rest or not minutes:
        parts.append(counted(rest, "seconde"))
    return " ".join(parts)
