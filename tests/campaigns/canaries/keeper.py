"""A program that keeps canaries: by the services, then in the real window, until it is told to go.

It tells `pret` once all is typed and waits on its input: a line closes the window; a kill does not.
With `--erase` it lets them leave instead: half by their term, in either manner, the rest at once.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID, uuid4

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from sqlmodel import Session, col, select
from tests.campaigns.acted_window.keyboard import type_key, wait
from tests.campaigns.bases import handed
from tests.campaigns.canaries.words import STEM, Bystander, Canary

from conseil_mobilite.app.clock import now
from conseil_mobilite.app.sitting import Sitting, open_window
from conseil_mobilite.app.start import dress
from conseil_mobilite.cli.tour.living import live
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.situation.budget import BudgetLine, MobilityBudget
from conseil_mobilite.gui.agenda.notes.note_text import NoteText
from conseil_mobilite.gui.kit.appearance import Appearance, Look
from conseil_mobilite.gui.kit.page import Route, Screen
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import contacts, notes
from conseil_mobilite.services.audit import openings
from conseil_mobilite.services.audit.openings import Way
from conseil_mobilite.services.paper.sheet import action_sheets
from conseil_mobilite.services.pathway import actions, pathways
from conseil_mobilite.services.pathway.actions import NewAction
from conseil_mobilite.services.people import people, person_changes
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.services.retention import departing, leaving
from conseil_mobilite.services.retention.departing import Order
from conseil_mobilite.services.retention.leaving import Stage
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys import cipher
from conseil_mobilite.store.keys.keychain import Keychain

(PLAIN_COPY, KEEPS_PAGES, NO_CHECKPOINT) = UNSAFE = ("plain-copy", "keeps-pages", "no-checkpoint")
UNSWEPT: Final = "unswept"
"""Found out from some sixty names on."""
W = TypeVar("W", bound=QWidget)
_LATER: Final = timedelta(days=1500)
_WORKED: Final = 4
"""Days of work, today among them, after which a date years later is no longer doubted."""
_IN_WINDOW: Final = 3
_SHEETS: Final = 5
"""How many have their action sheet printed: each takes a tenth of a second."""


def keep(session: Session, canary: Canary) -> None:
    """Write the canary wherever a person is told of, and change or delete some of it again."""
    at, today = now(), now().date()
    person = people.register(
        session,
        NewPerson(
            canary.last_name,
            canary.first_name,
            birth_date=date(1990, 4, 1),
            address=canary.street,
            phones=(canary.phone,),
            emails=(canary.email,),
        ),
        today,
    ).id
    pathway = pathways.open_pathway(session, person, today)
    seats = (person,) if canary.rank % 2 else (person, *_before(session, person))
    yesterday = at - timedelta(days=1)
    title = f"Suivi de {canary.last_name}"
    meeting = NewAppointment("suivi", yesterday, 45, seats, title=title, place=canary.street)
    appointments.book(session, meeting)
    notes.write(session, uuid4(), person, canary.words)
    thrown_away = notes.write(session, uuid4(), person, f"{canary.words} Jeté.")
    notes.delete(session, thrown_away.id)
    contacts.record(session, person, "telephone", "joint", yesterday, words=canary.words)
    action = NewAction("garage_solidaire", canary.words, partner_name=f"Mme {canary.last_name}")
    planned = actions.plan(session, pathway.id, action, today)
    actions.change(session, planned.id, {"wording": f"Voir {canary.last_name}"})
    budget = MobilityBudget(person_id=person, solution=canary.words[:40], noted_on=today)
    session.add(budget)
    session.flush()
    line = {"budget_id": budget.id, "scenario": "aujourdhui", "kind": "carburant"}
    session.add(BudgetLine.model_validate({**line, "words": canary.last_name}))
    session.flush()
    if canary.rank < _SHEETS:
        action_sheets.issue(session, person, at, action_sheets.wished(session, person))


def _before(session: Session, person: UUID) -> tuple[UUID, ...]:
    """Return somebody else, who shares the meeting."""
    other = session.exec(select(Person.id).where(Person.id != person)).first()
    return (other,) if other else ()


def close_pathways(session: Session) -> None:
    """End every pathway of theirs, and put one file of five in the recycle bin."""
    for rank, person in enumerate(_canaries(session)):
        pathway = pathways.current(session, person)
        assert pathway is not None
        pathway.state, pathway.end_reason = "sorti", "autonomie"
        pathway.ended_on = pathway.opened_on
        session.flush()
        if rank % 5 == 0:
            person_changes.put_in_bin(session, person)


def _canaries(session: Session) -> Sequence[UUID]:
    theirs = col(Person.last_name).startswith(STEM)
    return session.exec(select(Person.id).where(theirs).order_by(Person.file_number)).all()


class _NeverChecked(Store):
    """A base whose -wal file is never brought into it."""

    def checkpoint(self) -> None:
        """Do nothing, as a program that forgets to."""


class _NeverSwept(Store):
    """A base that is not written anew after a departure."""

    def rewrite(self) -> None:
        """Do nothing, as a program that trusts `secure_delete`."""


class Window:
    """The real window, in which some of the canaries are looked for, opened and written of."""

    def __init__(self, store: Store, folder: Path) -> None:
        settings = QSettings(str(folder / "fenetre.ini"), QSettings.Format.IniFormat)
        self._sitting = open_window(store, settings, folder / "journal.log", now, Keychain(None))
        self._sitting.window.activateWindow()
        wait(lambda: _opened(self._sitting))

    def write_of(self, person: UUID, canary: Canary) -> None:
        workspace = self._sitting.workspace
        assert workspace is not None
        workspace.open(Route(Screen.PERSON, person, "meetings"))
        wait(lambda: bool(self._all(QPushButton, "note_new")))
        self._all(QPushButton, "note_new")[-1].click()
        wait(lambda: bool(self._all(NoteText, "note_text")))
        self._all(NoteText, "note_text")[-1].setFocus()
        for letter in canary.words:
            type_key(letter)
        live(400)
        search = self._all(QLineEdit, "search")[0]
        search.setFocus()
        for letter in canary.last_name:
            type_key(letter)
        live(200)
        search.clear()

    def close(self) -> None:
        self._sitting.window.close()
        self._sitting.window.deleteLater()
        QApplication.processEvents()

    def _all(self, kind: type[W], name: str) -> list[W]:
        found = self._sitting.window.findChildren(kind, name)
        return [each for each in found if each.isVisible()]


def erase_all(store: Store, clock: list[datetime]) -> None:
    """Let everybody leave: by the end of their term, anonymous or not, and the last at once."""
    store.run(close_pathways)
    clock[0] += _LATER
    for _day in range(_WORKED):
        clock[0] += timedelta(days=1)
        store.run(openings.note_opening, Way.TERMINAL)
    store.run(leaving.announce)
    clock[0] += timedelta(days=31)
    found = store.read(leaving.outlook).at(Stage.READY)
    notices = [each.notice for each in found if each.notice is not None]
    third = len(notices) // 3
    for some, erase in ((notices[:third], True), (notices[third : 2 * third], False)):
        order = Order(tuple(some), erase, clock_confirmed=True)
        departing.carry_out(store, order, lambda *_: None)
    for each in found[2 * third :]:
        departing.let_one_go(store, each.person_id, departing.ASKED_FOR, erase=True)


def _copy_in_clear(store: Store, folder: Path) -> None:
    """Do what a program does that sorts a plain base in temporary files."""
    connection = cipher.connect_to_base(store.path, store.key)
    connection.execute("ATTACH DATABASE ? AS clear KEY ''", (str(folder / "tri.tmp"),))
    connection.execute("SELECT sqlcipher_export('clear')")
    connection.close()


def _opened(sitting: Sitting) -> bool:
    return sitting.workspace is not None and sitting.workspace.stage.page() is not None


def _lead(session: Session, adviser: UUID) -> None:
    session.get_one(Adviser, adviser).role = "responsable"


def main() -> None:
    asked = _asked()
    if asked.unsafe == KEEPS_PAGES:
        weak = {"secure_delete": ("secure_delete", "OFF", 0)}
        cipher.SETTINGS = tuple(weak.get(each[0], each) for each in cipher.SETTINGS)
    clock = [now()]
    unsafe = {NO_CHECKPOINT: _NeverChecked, KEEPS_PAGES: _NeverSwept, UNSWEPT: _NeverSwept}
    kind = unsafe.get(asked.unsafe, Store)
    store = kind.open(asked.path, asked.key, clock=lambda: clock[0], adviser=asked.adviser)
    if asked.erase:
        erase_all(store, clock)
        _wait_for_word("pret")
        return
    _keep_all(store, asked.names, asked.adviser)
    if asked.unsafe == PLAIN_COPY:
        _copy_in_clear(store, Path(os.environ["TMPDIR"]))
    if asked.no_window:
        _wait_for_word("pret")
        store.close()
    else:
        _go_on(store, asked.path.parent)


def _asked() -> argparse.Namespace:
    parser = handed.parser(__doc__, "adviser")
    parser.add_argument("names", type=int)
    parser.add_argument("--erase", action="store_true")
    parser.add_argument("--no-window", action="store_true")
    parser.add_argument("--unsafe", choices=(*UNSAFE, UNSWEPT))
    return parser.parse_args()


def _wait_for_word(told: str) -> None:
    os.write(1, f"{told}\n".encode())
    sys.stdin.readline()


def _keep_all(store: Store, names: int, adviser: UUID) -> None:
    """Put in the canaries, and among them one who stays for each two of them."""
    store.run(_lead, adviser)
    known = len(store.read(_canaries))
    for rank in range(known, names):
        store.run(keep, Canary(rank))
        if rank % 2:
            store.run(keep, Bystander(rank))


def _go_on(store: Store, folder: Path) -> None:
    application = QApplication(sys.argv[:1])
    dress(application, Appearance(Look.LIGHT))
    window = Window(store, folder)
    for rank, person in enumerate(store.read(_canaries)[:_IN_WINDOW]):
        window.write_of(person, Canary(rank))
    written = store.read(lambda session: len(session.exec(select(Note)).all()))
    _wait_for_word(f"pret {written}")
    window.close()


if __name__ == "__main__":
    main()
