"""Export the file of each person of a base, and hold it against an independent reading of the base.

    python -m tests.campaigns.access_export --people 50
    python -m tests.campaigns.access_export --people 5 --unsafe table
    python -m tests.campaigns.access_export --people 5 --unsafe guest

The base is read by raw SQL along its foreign keys (`file_dump`), past the product. Every word that
can be typed is first replaced by one that nobody else has. Of each person, every stored value is
found in the JSON, no row of the JSON is of anybody else, every word typed of hers is read in the
paper, and no word, key or telephone of anybody else is found in any file of the export. The text of
a note that a colleague keeps to herself is found nowhere. The exit status is 0 where nothing is
missing and nothing is foreign. The unsafe ways leave a table out, and leave in whoever comes to the
same appointment: they must be told, or the campaign proves nothing.
"""

import argparse
import io
import json
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

import pypdfium2
import pytest
from sqlalchemy import Connection, text
from sqlmodel import Session, select
from tests.campaigns import file_dump
from tests.campaigns.file_dump import Dump, Row

from conseil_mobilite.cli.demonstration.base import PHRASE, Wanted, make
from conseil_mobilite.domain.agenda.appointment import Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.duplicates.merging import DistinctPair
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import RetentionNotice
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.duplicates import merges
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.paper import access_exports, person_files
from conseil_mobilite.services.paper.person_file import held as product
from conseil_mobilite.services.people import people, rights
from conseil_mobilite.services.people.rights import RightsAnswer
from conseil_mobilite.services.situation import vehicles
from conseil_mobilite.services.situation.vehicles import VehicleFacts
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.rows import Values

NOW: Final = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
ON: Final = date(2027, 3, 12)

TYPED: Final = (
    ("person", "last_name"),
    ("person", "first_name"),
    ("person", "usual_name"),
    ("person", "address"),
    ("person", "caf_id"),
    ("person", "france_travail_id"),
    ("referral", "prescriber_name"),
    ("referral", "agent_name"),
    ("referral", "reason"),
    ("referral", "answer"),
    ("pathway_event", "partner"),
    ("assessment", "place"),
    ("assessment", "goal"),
    ("assessment", "correction_note"),
    ("assessment", "profile_comment"),
    ("axis_score", "comment"),
    ("barrier", "reasons"),
    ("observed_test", "observer"),
    ("strength", "text"),
    ("goal", "label"),
    ("action", "wording"),
    ("action", "partner_name"),
    ("action", "partner_address"),
    ("action", "papers"),
    ("action", "note"),
    ("action", "reasons"),
    ("funding_line", "funder_name"),
    ("unmet_need", "words"),
    ("vehicle", "name"),
    ("licence_process", "school_name"),
    ("licence_process", "payer_name"),
    ("journey", "from_name"),
    ("journey", "to_name"),
    ("renunciation", "words"),
    ("renunciation", "place_name"),
    ("mobility_budget", "solution"),
    ("budget_line", "words"),
    ("contact_attempt", "words"),
    ("note", "text"),
    ("rights_request", "words"),
    ("rights_request", "reason"),
    ("retention_notice", "held_reason"),
)
"""Every column in which an adviser writes freely of a person: each gets words of its own."""

TEXTS: Final = ("LISEZMOI.txt", "dossier.json")
EXPLAINED: Final = frozenset({"dictionnaire.json", "schema.json"})
"""The same for everybody."""

Rows = Callable[[Session, UUID], dict[str, list[Values]]]


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


@dataclass(frozen=True)
class Taken:
    """An export, opened: its JSON, and the letters of each file, without any space."""

    data: Mapping[str, object]
    letters: Mapping[str, str]
    files: Mapping[str, bytes]

    def tables(self) -> Mapping[str, list[Row]]:
        tables = self.data["tables"]
        assert isinstance(tables, dict)
        return {name: [row["valeurs"] for row in rows] for name, rows in tables.items()}


def campaign(folder: Path, count: int, seed: int = 2026, unsafe: str = "") -> Tally:
    """Make a base of so many people, export each of them, and tell what is wrong."""
    path = make(folder, Wanted(count, seed, ON), lambda _done, _total: None)
    store = vault.open_with_passphrase(path, PHRASE, clock=lambda: NOW)
    try:
        return _campaign(store, unsafe)
    finally:
        store.close()


def _campaign(store: Store, unsafe: str) -> Tally:
    store.run(_live)
    store.run(_merge)
    with store.transaction() as session:
        _plant(session)
    with store.transaction() as session:
        dumps = file_dump.owners(session.connection())
        journal = _deleted(session)
    tally = Tally()
    with pytest.MonkeyPatch.context() as patch:
        for module in (access_exports, person_files):
            patch.setattr(module, "rows_of", WAYS[unsafe])
        for person in dumps:
            handed = store.run(access_exports.hand_out, UUID(person), NOW)
            with store.transaction() as session:  # the paper itself is one more row of hers
                dumps[person] = file_dump.held(session.connection(), person)
            tally.people += 1
            _check(tally, person, _opened(handed.content), dumps, journal)
    return tally


