"""A clock that a test sets, and that may move by itself."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass
class Watch:
    """What a test gives as its fixture `clock`, to tell the time of its base."""

    now: datetime
    pace: timedelta = timedelta()
    """By how much each reading moves it on."""

    def __call__(self) -> datetime:
        self.now += self.pace
        return self.now

    def wait(self, **time: float) -> None:
        """Let hours, minutes or seconds go by."""
        self.now += timedelta(**time)
