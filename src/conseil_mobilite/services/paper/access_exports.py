"""All that is held about a person in one file: to be read by her, and by a program.

It holds the file as a tagged PDF, the same as documented JSON, and each document handed out as it
was. It is no more and no less than the paper (`person_files`): of a note that a colleague keeps to
herself it says that it is there, and nobody else is told of.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from conseil_mobilite.domain.paper.access_export import (
    AccessExport,
    ExportedRow,
    ExportedTrace,
)
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.interchange.person_file.writing import write
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.paper import issuing, person_files
from conseil_mobilite.services.paper.person_file import exchanges, history, recipients
from conseil_mobilite.services.paper.person_file.held import Held, rows_of
from conseil_mobilite.services.paper.person_file.labels import labels
from conseil_mobilite.services.paper.person_file.naming import naming
from conseil_mobilite.services.people.standing import require_reachable
from conseil_mobilite.store.journal import audit
from conseil_mobilite.store.reference.file_dictionary import meanings
from conseil_mobilite.store.reference.reference import code_lists

PDF: Final = "dossier.pdf"
_AT_ONCE: Final = 400


@dataclass(frozen=True, slots=True)
class HandedFile:
    """The file to write where the adviser says; its name holds no name of hers."""

    name: str
    content: bytes
    document: UUID


def hand_out(session: Session, person_id: UUID, at: datetime) -> HandedFile:
    """Issue the paper, which stays in her documents, and put everything in one file."""
    require_reachable(session, person_id)
    paper = person_files.issue(session, person_id, at)
    held = held_of(session, person_id)
    content = write(gather(held, at), {PDF: paper.content})
    audit.record(session, "person.export", "person", person_id)
    return HandedFile(f"dossier-{paper.number}.zip", content, paper.id)


def held_of(session: Session, person_id: UUID) -> Held:
    rows = rows_of(session, person_id)
    return Held(session, person_id, rows, naming(session, rows))


def gather(held: Held, at: datetime) -> AccessExport:
    """Return everything that is held, as rows with their words."""
    session = held.session
    person = session.get_one(Person, held.person_id)
    return AccessExport(
        body=setup.organisation(session).name,
        person_id=str(person.id),
        person_name=person.full_name,
        made_at=at,
        meanings=meanings(),
        codes=_codes(),
        tables={name: tuple(_rows(held, name)) for name in meanings()},
        recipients=recipients.told_to(held),
        history=history.changes(held),
        traces=tuple(_traces(held)),
        documents=dict(_documents(held)),
        kept_back=exchanges.kept_back(held),
        files_kept_back=len(held["issued_document"]) - len(issuing.readable_of(session, person.id)),
    )


def _rows(held: Held, table: str) -> Iterator[ExportedRow]:
    own, named = history.own_keys(held), SQLModel.metadata.tables[table].primary_key.columns
    order = [column.name for column in named]
    for row in sorted(held[table], key=lambda each: [str(each[name]) for name in order]):
        values = history.without_others(table, row, own)
        yield ExportedRow(values, labels(held, table, values))


def _codes() -> Mapping[str, Mapping[str, str]]:
    """Return the labels of every list that a column names."""
    used = {
        name
        for table in meanings().values()
        for column in table.columns.values()
        for name in column.lists
    }
    lists = code_lists()
    return {name: {each.code: each.label for each in lists[name]} for name in sorted(used)}


def _documents(held: Held) -> Iterator[tuple[str, bytes]]:
    for key in issuing.readable_of(held.session, held.person_id):
        document = issuing.issued(held.session, key)
        yield f"documents/{document.number}.pdf", document.content
        if document.twin:
            yield f"documents/{document.number}.html", document.twin


def _traces(held: Held) -> Iterator[ExportedTrace]:
    """Give the acts that the trail keeps of her file and of each of its rows, in their order."""
    entries = SQLModel.metadata.tables["audit_entry"].c
    keys = sorted(_record_keys(held), key=str)
    found: list[tuple[int, ExportedTrace]] = []
    for start in range(0, len(keys), _AT_ONCE):
        query = select(entries.number, entries.at, entries.act, entries.kind).where(
            entries.record_id.in_(keys[start : start + _AT_ONCE])
        )
        for number, at, act, kind in held.session.connection().execute(query):
            found.append((number, ExportedTrace(at, act, kind)))
    yield from (trace for _, trace in sorted(found, key=lambda each: each[0]))


def _record_keys(held: Held) -> set[UUID]:
    ids = (row.get("id") for rows in held.rows.values() for row in rows)
    return {key for key in ids if isinstance(key, UUID)} | history.own_keys(held)