def _live(session: Session) -> None:
    """Do what the demonstration does not: share, correct, delete, ask, keep to oneself."""
    everybody = session.exec(select(Person).order_by(Person.file_number)).all()
    colleague = _colleague(session)
    one, other = sorted(each.id for each in everybody[:2])
    session.add(DistinctPair(first_id=one, second_id=other, said_at=NOW))
    for first, second in zip(everybody[::2], everybody[1::2], strict=False):
        together = (first.id, second.id)
        new = NewAppointment("atelier", NOW + timedelta(days=1), 90, together, title="Lire un plan")
        appointments.book(session, new)
    for rank, person in enumerate(everybody):
        gone = vehicles.add(
            session, person.id, VehicleFacts(kind="velo", name=f"Gone{rank:04}"), ON
        )
        vehicles.remove(session, gone.id)
        people.correct(session, person.id, {"address": f"Ancienne adresse {rank}"})
        asked = rights.receive(session, person.id, "rectification", ON, "Mon adresse a changé.")
        rights.answer(session, asked.id, RightsAnswer("partielle", ON, "Une partie est exacte."))
        _note(session, person, session.info["adviser"])
        _note(session, person, colleague, private=True)
        session.add(
            RetentionNotice(
                person_id=person.id,
                rule="apres_contact",
                announced_on=ON,
                due_on=ON + timedelta(days=30),
                held_until=ON + timedelta(days=400),
                held_reason="Un contrôle est attendu.",
            )
        )
        person.search_text = f"texte {rank}"
    session.flush()


def _merge(session: Session) -> None:
    """Bring the first and the last file together: what the one that goes held is of the other."""
    everybody = session.exec(select(Person.id).order_by(Person.file_number)).all()
    merges.merge(session, MergeOrder(everybody[0], everybody[-1]))


def _colleague(session: Session) -> UUID:
    present = session.get_one(Adviser, session.info["adviser"])
    made = Adviser(organisation_id=present.organisation_id, first_name="Samia", last_name="Roy")
    session.add(made)
    session.flush()
    return made.id


def _note(session: Session, of: Person, author: UUID | None, *, private: bool = False) -> None:
    session.add(
        Note(person_id=of.id, author_id=author, written_at=NOW, text="Un mot.", private=private)
    )
    session.flush()


def _plant(session: Session) -> None:
    """Give each row, in each column where one writes, a word that is nowhere else."""
    connection, number = session.connection(), 0
    for table, column in TYPED:
        for key in _keys(connection, table):
            number += 1
            _write(connection, table, key, {column: word(number)})
    for key in _keys(connection, "contact_point"):
        number += 1
        written = {"kind": "phone", "value": f"+336{number:08}"}
        if number % 2:
            written = {"kind": "email", "value": f"{word(number).lower()}@exemple.fr"}
        _write(connection, "contact_point", key, written)


def _keys(connection: Connection, table: str) -> list[Row]:
    columns = connection.execute(text(f'PRAGMA table_info("{table}")')).mappings().all()
    names = ", ".join(f'"{each["name"]}"' for each in columns if each["pk"])
    rows = connection.execute(text(f'SELECT {names} FROM "{table}" ORDER BY {names}'))  # noqa: S608
    return [dict(row) for row in rows.mappings()]


def _write(connection: Connection, table: str, key: Row, values: Mapping[str, str]) -> None:
    given = ", ".join(f'"{name}" = :{name}' for name in values)
    where = " AND ".join(f'"{name}" = :{name}' for name in key)
    sql = f'UPDATE "{table}" SET {given} WHERE {where}'  # noqa: S608 - names of the base
    connection.execute(text(sql), {**values, **key})


def word(number: int) -> str:
    """Return a word of letters alone, which a line does not cut and nobody else has."""
    figures = f"{number:06}"
    return "Zk" + "".join("bcdfghjmpr"[int(figure)] for figure in figures) + "ux"


def _deleted(session: Session) -> list[tuple[str, str]]:
    """Return, from the journal, what rows that are gone held: the whole text, and its words."""
    rows = session.connection().execute(
        text("SELECT before FROM change WHERE kind = 'delete' AND before <> ''")
    )
    return [(str(before), name) for (before,) in rows for name in re.findall(r"Gone\d+", before)]


def _check(
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


def _opened(content: bytes) -> Taken:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    letters = {name: _letters(name, held) for name, held in files.items() if name not in EXPLAINED}
    return Taken(json.loads(files["dossier.json"]), letters, files)


def _letters(name: str, content: bytes) -> str:
    if not name.endswith(".pdf"):
        return re.sub(r"\s", "", content.decode())
    pages = pypdfium2.PdfDocument(content)
    return re.sub(r"[\s\ufffe]", "", "".join(p.get_textpage().get_text_range() for p in pages))


def _without_journeys(session: Session, person: UUID) -> dict[str, list[Values]]:
    return {**product.rows_of(session, person), "journey": []}


def _with_guests(session: Session, person: UUID) -> dict[str, list[Values]]:
    rows = product.rows_of(session, person)
    meetings = {row["appointment_id"] for row in rows["participation"]}
    seats = [each.model_dump() for each in session.exec(select(Participation))]
    return {**rows, "participation": [each for each in seats if each["appointment_id"] in meetings]}


WAYS: Final[Mapping[str, Rows]] = {
    "": product.rows_of,
    "table": _without_journeys,
    "guest": _with_guests,
}


def _told(tally: Tally) -> Iterator[str]:
    yield str(tally)
    yield from tally.missing[:20]
    yield from tally.foreign[:20]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--unsafe", choices=sorted(filter(None, WAYS)), default="")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = campaign(Path(folder), asked.people, asked.seed, asked.unsafe)
    for line in _told(tally):
        sys.stdout.write(f"{line}\n")
    return 0 if tally.passed else 1


if __name__ == "__main__":
    sys.exit(main())
