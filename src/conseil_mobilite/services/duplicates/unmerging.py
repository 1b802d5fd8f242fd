"""Separate again two files that were merged: all of it as it was, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import Session, col, select

from conseil_mobilite.domain.duplicates.merging import PersonMerge
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.language.french import lower_first, spaced
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.duplicates import separating
from conseil_mobilite.services.journal.act_words import record_words
from conseil_mobilite.services.journal.column_names import COLUMNS
from conseil_mobilite.services.journal.past_rows import PastRows
from conseil_mobilite.store.journal import audit, journal
from conseil_mobilite.store.journal.columns import FORWARD
from conseil_mobilite.store.journal.journal import ChangedSinceError
from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.remembering import remembered_row
from conseil_mobilite.store.journal.rows import RowChange, Values, read_rows, same_row

DAYS: Final = 30
MOST_NAMED: Final = 4
_CHANGED: Final = (
    "Ces dossiers ne peuvent plus être séparés : depuis la fusion, ceci a changé ou sert "
    "ailleurs : {told}. Rien n’a été touché."
)
_GONE: Final = "Cette fusion est déjà défaite."
_LATE: Final = (
    f"Cette fusion a plus de {DAYS} jours : elle ne se défait plus. Ouvrez au besoin un nouveau "
    "dossier."
)


class CannotSeparateError(ChangedSinceError):
    """What changed since is told by its name; nothing was touched."""

    def __init__(self, named: Sequence[str]) -> None:
        more = len(named) - MOST_NAMED
        told = ", ".join(named[:MOST_NAMED]) + (f", et {more} autres" if more > 0 else "")
        UserError.__init__(self, spaced(_CHANGED.format(told=told)))


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A merge that was made; until the day `until`, included, it can be taken back."""

    id: UUID
    survivor_id: UUID
    survivor_name: str
    survivor_number: str
    absorbed_name: str
    absorbed_number: str
    merged_at: datetime
    until: date
    adviser: str
    reversible: bool


def merges(session: Session) -> list[MergeLine]:
    """Return the merges that stand, the last first."""
    advisers = {each.id: each.full_name for each in session.exec(select(Adviser))}
    made = select(PersonMerge, Person).join(Person).order_by(col(PersonMerge.merged_at).desc())
    return [_line(session, *each, advisers) for each in session.exec(made)]


def unmerge(session: Session, merge_id: UUID) -> UUID:
    """Bring back the file that went, and all as it was; return whose it is.

    UserError after thirty days, or where something changed since, told by its name.
    """
    merged = session.get(PersonMerge, merge_id)
    if merged is None:
        raise UserError(_GONE)
    if paris_day(session.info["clock"]()) > last_day(merged):
        raise UserError(_LATE)
    absorbed = merged.absorbed_id
    changes = journal.changes_of(session.connection(), merged.act_id)
    _refuse_what_changed(session, changes)
    with session.begin_nested():
        journal.undo(session, merged.act_id)
        refuse_what_hangs(session, changes)
    audit.record(session, "person.unmerge", "person", absorbed)
    return absorbed


def refuse_what_hangs(session: Session, changes: Sequence[RowChange]) -> None:
    """Raise, once a merge was undone, where one file has a row that hangs on the other."""
    made = [each.after for each in changes if each.table.name == "person_merge" and not each.before]
    for merged in filter(None, made):
        people = merged["survivor_id"], merged["absorbed_id"]
        assert isinstance(people[0], UUID)
        assert isinstance(people[1], UUID)
        crossed = separating.crossed(session, (people[0], people[1]), changes)
        if crossed:
            raise CannotSeparateError(_names(session, crossed))


def last_day(merged: PersonMerge) -> date:
    """Return the last day on which a merge can be taken back."""
    return paris_day(merged.merged_at) + timedelta(days=DAYS)


def _line(
    session: Session, merged: PersonMerge, survivor: Person, advisers: dict[UUID, str]
) -> MergeLine:
    key: Values = {"id": merged.absorbed_id}
    row = remembered_row(session.connection(), JOURNALLED["person"], key)
    until = last_day(merged)
    return MergeLine(
        id=merged.id,
        survivor_id=survivor.id,
        survivor_name=survivor.full_name,
        survivor_number=survivor.file_number,
        absorbed_name=Person.model_validate(row).full_name if row else "",
        absorbed_number=merged.absorbed_number,
        merged_at=merged.merged_at,
        until=until,
        adviser=advisers.get(merged.adviser_id, "") if merged.adviser_id else "",
        reversible=paris_day(session.info["clock"]()) <= until,
    )


def _refuse_what_changed(session: Session, changes: Sequence[RowChange]) -> None:
    connection = session.connection()
    changed = [each for each in changes if _stale(connection, each)]
    if changed:
        raise CannotSeparateError(_names(session, changed))


def _stale(connection: Connection, change: RowChange) -> bool:
    present = _present(connection, change)
    if change.after is None:
        return present is not None
    return present is None or bool(_moved_on(change.after, present))


def _moved_on(left: Values, present: Values) -> set[str]:
    """Return the columns that are no longer as the merge left them."""
    return {name for name in left.keys() - FORWARD if present[name] != left[name]}


def _present(connection: Connection, change: RowChange) -> Values | None:
    known = change.after or change.before or {}
    return next(iter(read_rows(connection, change.table, same_row(change.table, known))), None)


def _names(session: Session, changes: Sequence[RowChange]) -> list[str]:
    rows = PastRows(session)
    return list(dict.fromkeys(_name(session, rows, change) for change in changes))


def _name(session: Session, rows: PastRows, change: RowChange) -> str:
    said = record_words(rows, [change])
    return lower_first("".join((said, *_columns(session, change))))


def _columns(session: Session, change: RowChange) -> Iterator[str]:
    """Name the fields of a file that changed: « dossier (prénom) »."""
    present = _present(session.connection(), change)
    if change.table.name == "person" and change.after is not None and present is not None:
        known = COLUMNS["person"]
        moved = sorted(_moved_on(change.after, present))
        named = [lower_first(known[each].name) for each in moved if each in known]
        if named:
            yield f" ({', '.join(named)})"
