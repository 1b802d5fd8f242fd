"""Take a part of a file away before the rest: health and budget, documents, ways to reach her."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, update
from sqlmodel import SQLModel

from conseil_mobilite.domain.retention.anonymising import KEPT, SENSITIVE
from conseil_mobilite.domain.retention.sensitive import AXES, SensitivePart
from conseil_mobilite.store.journal.columns import DERIVED
from conseil_mobilite.store.journal.rows import Values, same_row
from conseil_mobilite.store.retention.erasing import drop
from conseil_mobilite.store.retention.past import Past, blank, forget, former_selves
from conseil_mobilite.store.retention.reach import Place, Reach, reach
from conseil_mobilite.store.search.person_texts import write_texts

_T: Final = SQLModel.metadata.tables
_CONTACTS: Final = frozenset({"contact_point"})
_DOCUMENT: Final = "issued_document"
_PERSON: Final = "person"
_QUOTING: Final = (("barrier", "reasons"), ("action", "reasons"), ("axis_score", "comment"))
"""The texts that may say an answer again, or comment on it."""


def drop_sensitive(connection: Connection, person: UUID, past: Past, part: SensitivePart) -> None:
    """Delete the budgets and the sensitive answers, with all the journal kept of them.

    What was frozen of them elsewhere goes too: the reasons that quote one, the comments on them.
    """
    found = reach(connection, person)
    drop(connection, found, SENSITIVE)
    for row in found.rows["answer"]:
        if row["question"] in part.questions:
            connection.execute(delete(_T["answer"]).where(same_row(_T["answer"], row)))
    _drop_quotes(connection, found, part)
    places = set(_places(connection, person, found, past))
    forget(connection, (each for each in places if _is_sensitive(each, part.questions)))
    for table, column in _QUOTING:
        blank(connection, table, (key for name, key in places if name == table), column)


def _drop_quotes(connection: Connection, found: Reach, part: SensitivePart) -> None:
    """Empty the reasons of actions whole: a sentence does not tell which answers it is made of."""
    for row in found.rows["barrier"]:
        _rewrite(connection, "barrier", row, "reasons", part.left_of(str(row["reasons"])))
    for row in found.rows["action"]:
        _rewrite(connection, "action", row, "reasons", "")
    for row in found.rows["axis_score"]:
        if row["axis"] in AXES:
            _rewrite(connection, "axis_score", row, "comment", "")


def _rewrite(connection: Connection, name: str, row: Values, column: str, text: str) -> None:
    if row[column] != text:
        here = same_row(_T[name], row)
        connection.execute(update(_T[name]).where(here).values({column: text}))


def drop_contacts(connection: Connection, person: UUID, past: Past) -> None:
    """Delete her telephones and e-mails: she is no longer found by them."""
    found = reach(connection, person)
    drop(connection, found, _CONTACTS)
    write_texts(connection, [person])
    places = _places(connection, person, found, past)
    forget(connection, (each for each in places if each[0] in _CONTACTS))
    selves = {key for table, key in places if table == _PERSON}
    blank(connection, _PERSON, selves, DERIVED)  # she was found by the ends of her telephones


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
