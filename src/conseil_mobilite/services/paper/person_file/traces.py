"""The corrections made to the file, and when it was opened.

Of who she is, how to reach her and what she answered, what was written before and after is told.
Of the rest, how many things were mended or taken away that day, and by whom: what was written and
mended the same day was only being written. Each change is whole in the export (`history`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlmodel import SQLModel, col, or_

from conseil_mobilite.domain.journal import Change
from conseil_mobilite.domain.language.french import counted, long_date
from conseil_mobilite.domain.language.paris import paris_day
from conseil_mobilite.domain.paper.person_file import FileColumn, FileFact, FilePart, FileTable
from conseil_mobilite.services.journal.things import THINGS
from conseil_mobilite.services.paper.person_file.corrections import corrections
from conseil_mobilite.services.paper.person_file.held import Held
from conseil_mobilite.services.paper.person_file.history import own_keys
from conseil_mobilite.store.journal.rows import row_key

_Day: TypeAlias = tuple[date, UUID | None]
_Sort: TypeAlias = tuple[str, bool]

_BEFORE: Final = (
    "Le programme garde aussi ce qui était écrit avant chaque correction. Le fichier de données "
    "(JSON) dit tout ; vous pouvez le demander."
)
_OPENED: Final = "Les jours où votre dossier a été ouvert"
_NOTHING: Final = "(rien)"
_HEADS: Final = (("Date", 2), ("Quoi", 2), ("Avant", 3), ("Après", 3))
_BATCH: Final = 500
_PARENTS: Final = (
    "person",
    "pathway",
    "assessment",
    "action",
    "mobility_budget",
    "licence_process",
)
"""The rows that those which were deleted may have named."""


class _Change(NamedTuple):
    number: int
    at: datetime
    adviser: UUID | None
    table: str
    key: str
    kind: str


def part(held: Held) -> FilePart:
    return FilePart(
        "Les traces de votre dossier",
        _BEFORE,
        parts=(_corrections(held), _before_and_after(held), _openings(held)),
    )


def _corrections(held: Held) -> FilePart:
    days = _by_day(held)
    rows = tuple(
        (long_date(day, weekday=False), _words(counts), held.naming.row(adviser))
        for (day, adviser), counts in sorted(days.items(), key=lambda each: each[0][0])
    )
    columns = (FileColumn("Date", 2), FileColumn("Ce qui a changé", 5), FileColumn("Par", 2))
    table = FileTable(columns, rows) if rows else None
    return FilePart("Les corrections faites à votre dossier", table=table)


def _before_and_after(held: Held) -> FilePart:
    """Tell each correction of her identity, of how to reach her, and of her answers."""
    rows = tuple(
        (
            long_date(paris_day(each.at), weekday=False),
            each.what,
            each.before or _NOTHING,
            each.after or _NOTHING,
        )
        for each in reversed(corrections(held))
    )
    columns = tuple(FileColumn(*head) for head in _HEADS)
    title = "Avant et après chaque correction de ce qui vous concerne"
    return FilePart(title, table=FileTable(columns, rows) if rows else None)


def _by_day(held: Held) -> dict[_Day, Counter[_Sort]]:
    """Count the rows mended or taken away, once a day each."""
    days: defaultdict[_Day, Counter[_Sort]] = defaultdict(Counter)
    begun: dict[tuple[str, str], date] = {}
    told: set[tuple[_Day, str, str]] = set()
    for each in _changes(held):
        day, place = paris_day(each.at), (each.table, each.key)
        if each.kind == "insert":
            begun[place] = day
        seen = ((day, each.adviser), *place)
        if each.table in THINGS and seen not in told and begun.get(place) != day:
            told.add(seen)
            days[day, each.adviser][each.table, each.kind == "delete"] += 1
    return days


def _changes(held: Held) -> list[_Change]:
    """Return the changes of the rows of the file, and the deletions of rows that named one."""
    tables = SQLModel.metadata.tables
    keys = sorted(row_key(tables[name], row) for name, rows in held.rows.items() for row in rows)
    parents = [_written(row["id"]) for name in _PARENTS for row in held[name]]
    named = or_(*(col(Change.before).contains(key) for key in parents))
    found = set(_read(held, (col(Change.kind) == "delete") & named))
    for start in range(0, len(keys), _BATCH):
        found.update(_read(held, col(Change.row_key).in_(keys[start : start + _BATCH])))
    return sorted(found)


def _written(key: object) -> str:
    """Return a key as the journal writes it among the values of a row."""
    assert isinstance(key, UUID)
    return key.hex


def _read(held: Held, condition: ColumnElement[bool]) -> Iterator[_Change]:
    columns = SQLModel.metadata.tables["change"].c
    wanted = ("number", "at", "adviser_id", "table_name", "row_key", "kind")
    query = select(*(columns[name] for name in wanted)).where(condition)
    for row in held.session.connection().execute(query):
        yield _Change(*row)


def _words(counts: Counter[_Sort]) -> str:
    return ", ".join(_sort(table, count, gone=gone) for (table, gone), count in counts.items())


def _sort(table: str, count: int, *, gone: bool) -> str:
    """« 3 notes modifiées », « 1 action supprimée »."""
    thing = THINGS[table]
    many = count > 1
    singular = thing.name[:1].lower() + thing.name[1:]
    said = thing.agreed(thing.went if gone else "modifié", many=many)
    return f"{counted(count, singular, thing.plural or singular)} {said}"


def _opened_at(held: Held) -> Sequence[datetime]:
    entries = SQLModel.metadata.tables["audit_entry"].c
    opened = entries.record_id.in_(own_keys(held)) & (entries.act == "person.open")
    query = select(entries.at).where(opened)
    return held.session.connection().execute(query).scalars().all()


def _openings(held: Held) -> FilePart:
    """Tell on how many days the file was opened, and the last: who looked is no data of hers."""
    days = sorted({paris_day(at) for at in _opened_at(held)})
    if not days:
        return FilePart(_OPENED)
    first, last = (long_date(day, weekday=False) for day in (days[0], days[-1]))
    told = (
        FileFact("Nombre de jours", counted(len(days), "jour")),
        FileFact("Premier jour connu", first),
        FileFact("Dernier jour", last),
    )
    return FilePart(_OPENED, facts=told)
