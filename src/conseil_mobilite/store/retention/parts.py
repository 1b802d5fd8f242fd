"""Take a part of a file away before the rest: health and budget, documents, ways to reach her."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, update
from sqlmodel import SQLModel

from conseil_mobilite.domain.retention.anonymising import KEPT, SENSITIVE
from conseil_mobilite.store.journal.rows import same_row
from conseil_mobilite.store.retention.erasing import drop
from conseil_mobilite.store.retention.past import Past, forget, former_selves
from conseil_mobilite.store.retention.reach import Place, Reach, reach
from conseil_mobilite.store.search.person_texts import write_texts

_T: Final = SQLModel.metadata.tables
_CONTACTS: Final = frozenset({"contact_point"})
_DOCUMENT: Final = "issued_document"


def drop_sensitive(
    connection: Connection, person: UUID, past: Past, questions: frozenset[str]
) -> None:
    """Delete the budgets, and the answers to these questions, with all the journal kept of them."""
    found = reach(connection, person)
    drop(connection, found, SENSITIVE)
    for row in found.rows["answer"]:
        if row["question"] in questions:
            connection.execute(delete(_T["answer"]).where(same_row(_T["answer"], row)))
    places = _places(connection, person, found, past)
    forget(connection, (each for each in places if _is_sensitive(each, questions)))


def drop_contacts(connection: Connection, person: UUID, past: Past) -> None:
    """Delete her telephones and e-mails: she is no longer found by them."""
    found = reach(connection, person)
    drop(connection, found, _CONTACTS)
    write_texts(connection, [person])
    places = _places(connection, person, found, past)
    forget(connection, (each for each in places if each[0] in _CONTACTS))


def drop_documents(connection: Connection, person: UUID) -> None:
    """Delete the papers handed out; that an action sheet was is counted, and stays without it."""
    table = _T[_DOCUMENT]
    for row in reach(connection, person).rows[_DOCUMENT]:
        counted = all(row[column] in allowed for column, allowed in KEPT[_DOCUMENT].only)
        here = same_row(table, row)
        if counted:
            empty = {"title": "", "content": b"", "sha256": "", "twin": None}
            connection.execute(update(table).where(here).values(empty))
        else:
            connection.execute(delete(table).where(here))


def _places(connection: Connection, person: UUID, found: Reach, past: Past) -> Iterable[Place]:
    selves = frozenset({person, *former_selves(connection, person)})
    known = found.places() | {("person", str(each)) for each in selves}
    return past.places(connection, known, selves)


def _is_sensitive(place: Place, questions: frozenset[str]) -> bool:
    table, key = place
    return table in SENSITIVE or (table == "answer" and key.partition("/")[2] in questions)
