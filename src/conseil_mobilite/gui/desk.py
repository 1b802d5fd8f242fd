"""What every page works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from PySide6.QtCore import QSettings

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.reference.code_lists import CodeLists
from conseil_mobilite.gui.agenda.calendars.subscription_file import SubscriptionFile
from conseil_mobilite.gui.background import Background
from conseil_mobilite.gui.backups.keeper import BackupKeeper
from conseil_mobilite.gui.kit.appearance import Appearance
from conseil_mobilite.gui.shell.reminding import Reminding
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.reference.territories import Territories

Reopening: TypeAlias = Callable[[Store], Store]
"""What closes the open base, puts another in its place, and returns that one, open."""


@dataclass(frozen=True, slots=True)
class Station:
    """What depends on this computer: the ways into the base, the looks, the delay of the lock.

    `settings` keep what a page remembers of how it is shown: never anything of a person.
    `reopen` empties the window, says a sentence meanwhile, and shows the base the errand opens.
    `subscription` is the file that follows the diary, where this computer keeps one.
    `reminding` is there in the window of the program, which lives longer than an opening.
    `keeper` makes and reads the backups of the open base.
    `watch_idle` locks after so many minutes from now on; `kit_made` tells that the adviser has a
    recovery kit.
    """

    access: Access
    appearance: Callable[[], Appearance]
    idle_minutes: int
    settings: QSettings
    reopen: Callable[[Reopening, str], None]
    subscription: SubscriptionFile | None = None
    reminding: Reminding | None = None
    keeper: BackupKeeper | None = None
    watch_idle: Callable[[int], object] = lambda _minutes: None
    kit_made: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class Desk:
    """The adviser at work, their tools, and the one clock (aware instants)."""

    background: Background
    clock: Callable[[], datetime]
    grid: Grid
    lists: CodeLists
    territories: Territories
    adviser: Adviser
    station: Station
