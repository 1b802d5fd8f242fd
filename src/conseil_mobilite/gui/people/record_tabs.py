"""The tabs of a person's page, as the composition of the window gives them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from conseil_mobilite.gui.desk import Desk
from conseil_mobilite.gui.kit.page import Page
from conseil_mobilite.services.people.people import PersonHeader

NEW = "new"
"""The part of a tab that begins something: an assessment, an appointment, an action, a sheet."""

MENU = "menu"
"""The part of a tab that offers everything it can begin."""


@dataclass(frozen=True, slots=True)
class HeaderGesture:
    """A button of the header: it shows its tab, then asks it for its part `NEW`.

    Buttons stand in the order of `rank`; the first is filled where the page fills no other. `more`
    says what a second button beside it offers: it asks the tab for its part `MENU`.
    """

    words: str
    icon: str
    rank: int = 0
    more: str = ""


@dataclass(frozen=True, slots=True)
class RecordTab:
    """A tab: how its page is made when it is first shown, and the number beside its title.

    `short` is the title where the text is large and the tabs stand close together.
    """

    code: str
    title: str
    make: Callable[[Desk, UUID], Page]
    count: Callable[[PersonHeader], int] | None = None
    gesture: HeaderGesture | None = None
    short: str = ""
