"""What names a person in the rows of others: the titles of shared meetings, reports of imports."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlmodel import SQLModel

from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.store.journal.rows import read_rows
from conseil_mobilite.store.journal.rows_at_once import slices
from conseil_mobilite.store.retention.reach import Reach

_MEETING: Final = SQLModel.metadata.tables["appointment"]
_RUN: Final = SQLModel.metadata.tables["import_run"]
_CHANGE: Final = SQLModel.metadata.tables["change"]
_TEXTS: Final = ("title", "place", "room", "directions", "organisation_name")
_LEAST: Final = 3
"""A word of fewer letters names nobody by itself."""
_UNNAMED: Final = "Fichier importé"


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of her names, and what reaches her: bare telephones, e-mails, numbers."""

    last: frozenset[str]
    first: frozenset[str]
    ways: frozenset[str]

    def in_own(self, text: str) -> bool:
        """Tell whether a text about something that she was part of names her: a word is enough."""
        words = set(fold(text).split())
        named = {word for word in self.last | self.first if len(word) >= _LEAST}
        return bool(words & named) or self._reaches(text)

    def in_any(self, text: str) -> bool:
        """Tell whether a text about others names her: by her first and last names, or a number."""
        words = set(fold(text).split())
        return bool(words & self.last and words & self.first) or self._reaches(text)

    def _reaches(self, text: str) -> bool:
        bare = _bare(text)
        return any(way in bare for way in self.ways)


def words_of(found: Reach) -> Words:
    """Return what names the person of a file."""
    person = next(iter(found.rows["person"]), {})
    contacts = [str(row["value"]) for row in found.rows["contact_point"]]
    numbers = [str(person.get(name, "")) for name in ("file_number", "france_travail_id", "caf_id")]
    numbers += [str(row["absorbed_number"]) for row in found.rows["person_merge"]]
    # A telephone is looked for without its prefix: 0612… and +33612… both have it.
    ways = {_bare(each).removeprefix("+33") for each in (*contacts, *numbers) if each}
    return Words(
        last=_folded(person, "last_name", "usual_name"),
        first=_folded(person, "first_name"),
        ways=frozenset(way for way in ways if len(way) > _LEAST),
    )


def forget_words(connection: Connection, words: Words, shared: list[UUID]) -> None:
    """Take her name out of the meetings she shared and of their history, and out of the imports."""
    for some in slices(shared):
        for row in read_rows(connection, _MEETING, _MEETING.c.id.in_(some)):
            cleared = {name: "" for name in _TEXTS if words.in_own(str(row[name]))}
            if cleared:
                here = _MEETING.c.id == row["id"]
                connection.execute(update(_MEETING).where(here).values(cleared))
    _forget_in_history(connection, words, shared)
    _forget_in_imports(connection, words)


def _forget_in_history(connection: Connection, words: Words, shared: list[UUID]) -> None:
    for some in slices([str(meeting) for meeting in shared]):
        mine = (_CHANGE.c.table_name == _MEETING.name, _CHANGE.c.row_key.in_(some))
        rows = connection.execute(
            select(_CHANGE.c.number, _CHANGE.c.before, _CHANGE.c.after).where(*mine)
        )
        for number, *texts in rows.all():
            before, after = (_cleared(text, words) for text in texts)
            if [before, after] != texts:
                here = _CHANGE.c.number == number
                connection.execute(update(_CHANGE).where(here).values(before=before, after=after))


def _cleared(text: str, words: Words) -> str:
    if not text:
        return text
    values: dict[str, object] = json.loads(text)
    for name in _TEXTS:
        if words.in_own(str(values.get(name, ""))):
            values[name] = ""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _forget_in_imports(connection: Connection, words: Words) -> None:
    """Empty the reports that name her, whole: other lines may tell of her as of a likeness."""
    for run, file_name, report in connection.execute(
        select(_RUN.c.id, _RUN.c.file_name, _RUN.c.report)
    ).all():
        values = {"report": ""} if report and words.in_any(report) else {}
        if words.in_any(file_name):
            values["file_name"] = _UNNAMED
        if values:
            connection.execute(update(_RUN).where(_RUN.c.id == run).values(values))


def _folded(person: dict[str, object], *names: str) -> frozenset[str]:
    texts: Iterable[str] = (str(person.get(name, "")) for name in names)
    return frozenset(word for text in texts for word in fold(text).split())


def _bare(text: str) -> str:
    return re.sub(r"[\s.\-()/]", "", text).lower()
