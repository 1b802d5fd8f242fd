"""The delay of the lock: each adviser's wish, and the most that is allowed in the base."""

from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.access import lock_minutes
from conseil_mobilite.domain.access.lock_minutes import LONGEST, USUAL, LockMinutes
from conseil_mobilite.services.organisation import roles, settings

MOST: Final = "lock_minutes_most"
WISHED: Final = "lock_minutes"


def lock_delay(session: Session) -> LockMinutes:
    """Return the delay of the adviser who acts."""
    wished = settings.value(session, _own(session))
    most = settings.value(session, MOST)
    return LockMinutes(lock_minutes.read(wished, USUAL), lock_minutes.read(most, LONGEST))


def wish(session: Session, minutes: int) -> LockMinutes:
    """Keep what the adviser wishes; it holds as far as the base allows."""
    settings.put(session, _own(session), str(lock_minutes.checked(minutes)))
    return lock_delay(session)


def allow(session: Session, most: int) -> LockMinutes:
    """Keep the most that anybody may wish: the responsible person alone decides."""
    roles.require_manager(session)
    settings.put(session, MOST, str(lock_minutes.checked(most)))
    return lock_delay(session)


def _own(session: Session) -> str:
    acting = session.info["adviser"]
    return f"{WISHED}_{acting.hex if acting else 'nobody'}"
