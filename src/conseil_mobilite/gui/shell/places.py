"""Where the window can go, and how each page is made when it is first visited."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from conseil_mobilite.gui.kit.page import Page, Screen


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a place that the palette opens by its word; `code` is what its route names.

    It also answers to the words `also`, which are not shown.
    """

    code: str
    word: str
    icon: str
    detail: str = ""
    also: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the rail: its word, icon and shortcut, and its parts that have a command."""

    screen: Screen
    word: str
    icon: str
    shortcut: str
    make: Callable[[], Page]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """A page about one record; the rail marks `place` meanwhile.

    One with a `subject` of its own is also reached from the palette, by its word.
    """

    screen: Screen
    place: Screen
    make: Callable[[UUID], Page]
    word: str = ""
    icon: str = ""
    subject: UUID | None = None
