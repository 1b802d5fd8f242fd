"""The ways the agenda shows its days."""

from enum import StrEnum
from typing import Final


class View(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LIST = "list"


VIEWS: Final = (
    (View.DAY, "Jour"),
    (View.WEEK, "Semaine"),
    (View.MONTH, "Mois"),
    (View.LIST, "Liste"),
)
VIEW_KEYS: Final = {f"Ctrl+{rank}": view for rank, (view, _words) in enumerate(VIEWS, 1)}


class Span(StrEnum):
    """What the list is long of."""

    WEEK = "week"
    MONTH = "month"


SPANS: Final = ((Span.WEEK, "Par semaine"), (Span.MONTH, "Par mois"))
