"""What an adviser may choose of a paper before it leaves: one of several, or boxes to tick."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QObject

from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.jobs import Job

T = TypeVar("T")

Chosen: TypeAlias = Mapping[str, frozenset[str]]
"""The codes chosen, by the name of their group."""

NOTHING: Final[Chosen] = {}


@dataclass(frozen=True, slots=True)
class Option:
    """`mark` is a word in a badge beside it, `help` a line beneath it.

    `refused` says why it cannot be chosen.
    """

    code: str
    words: str
    help: str = ""
    mark: str = ""
    sensitive: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A group that goes only with an option of another one; `why` says it where it does not."""

    group: str
    code: str
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """Options of which one is chosen, or as many as wanted where they are `boxes`.

    `listed` shows one of many in a closed list.
    """

    name: str
    title: str
    options: tuple[Option, ...]
    chosen: frozenset[str]
    boxes: bool = False
    listed: bool = False
    help: str = ""
    need: Need | None = None


Groups: TypeAlias = tuple[Group, ...]
Receive: TypeAlias = Callable[[Groups], object]
Refuse: TypeAlias = Callable[[Exception], object]


@dataclass(frozen=True, slots=True)
class Choosing(Generic[T]):
    """The choices of a paper: `read` asks the base for what they depend on, `shape` shows it."""

    read: Callable[[Background], Job[T]]
    shape: Callable[[T], Groups]

    def ask(self, background: Background, receive: Receive, refuse: Refuse, owner: QObject) -> None:
        """Give the groups of choices to `receive`, or the failure to `refuse`."""
        job = self.read(background)
        job.then(lambda found: receive(self.shape(found)), owner).otherwise(refuse, owner)


def one_of(chosen: Chosen, group: str) -> str:
    """Return the option chosen in a group; nothing where none is."""
    return next(iter(chosen.get(group, ())), "")


def together(chosen: Chosen) -> frozenset[str]:
    """Return every box ticked, whatever its group."""
    return frozenset().union(*chosen.values())


def of_groups(groups: Groups) -> Chosen:
    """Return what is chosen as the groups stand; one whose need is not met keeps nothing."""
    found = {each.name: each.chosen for each in groups}
    return {each.name: each.chosen if met(each, found) else frozenset() for each in groups}


def met(group: Group, chosen: Chosen) -> bool:
    """Say whether a group can be chosen from, beside what is chosen of the others."""
    return group.need is None or group.need.code in chosen.get(group.need.group, ())
