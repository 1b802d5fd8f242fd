"""To whom papers are handed out in the demonstration base, and which it keeps."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlmodel import Session, select

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration.base import PHRASE
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayState
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store


@contextmanager
def opened(base: Path) -> Generator[Store]:
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    try:
        yield store
    finally:
        store.close()


def somebody_supported(session: Session) -> Person:
    statement = (
        select(Person)
        .where(Person.id == Pathway.person_id, Pathway.id == Action.pathway_id)
        .where(Pathway.state == PathwayState.SUPPORTED)
        .order_by(Person.file_number)
    )
    person = session.exec(statement).first()
    assert person is not None
    return person


def issued(session: Session) -> list[IssuedDocument]:
    return list(session.exec(select(IssuedDocument)))
