"""The recycle bin: what was deleted in the last 30 days, by whom, and how it comes back.

After that an entry is no longer shown. Erasing for good what it stands for, rows and journal, is
the work of the retention rules, not of this module.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.notes import notes
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.journal.act_words import record_words
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.services.pathway import actions
from conseil_mobilite.services.people import people
from conseil_mobilite.store.journal import journal
from conseil_mobilite.store.journal.belonging import Belonging
from conseil_mobilite.store.journal.deletions import deletions_since, putting_in_bin
from conseil_mobilite.store.journal.journal import ChangedSinceError, FinalActError
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.remembering import remembered_row
from conseil_mobilite.store.journal.rows import RowChange, Values, read_rows

DAYS_KEPT: Final = 30
_BIN: Final = "deleted_at"
_NOTICE: Final = "retention_notice"
_RESTORING: Final[Mapping[str, Callable[[Session, UUID], object]]] = MappingProxyType(
    {
        "person": people.restore,
        "action": actions.restore,
        "appointment": appointments.restore,
        "note": notes.restore,
    }
)
"""The rows that stay, marked, when they are deleted."""


@dataclass(frozen=True, slots=True)
class BinEntry:
    """One deletion: what it was in words, whose file it was in, who deleted it and when.

    `act` is what an undo takes back, where the journal knows it; `table` and `record` name the row
    that stayed, where one did.
    """

    words: str
    whose: str
    who: str
    at: datetime
    act: UUID | None = None
    table: str = ""
    record: UUID | None = None


def entries(session: Session) -> list[BinEntry]:
    """Return the deletions of the last 30 days, the last first."""
    since = session.info["clock"]() - timedelta(days=DAYS_KEPT)
    telling = _Telling(session)
    found = [*_marked(session, since, telling), *_removed(session, since, telling)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)


def put_back(session: Session, entry: BinEntry) -> str:
    """Bring back what an entry stands for and say it. UserError says why it cannot be."""
    if _is_back(session, entry):
        raise UserError("C’est déjà remis à sa place.")
    restore = _RESTORING.get(entry.table)
    try:
        if entry.act is not None and not _is_one_of_several(session, entry):
            undoing.undo_act(session, entry.act)
            return entry.words
    except (ChangedSinceError, FinalActError):
        if restore is None:
            raise
    # Unknown to the journal, or its surroundings changed since: what stayed is unmarked.
    if restore is not None and entry.record is not None:
        restore(session, entry.record)
    return entry.words


class _Telling:
    """Makes entries, with the names that several of them share."""

    def __init__(self, session: Session) -> None:
        self._session, self._rows = session, PastRows(session)
        self._belonging = Belonging(session.connection())
        self._advisers = {each.id: each.full_name for each in session.exec(select(Adviser))}

    def entry(
        self, changes: Iterable[RowChange], at: datetime, adviser: UUID | None, act: UUID | None
    ) -> BinEntry:
        told = tuple(changes)
        who = self._advisers.get(adviser, "") if adviser else ""
        return BinEntry(record_words(self._rows, told), self._whose(told), who, at, act)

    def _whose(self, changes: tuple[RowChange, ...]) -> str:
        return ", ".join(sorted(map(self._name, self._belonging.people(changes))))

    def _name(self, person: UUID) -> str:
        key: Values = {"id": person}
        row = remembered_row(self._session.connection(), JOURNALLED["person"], key)
        return Person.model_validate(row).full_name if row else ""


def _marked(session: Session, since: datetime, telling: _Telling) -> Iterator[BinEntry]:
    connection = session.connection()
    for name in _RESTORING:
        table = JOURNALLED[name]
        for row in read_rows(connection, table, table.c[_BIN] >= since):
            if not _may_be_told(session, row):
                continue
            key, at = row["id"], row[_BIN]
            assert isinstance(key, UUID)
            assert isinstance(at, datetime)
            act, adviser = putting_in_bin(connection, name, str(key)) or (None, None)
            change = RowChange(table, {"id": key, _BIN: None}, {"id": key, _BIN: at})
            made = telling.entry([change], at, adviser, act)
            yield replace(made, table=name, record=key)


def _removed(session: Session, since: datetime, telling: _Telling) -> Iterator[BinEntry]:
    for each in deletions_since(session.connection(), since):
        if any(map(_is_merge, each.changes)):
            continue  # it has its own list, with what it takes to separate them again
        gone = [change for change in each.changes if change.kind == "delete"]
        if {change.table.name for change in gone} == {_NOTICE}:
            continue  # the file stays: putting that back would archive it, or undo what kept it
        yield telling.entry(gone, each.at, each.adviser, each.act)


def _is_merge(change: RowChange) -> bool:
    return change.table.name == "person_merge" and change.before is None


def _may_be_told(session: Session, row: Values) -> bool:
    """Leave out the private notes of others."""
    return not row.get("private") or row.get("author_id") == session.info["adviser"]


def _is_one_of_several(session: Session, entry: BinEntry) -> bool:
    """Tell whether its act put others of its kind in the bin: each comes back by itself."""
    if entry.act is None or entry.record is None:
        return False
    changes = journal.changes_of(session.connection(), entry.act)
    binned = [each for each in changes if each.table.name == entry.table and each.after]
    return sum(_BIN in (each.after or {}) for each in binned) > 1


def _is_back(session: Session, entry: BinEntry) -> bool:
    if entry.record is None:
        return False
    table = JOURNALLED[entry.table]
    rows = read_rows(session.connection(), table, table.c.id == entry.record)
    return bool(rows) and rows[0][_BIN] is None
