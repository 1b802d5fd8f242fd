"""A text that is being typed goes on in the change of the journal that holds its beginning.

It is stored whole at each short pause: a change each time would make a note of 1,500 letters take
2 MB. What many letters less leave behind stays a change of its own, for the versions of the text.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, select, update
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.journal import Change
from conseil_mobilite.store.journal.columns import typed_column
from conseil_mobilite.store.journal.rows import RowChange, Values, from_text, to_text

BURST: Final = timedelta(seconds=60)
"""Letters typed in a text within this time are one step."""
MUCH: Final = 60
"""So many letters less at once, and what was there before is worth a change of its own."""

TYPED: Final = "typing"
"""The kind of a change that typing may go on with."""

_FLAG: Final = "text being typed"
_CHANGE: Final = SQLModel.metadata.tables[str(Change.__tablename__)]


def flush_typed(session: Session) -> None:
    """Store what was typed so far in one text, as the typing that it is."""
    session.info[_FLAG] = True
    try:
        session.flush()
    finally:
        del session.info[_FLAG]


def is_typed(session: Session, change: RowChange) -> bool:
    return _FLAG in session.info and bool(typed_column(change))


def goes_on(connection: Connection, change: RowChange, adviser: UUID | None, at: datetime) -> bool:
    """Write a typed change into the last one of the journal if it goes on with it; say whether."""
    query = select(_CHANGE).order_by(_CHANGE.c.number.desc()).limit(1)
    last = connection.execute(query).mappings().first()
    if last is None or not _same_typing(last, change, adviser, at) or _loses_much(change):
        return False
    begun, now = from_text(last["before"]) or {}, change.after or {}
    this = _CHANGE.c.number == last["number"]
    if begun == now:  # all of it was taken away again: nothing happened
        connection.execute(delete(_CHANGE).where(this))
    else:
        connection.execute(update(_CHANGE).where(this).values(after=to_text(now), at=at))
    return True


def _same_typing(last: RowMapping, change: RowChange, adviser: UUID | None, at: datetime) -> bool:
    before = from_text(last["before"]) or {}
    same_text = (last["table_name"], last["row_key"]) == change.place
    same_hand = last["adviser_id"] == adviser and last["kind"] == TYPED
    return same_text and same_hand and at - last["at"] <= BURST and _names(before) == _names(change)


def _names(row: RowChange | Values) -> set[str]:
    return set((row.after or {}) if isinstance(row, RowChange) else row)


def _loses_much(change: RowChange) -> bool:
    column = typed_column(change)
    was, became = ((row or {}).get(column, "") for row in (change.before, change.after))
    return len(str(was)) - len(str(became)) >= MUCH
