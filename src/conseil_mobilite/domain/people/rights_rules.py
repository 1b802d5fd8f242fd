"""What the RGPD asks once a person makes use of a right: when to answer, what then holds."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from conseil_mobilite.domain.pathway.followup import months_after
from conseil_mobilite.domain.people.rights_request import RightsRequest

ACCESS: Final = "acces"
ERASURE: Final = "effacement"
LIMITATION: Final = "limitation"
OPPOSITION: Final = "opposition"
LASTING: Final = (LIMITATION, OPPOSITION)
"""Rights that, once granted, hold until they are lifted."""

REFUSED: Final = "refusee"
GRANTED: Final = ("accordee", "partielle")
"""Of one granted in part, nobody but the reason knows which part: it holds as if it were whole."""

MONTHS_TO_ANSWER: Final = 1


def answer_due(received_on: date) -> date:
    """Return the last day to answer: a month after it was received (RGPD, art. 12, 3)."""
    return months_after(received_on, MONTHS_TO_ANSWER)


def is_waiting(request: RightsRequest) -> bool:
    return not request.answer


def is_late(request: RightsRequest, today: date) -> bool:
    return is_waiting(request) and answer_due(request.received_on) < today


def in_force(request: RightsRequest) -> bool:
    """Tell whether a limitation or an opposition holds."""
    granted = request.kind in LASTING and request.answer in GRANTED
    return granted and request.lifted_on is None


def may_erase(request: RightsRequest) -> bool:
    """Tell whether she was granted that her file be erased."""
    return request.kind == ERASURE and request.answer in GRANTED


def held_since(requests: Iterable[RightsRequest], kind: str) -> date | None:
    """Return the day from which a limitation or an opposition holds, None where none does."""
    days = (each.answered_on for each in requests if each.kind == kind and in_force(each))
    return min((day for day in days if day), default=None)
