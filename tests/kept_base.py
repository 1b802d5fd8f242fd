"""A base with its keys beside it, and a person in it, for what is made of a base as a whole."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.organisation.roles import MANAGER
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.keys.key_slots import KeySlots, Owner
from conseil_mobilite.store.keys.slots_file import read_slots, write_slots

AT = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
PHRASE = "trois hérissons traversent la Thiérache"
BASE = UUID("5d6d4c0a-4f0e-4a39-9b0c-6a2f5b1d2e11")


def give_keys(store: Store) -> None:
    """Let the passphrase open the base, for its adviser, who is the « responsable »."""
    lay_keys(store.path, store.key, store.adviser)
    store.run(_put_in_charge)


def lay_keys(path: Path, key: DataKey, adviser: UUID | None = None) -> None:
    """Write the keys of a base beside it: the passphrase opens it."""
    owner = Owner("Nadia", adviser, AT)
    write_slots(path, KeySlots(base=BASE).with_passphrase(key, PHRASE, owner))


def let_in(store: Store, passphrase: str, label: str, adviser: UUID) -> None:
    """Let one more passphrase open the base."""
    owner = Owner(label, adviser, store.now())
    write_slots(store.path, read_slots(store.path).with_passphrase(store.key, passphrase, owner))


def add_person(session: Session, first_name: str) -> UUID:
    person = Person(
        file_number=first_name,
        last_name="Œil",
        first_name=first_name,
        registered_on=date(2027, 3, 1),
    )
    session.add(person)
    session.flush()
    return person.id


def first_names(session: Session) -> list[str]:
    return sorted(person.first_name for person in session.exec(select(Person)))


def unwatched(_done: int, _total: int) -> None:
    """Follow the steps of long work without a word."""


def _put_in_charge(session: Session) -> None:
    adviser = session.get(Adviser, session.info["adviser"])
    assert adviser is not None
    adviser.role = MANAGER
    session.add(adviser)
