"""What may become of an appointment for one person (list `appointment_statuses`)."""

from collections.abc import Collection
from typing import Final

PLANNED: Final = "unknown"
ATTENDED: Final = "seen"
EXCUSED: Final = "excused"
"""The person called it off."""
REVOKED: Final = "revoked"
"""The service called it off."""
NO_SHOW: Final = "noshow"

CALLED_OFF: Final = (EXCUSED, REVOKED)
FALLEN: Final = frozenset({*CALLED_OFF, NO_SHOW})
ONLY_PAST: Final = frozenset({ATTENDED, NO_SHOW})

_BEFORE: Final = (PLANNED, *CALLED_OFF)
_AFTER: Final = (PLANNED, ATTENDED, EXCUSED, NO_SHOW)
"""Once it has begun, `unknown` reads « à compléter »."""


def allowed(status_now: str, begun: bool) -> tuple[str, ...]:  # noqa: FBT001 - its name says it
    """Return what may be said, in order; what is said already stays among it, old rows included."""
    usual = _AFTER if begun else _BEFORE
    return usual if status_now in usual else (*usual, status_now)


def reinstated(statuses: Collection[str]) -> str:
    """Return which status goes back to planned when a meeting called off is held after all.

    Those who had excused themselves before the service called it off stay excused.
    """
    return REVOKED if REVOKED in statuses else EXCUSED
