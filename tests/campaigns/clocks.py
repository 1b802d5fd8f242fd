"""Turn the clock ten years back and forth, between sessions and within one; count what it costs.

    python -m tests.campaigns.clocks --cases 50
    python -m tests.campaigns.clocks --cases 50 --unsafe

Each case opens one base four times, at instants of daylight-saving nights, of 29 February, of new
year's eve, and ten years before or after; the zone of the computer changes too. In each session
something is written, lists are computed, a backup is made and old ones are rotated. The exit status
is 0 where nothing was deleted, appointments kept their instants, lists could be computed, no lock
was stuck, the last backups are all there, the trail is intact and the journal tells the acts in the
order in which they were done. With `--unsafe` the journal is read by the instants of its lines:
their order must be found wrong.
"""

import argparse
import os
import random
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID, uuid4

from sqlmodel import Session, col, select
from tests.campaigns.bases import old
from tests.campaigns.kills.subject import BASE, cheap
from tests.kept_base import lay_keys

from conseil_mobilite.domain.agenda.appointment import Appointment
from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.agenda.notes import notes
from conseil_mobilite.services.backups import keeping
from conseil_mobilite.services.people import people_search
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.today import reminders, today
from conseil_mobilite.store import health, migrations
from conseil_mobilite.store.backups.shelf import on_shelf
from conseil_mobilite.store.database import Store

SESSIONS: Final = 4
_START: Final = datetime(2026, 9, 30, 8, tzinfo=UTC)
_TEN_YEARS: Final = timedelta(days=3653)
INSTANTS: Final = (
    _START,
    _START - _TEN_YEARS,
    _START + _TEN_YEARS,
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # 2 h 30 in Paris, for the first time
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # and for the second
    datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC),  # a second before 2 h, which does not exist
    datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 22, 59, 59, tzinfo=UTC),  # a second before March in Paris
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC),  # already the next year in Paris
    datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),  # beyond 31 bits of seconds
)
ZONES: Final = ("Europe/Paris", "UTC", "America/Martinique", "Pacific/Kiritimati", "Asia/Kolkata")


@dataclass
class Tally:
    cases: int = 0
    sessions: int = 0
    acts: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.acts > 0 and not self.faults

    def __str__(self) -> str:
        counted = (
            f"cases: {self.cases}; sessions: {self.sessions}; acts: {self.acts}; "
            f"wrong: {len(self.faults)}"
        )
        return "\n  ".join((counted, *self.faults[:8]))


@dataclass
class TurnedClock:
    """Says whatever it was last turned to, a second later each time it is read."""

    at: datetime

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass(frozen=True)
class Order:
    """By what the journal is read: the number of a line, or the instant it was written at."""

    by_number: bool = True

    def lines(self, session: Session) -> list[str]:
        first = Change.number if self.by_number else Change.at
        query = select(Change.row_key).where(Change.table_name == "note")
        found = session.exec(query.order_by(col(first), col(Change.number))).all()
        return list(dict.fromkeys(found))


class Case:
    """One base that lives through several sessions."""

    def __init__(self, folder: Path, dice: random.Random, tally: Tally, order: Order) -> None:
        self._path, self._dice, self._tally, self._order = folder / BASE, dice, tally, order
        self._noted: list[str] = []
        self._backups: list[str] = []
        old.lay_out(self._path, migrations.HEAD)
        with cheap():
            lay_keys(self._path, old.data_key())

    def session(self) -> None:
        clock = TurnedClock(self._instant())
        store = Store.open(self._path, old.data_key(), clock=clock)
        try:
            before = store.read(_appointments)
            for _ in range(3):
                clock.at = self._instant()
                self._turn_the_zone()
                self._act(store, clock)
                self._look(store, clock)
            self._check(store, before)
        finally:
            store.close()
        self._tally.sessions += 1

    def _act(self, store: Store, clock: TurnedClock) -> None:
        person, store.adviser = store.read(_people)[0], store.read(_advisers)[0]
        note = uuid4()
        store.run(notes.write, note, person, f"Écrit le {clock.at:%d/%m/%Y}.")
        self._noted.append(str(note))
        new = NewAppointment("suivi", clock.at + timedelta(days=2), 60, (person,))
        store.run(appointments.book, new)
        kept = keeping.back_up(store, Reason.ASKED, lambda _done, _all: None)
        self._backups.append(kept.backup.folder.name)
        self._tally.acts += 3

    def _look(self, store: Store, clock: TurnedClock) -> None:
        at, adviser = clock(), store.adviser
        assert adviser is not None
        store.read(today.picture, at, adviser)
        store.read(reminders.coming, at, adviser)
        store.read(reminders.late_things, at, adviser)
        store.read(people_search.find, PeopleQuery(at))

    def _check(self, store: Store, before: dict[UUID, tuple[datetime, int]]) -> None:
        after = store.read(_appointments)
        if any(after.get(each) != moment for each, moment in before.items()):
            self._tally.faults.append("an appointment moved or is gone")
        if not health.check(store).sound:
            self._tally.faults.append("the base is not sound, or its trail is broken")
        told = [key for key in store.read(self._order.lines) if key in set(self._noted)]
        if told != self._noted:
            self._tally.faults.append(f"{len(told)} notes told in another order than written")
        latest = on_shelf(self._path)
        if not latest or any(each.fault for each in latest):
            self._tally.faults.append(f"faulty backups: {[each.fault for each in latest]}")
        last = self._backups[-1]
        if last not in {each.folder.name for each in latest}:
            self._tally.faults.append("the backup that was just made was rotated away")

    def _instant(self) -> datetime:
        drawn = self._dice.choice(INSTANTS)
        return drawn + timedelta(seconds=self._dice.randrange(7200))

    def _turn_the_zone(self) -> None:
        os.environ["TZ"] = self._dice.choice(ZONES)
        time.tzset()


def campaign(folder: Path, cases: int, seed: int, order: Order = Order()) -> Tally:
    tally = Tally()
    zone = os.environ.get("TZ")
    for number in range(cases):
        dice = random.Random(f"{seed} {number}")  # noqa: S311 - instants
        place = folder / str(number)
        place.mkdir()
        _live(place, dice, tally, order)
        tally.cases += 1
    os.environ.pop("TZ") if zone is None else os.environ.update(TZ=zone)
    time.tzset()
    return tally


def _live(place: Path, dice: random.Random, tally: Tally, order: Order) -> None:
    case = Case(place, dice, tally, order)
    for _ in range(SESSIONS):
        try:
            case.session()
        except Exception:  # noqa: BLE001 - whatever the clock breaks is what we count
            tally.faults.append(traceback.format_exc(limit=-4).replace("\n", " | "))


def _appointments(session: Session) -> dict[UUID, tuple[datetime, int]]:
    return {
        each.id: (each.starts_at, each.duration_minutes)
        for each in session.exec(select(Appointment))
    }


def _people(session: Session) -> Sequence[UUID]:
    return session.exec(select(Person.id).order_by(col(Person.id))).all()


def _advisers(session: Session) -> Sequence[UUID]:
    return session.exec(select(Adviser.id).order_by(col(Adviser.id))).all()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=50)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--unsafe", action="store_true")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.cases, asked.seed, Order(not asked.unsafe))
    print(tally)
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())
