"""The real window over a small demonstration, and the places of it that are gone through."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select
from tests.campaigns.acted_window.demonstration import is_sound, unlock
from tests.campaigns.foreign_text.texts import TEXTS
from tests.campaigns.foreign_text.walk import Tally, Walk

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting
from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE, Wanted, make
from conseil_mobilite.cli.tour.theatre import open_stage
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.gui.settings.page import SECTIONS
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.store import vault

PEOPLE: Final = 8
TABS: Final = (
    "identity",
    "situation",
    "assessments",
    "pathway",
    "meetings",
    "documents",
    "rights",
)


@dataclass(frozen=True)
class Whose:
    person: UUID
    adviser: UUID


def base_in(folder: Path, people: int = PEOPLE) -> Path:
    return make(folder, Wanted(people, 11, paris_day(now())), lambda _done, _all: None)


def everywhere(whose: Whose) -> Iterator[Route]:
    """Yield each place of the rail, each room, each tab of a file, each section of the settings."""
    for screen in (Screen.TODAY, Screen.PEOPLE, Screen.AGENDA, Screen.STATISTICS):
        yield Route(screen)
    for part in ("", "aids", "own"):
        yield Route(Screen.DIRECTORY, part=part)
    for screen in (Screen.CASELOAD, Screen.REFERRALS, Screen.DUPLICATES, Screen.CONSOLIDATION):
        yield Route(screen, whose.adviser)
    yield Route(Screen.IMPORT, whose.adviser)
    yield Route(Screen.STATISTICS, part="export")
    for tab in TABS:
        yield Route(Screen.PERSON, whose.person, tab)
    for section in SECTIONS:
        yield Route(Screen.SETTINGS, part=section)


def through_window(folder: Path, base: Path, names: Iterable[str], only: Sequence[str]) -> Tally:
    """Take each text through the window, on a copy of the base of its own.

    `only` keeps the places whose name, « person/situation », begins so.
    """
    tally = Tally()
    for name in names:
        copied = folder / name
        shutil.copytree(base.parent, copied / "base")
        path = copied / "base" / FILE_NAME
        whose = _whose(path)
        routes = [
            route
            for route in everywhere(whose)
            if not only or f"{route.screen}/{route.part}".startswith(tuple(only))
        ]
        with _opened(path, copied / "poste") as sitting:
            most = len(routes) * (1 if only else 3)
            Walk(sitting, TEXTS[name], tally).visit(routes, most)
        if not is_sound(path):
            tally.faults[f"{name}: the base is not sound"] += 1
    return tally


@contextmanager
def _opened(path: Path, station: Path) -> Iterator[Sitting]:
    with open_stage(station) as sitting:
        sitting.begin(path)
        unlock(sitting)
        yield sitting


def _whose(path: Path) -> Whose:
    store = vault.open_with_passphrase(path, PHRASE, clock=now)
    found = store.read(_first)
    store.close()
    return found


def _first(session: Session) -> Whose:
    person = session.exec(select(Person.id).order_by(col(Person.file_number))).first()
    assert person is not None
    return Whose(person, setup.advisers(session)[0].id)
