"""Killed while files are erased: one told stays erased, none is erased by half.

The register beside the base must have every erasure that the base has once it was opened again:
it is what makes an older backup forget, should the base be lost.
"""

from collections.abc import Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, func, select
from tests.campaigns.kills.founded import PHRASE, found_base
from tests.campaigns.kills.migrating import piecemeal
from tests.campaigns.kills.subject import (
    BASE,
    CANARY,
    SLOW_STICK,
    Finding,
    Subject,
    Tell,
    cheap,
    now,
)

from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.people.person import ContactPoint, Person
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.retention import departing, register_file
from conseil_mobilite.store import health, vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.erasures_file import lines_beside

_PEOPLE: Final = 12
_WAYS: Final = 4
_ROWS: Final = 1 + _WAYS


def prepare(folder: Path) -> None:
    with cheap():
        store = found_base(folder / BASE)
    store.run(_fill)
    store.close()


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    """Erase each in turn; a careless program tells it first, and keeps statement by statement."""
    store = opened(folder)
    with piecemeal(SLOW_STICK * 5) if unsafe else nullcontext():
        for _person in store.read(_people):
            erase_one(store, tell, tell_first=unsafe)
    store.close()


def opened(folder: Path) -> Store:
    with cheap():
        return vault.open_with_passphrase(folder / BASE, PHRASE, clock=now)


def erase_one(store: Store, tell: Tell, *, tell_first: bool = False) -> None:
    person = store.read(_people)[0]
    if tell_first:
        tell(str(person))
    departing.let_one_go(store, person, departing.ASKED_FOR, erase=True)
    if not tell_first:
        tell(str(person))


def look(folder: Path, told: Sequence[str]) -> Finding:
    with closing(opened(folder)) as store:
        register_file.reconcile(store)  # as the window does once the base is open
        gone, halves = store.read(_erased), store.read(_halves)
        sound = health.check(store).sound
    beside = {each.person_id for each in lines_beside(folder / BASE)[0]}
    lost = [f"erasure of {each}" for each in told if UUID(each) not in gone & beside]
    corrupt = [] if sound else ["the base is not sound"]
    corrupt += [f"erased by half: {each}" for each in halves]
    if gone != beside:
        corrupt.append(f"the registers differ by {len(gone ^ beside)}")
    return Finding(lost, corrupt)


def _fill(session: Session) -> None:
    for number in range(_PEOPLE):
        person = Person(
            file_number=f"{number}",
            last_name=CANARY,
            first_name=f"Awa {number}",
            registered_on=now().date(),
        )
        session.add(person)
        session.flush()
        session.add_all(
            ContactPoint(person_id=person.id, kind="email", value=f"awa{way}@example.org")
            for way in range(_WAYS)
        )


def _people(session: Session) -> list[UUID]:
    return list(session.exec(select(Person.id).order_by(col(Person.file_number))))


def _erased(session: Session) -> set[UUID]:
    return set(session.exec(select(Erasure.person_id)))


def _halves(session: Session) -> list[str]:
    """Name who is neither whole nor gone, in her rows or in what the journal keeps of them."""
    whole, gone = set(_people(session)), _erased(session)
    found = [f"{each} is in the register" for each in whole & gone]
    counted = select(ContactPoint.person_id, func.count()).group_by(col(ContactPoint.person_id))
    ways = dict(session.exec(counted).all())
    found += [str(each) for each in whole ^ ways.keys()]
    found += [f"{each}: {number} ways" for each, number in ways.items() if number != _WAYS]
    of_people = col(Change.table_name).in_(("person", "contact_point"))
    changes = session.exec(select(func.count()).select_from(Change).where(of_people)).one()
    if changes != len(whole) * _ROWS:
        found.append(f"the journal has {changes} changes of {len(whole)} people")
    return found


ERASING = Subject("erasing", prepare, work, look, longest=1.5)
