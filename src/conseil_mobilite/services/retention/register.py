"""The register of erasures: what left, and what an older base must be made to forget again."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, col, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.retention import sweeping
from conseil_mobilite.services.retention.sensitive import sensitive_part
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.retention.anonymising import anonymise
from conseil_mobilite.store.retention.erasing import erase
from conseil_mobilite.store.retention.parts import drop_contacts, drop_documents, drop_sensitive
from conseil_mobilite.store.retention.past import Past

ANONYMISED: Final = "anonymisation"
ERASED: Final = "effacement"
SENSITIVE: Final = "donnees_sensibles"
DOCUMENTS: Final = "documents"
CONTACTS: Final = "coordonnees"


def lines(session: Session) -> list[Erasure]:
    """Return the register, the latest first."""
    order = (col(Erasure.done_at).desc(), col(Erasure.id))
    return list(session.exec(select(Erasure).order_by(*order)))


def do(session: Session, erasure: Erasure, past: Past) -> bool:
    """Make the base forget what a line of the register says; tell whether there was anything."""
    person = session.get(Person, erasure.person_id)
    if person is None:
        return False
    session.flush()
    _forget(session, erasure, past)
    session.expire_all()
    sweeping.owe(session)
    return True


def apply_again(session: Session, erasures: Sequence[Erasure]) -> int:
    """Do in an older base what the register says was done; return how many files changed.

    Idempotent. The lines missing in the register of that base are added to it. The caller sweeps
    the base afterwards.
    """
    known = set(session.exec(select(Erasure.id)).all())
    past = Past()
    changed: set[UUID] = set()
    for erasure in _in_order(erasures):
        if _is_due(session, erasure, known) and do(session, erasure, past):
            changed.add(erasure.person_id)
        if erasure.id not in known:
            session.add(Erasure(**erasure.model_dump()))
            known.add(erasure.id)
    session.flush()
    audit.record_each(session, "erasure.apply_again", "person", sorted(changed))
    return len(changed)


def _is_due(session: Session, erasure: Erasure, known: set[UUID]) -> bool:
    """Whether the base has not done it yet: a part that it has the line of went, and may be new."""
    person = session.get(Person, erasure.person_id)
    if person is None:
        return False
    if erasure.manner == ERASED:
        return True
    return person.anonymised_on is None and (
        erasure.manner == ANONYMISED or erasure.id not in known
    )


def _in_order(erasures: Iterable[Erasure]) -> list[Erasure]:
    return sorted(erasures, key=lambda each: (each.done_at, str(each.id)))


def _forget(session: Session, erasure: Erasure, past: Past) -> None:
    connection, person = session.connection(), erasure.person_id
    match erasure.manner:
        case "effacement":
            erase(connection, person, past)
        case "anonymisation":
            anonymise(connection, person, past, paris_day(erasure.done_at))
        case "donnees_sensibles":
            drop_sensitive(connection, person, past, sensitive_part(session))
        case "documents":
            drop_documents(connection, person)
        case "coordonnees":
            drop_contacts(connection, person, past)
        case _:
            raise UserError("Le registre des effacements nomme une manière inconnue.")
