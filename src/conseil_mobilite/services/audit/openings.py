"""The base itself, opened and left: by whom, by what way, after how many failed attempts."""

from enum import StrEnum
from typing import Final

from sqlmodel import Session

from conseil_mobilite.store.journal import audit

MOST_TOLD: Final = 50
"""Attempts that failed are told one by one up to here: the delay between two grows each time."""


class Way(StrEnum):
    WINDOW = "window"
    TERMINAL = "terminal"


def note_opening(session: Session, way: Way, failed: int = 0) -> None:
    """Keep that the base was opened, and first each attempt that failed since the last time.

    Nobody can write in a base that stays closed: the attempts are dated when it opens.
    """
    attempts = (None,) * min(max(failed, 0), MOST_TOLD)
    audit.record_each(session, "base.open_failed", way.value, attempts)
    audit.record(session, "base.open", way.value)


def note_lock(session: Session) -> None:
    audit.record(session, "base.lock", Way.WINDOW.value)


def note_closing(session: Session) -> None:
    audit.record(session, "base.close", Way.WINDOW.value)
