"""The visit from its first step to its last, and what it found."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QSize

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.journal import LOG
from conseil_mobilite.cli.demonstration.base import Wanted, make
from conseil_mobilite.cli.tour import album, folder
from conseil_mobilite.cli.tour.album import Album
from conseil_mobilite.cli.tour.failure import StepFailed
from conseil_mobilite.cli.tour.hand import Hand
from conseil_mobilite.cli.tour.story import STEPS
from conseil_mobilite.cli.tour.theatre import journal, open_stage
from conseil_mobilite.cli.tour.visit import Step, Visit
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.gui.kit.appearance import Look
from conseil_mobilite.store import vault

SEED = 2026
PEOPLE = 300
_ELSEWHERE = "second-lieu-"
"""Stands for a removable drive: a second place is never beside the base."""

Told = Callable[[str], None]
"""Says a line of the report as soon as it is known."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many people the base has, which pictures are taken of each page, which steps are done."""

    people: int = PEOPLE
    sizes: Sequence[QSize] = album.SIZES
    looks: Sequence[Look] = album.LOOKS
    steps: Sequence[Step] = STEPS


def run(place: Path, plan: Plan, told: Told) -> str:
    """Do every step in the real window, then verify each one from the base and the files.

    Returns the passphrase that opens the base now. `place` may be relative: the dialogs of the
    window know another current folder.
    Raises StepFailed, naming the step, at the first that did not do its work.
    """
    place = place.absolute()
    began = perf_counter()
    folder.prepare(place)
    today = paris_day(now())
    with journal(place):
        make(place, Wanted(plan.people, SEED, today), lambda _done, _all: None)
        told(_line(f"Base de démonstration ({plan.people} personnes)", perf_counter() - began))
        with TemporaryDirectory(prefix=_ELSEWHERE) as elsewhere:
            visit = _walk(place, Path(elsewhere), today, plan, told)
            _verify(visit, plan.steps, told)
    told(_line("En tout", perf_counter() - began))
    return visit.phrase


def _walk(place: Path, elsewhere: Path, today: date, plan: Plan, told: Told) -> Visit:
    with open_stage(place) as sitting:
        pictures = Album(place / folder.PAGES, sitting.window, plan.sizes, plan.looks)
        hand = Hand(sitting.window)
        visit = Visit(place, elsewhere, today, sitting, hand, pictures)
        try:
            for step in plan.steps:
                began = perf_counter()
                with _blamed_on(step, "n’a pas abouti"):
                    step.do(visit)
                told(_line(step.title, perf_counter() - began))
        finally:
            pictures.close()
    return visit


def _verify(visit: Visit, steps: Sequence[Step], told: Told) -> None:
    """Open the base again, as anybody with the passphrase would, and look for every trace."""
    began = perf_counter()
    store = vault.open_with_passphrase(visit.base, visit.phrase, clock=now)
    try:
        for step in steps:
            with _blamed_on(step, "n’a pas laissé sa trace"):
                step.verify(visit, store)
    finally:
        store.close()
    told(_line(f"Vérification des {len(steps)} étapes", perf_counter() - began))


@contextmanager
def _blamed_on(step: Step, fault: str) -> Generator[None]:
    """Name the step in whatever goes wrong; what nobody foresaw goes to the log as well."""
    try:
        yield
    except UserError as error:
        raise StepFailed(f"« {step.title} » {fault}. {error}") from error
    except Exception as error:
        LOG.exception("%s %s", step.title, fault)
        raise StepFailed(
            f"« {step.title} » {fault}, pour une raison imprévue ({type(error).__name__}) : le "
            "détail est dans le dossier « journaux »."
        ) from error


def _line(title: str, seconds: float) -> str:
    return f"{title:<52}{seconds:6.1f} s".replace(".", ",")
