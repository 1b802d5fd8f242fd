"""Hold an export against the raw reading of the base: what is missing, and what is of another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tests.campaigns.access_export.dump import Dump, Row
from tests.campaigns.access_export.planting import TYPED
from tests.campaigns.access_export.taking import Taken


@dataclass
class Tally:
    people: int = 0
    rows: int = 0
    values: int = 0
    words: int = 0
    sought: int = 0
    missing: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        return self.words > 0 and not self.missing and not self.foreign

    def __str__(self) -> str:
        return (
            f"{self.people} people: {self.rows} rows, {self.values} values compared, {self.words} "
            f"words read in the papers; {self.sought} values of others sought; missing "
            f"{len(self.missing)}, foreign {len(self.foreign)}"
        )


@dataclass(frozen=True)
class _Expected:
    """A row of a person as the base holds it, and the texts that nobody but their author reads."""

    person: str
    row: Row
    secret: frozenset[str]


def check(
    tally: Tally,
    person: str,
    taken: Taken,
    dumps: Mapping[str, Dump],
    journal: Sequence[tuple[str, str]],
) -> None:
    mine, secret = dumps[person], _secret(dumps[person])
    _check_rows(tally, person, taken, mine, secret)
    _check_words(tally, person, taken, mine, secret)
    names = {person, *(str(row["absorbed_id"]) for row in mine.get("person_merge", []))}
    _check_gone(tally, frozenset(names), taken, journal)
    _check_others(tally, person, taken, dumps)
    for value in secret:
        if any(value in letters for letters in taken.letters.values()):
            tally.foreign.append(f"{person}: a note kept by its author ({value})")


def _check_rows(
    tally: Tally, person: str, taken: Taken, mine: Dump, secret: frozenset[str]
) -> None:
    told = taken.tables()
    for table, rows in mine.items():
        found = {_key(row): row for row in told.get(table, [])}
        for row in rows:
            tally.rows += 1
            given = found.pop(_key(row), None)
            if given is None:
                tally.missing.append(f"{person}: {table} {_key(row)}")
                continue
            for column in row:
                tally.values += 1
                expected = _Expected(person, row, secret)
                if not _same(taken, expected, column, given):
                    tally.missing.append(f"{person}: {table}.{column} = {row[column]!r}")
        tally.foreign += [f"{person}: {table} {key}" for key in found]
    others = {table: rows for table, rows in told.items() if rows and table not in mine}
    tally.foreign += [f"{person}: {table}" for table in others]


def _same(taken: Taken, expected: _Expected, column: str, given: Row) -> bool:
    value = expected.row[column]
    if isinstance(value, bytes):
        suffix = "pdf" if column == "content" else "html"
        return taken.files.get(f"documents/{expected.row['number']}.{suffix}") == value
    if value in expected.secret:
        return given[column] == "" and given["kept_back"] is True
    if column in {"first_id", "second_id"} and value != expected.person:
        return given[column] is None
    return column in given and raw(given[column]) == raw(value)


def _check_words(
    tally: Tally, person: str, taken: Taken, mine: Dump, secret: frozenset[str]
) -> None:
    """Look in the paper for every word that was typed of her."""
    paper = taken.letters["dossier.pdf"]
    for value in _distinctive(mine) - secret:
        tally.words += 1
        if _shown(value) not in paper:
            tally.missing.append(f"{person}: {value} is not read in the paper")


def _check_gone(
    tally: Tally, names: frozenset[str], taken: Taken, journal: Sequence[tuple[str, str]]
) -> None:
    """Look in the history for what was deleted; `names` are her key, and those of merged files."""
    for before, name in journal:
        there, hers = name in taken.letters["dossier.json"], any(each in before for each in names)
        if hers and not there:
            tally.missing.append(f"{name}, which was deleted from {min(names)}")
        if there and not hers:
            tally.foreign.append(f"{name}, deleted from another file than {min(names)}")


def _check_others(tally: Tally, person: str, taken: Taken, dumps: Mapping[str, Dump]) -> None:
    own = _distinctive(dumps[person])
    for other, rows in dumps.items():
        if other == person:
            continue
        sought = {*(_distinctive(rows) - own), str(UUID(other)), other}
        tally.sought += len(sought)
        for value in sought:
            if any(
                _shown(value) in letters or value in letters for letters in taken.letters.values()
            ):
                tally.foreign.append(f"{person}: {value} of {other}")


def _distinctive(mine: Dump) -> set[str]:
    planted = {
        str(row[column]) for table, column in TYPED for row in mine.get(table, []) if row[column]
    }
    return planted | {str(row["value"]) for row in mine.get("contact_point", [])}


def _secret(mine: Dump) -> frozenset[str]:
    """Return the notes of colleagues alone, by what they say."""
    return frozenset(str(row["text"]) for row in mine.get("note", []) if row["private"])


def _shown(value: str) -> str:
    """Return a telephone as it is dialled in France, any other value as it is."""
    return f"0{value[3:]}" if re.fullmatch(r"\+33\d{9}", value) else value


def _key(row: Row) -> object:
    if "id" in row:
        return raw(row["id"])
    named = ("person_id", "appointment_id", "assessment_id", "topic", "question", "axis")
    return tuple(raw(row[name]) for name in named if name in row)


def raw(value: object) -> object:
    """Return a value as the base stores it: a key as figures, an instant without its zone."""
    if isinstance(value, bool):
        return int(value)
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", value):
        return value.replace("-", "")
    if re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(\+00:00)?", value):
        return datetime.fromisoformat(value).replace(tzinfo=None).isoformat()
    return value
