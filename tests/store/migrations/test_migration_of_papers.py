"""A base from before papers had a twin keeps every document that it handed out, to the byte."""

import hashlib
import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlcipher3.dbapi2 import Connection
from sqlmodel import Session, select

from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.services.organisation import logo
from conseil_mobilite.services.paper import issuing
from conseil_mobilite.services.people import person_documents
from conseil_mobilite.store import migrations
from conseil_mobilite.store.base_file import make_base
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.cipher import DataKey, connect_to_base

BEFORE = "0003"
PERSON, DOCUMENT, BODY = (uuid4() for _ in range(3))
BYTES = b"%PDF-1.7 \x00\xff\x80" + bytes(range(256)) * 40


def insert(connection: Connection, table: str, values: dict[str, object]) -> None:
    """Write a row; the columns that must have a value get an empty one."""
    row: dict[str, object] = {}
    for _, name, kind, must, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
        if must:
            row[str(name)] = "" if "CHAR" in str(kind) else 0
    row |= values
    marks, names = ", ".join("?" * len(row)), ", ".join(row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


@pytest.fixture
def older(tmp_path: Path, data_key: DataKey, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a base as the version before made it, with a body, a person and what she was given."""
    path, scripts = tmp_path / "ancienne.base", tmp_path / "migrations"
    shutil.copytree(migrations.SCRIPTS, scripts)
    for script in (scripts / "versions").glob("*.py"):
        if script.name[:4] > BEFORE:
            script.unlink()
    with monkeypatch.context() as former:
        former.setattr(migrations, "SCRIPTS", scripts)
        former.setattr(migrations, "HEAD", BEFORE)
        make_base(path, data_key)
    with closing(connect_to_base(path, data_key)) as connection:
        for table, values in ROWS.items():
            insert(connection, table, values)
        connection.commit()
    return path


ROWS: dict[str, dict[str, object]] = {
    "organisation": {
        "id": BODY.hex,
        "name": "Mobilité 80",
        "kind": "association",
        "siret": "73282932000074",
        "legal_basis": "interet_legitime",
    },
    "person": {
        "id": PERSON.hex,
        "file_number": "2026-0001",
        "last_name": "Œuvrard",
        "first_name": "İnci",
        "registered_on": date(2026, 5, 4).isoformat(),
    },
    "issued_document": {
        "id": DOCUMENT.hex,
        "person_id": PERSON.hex,
        "kind": "fiche_action",
        "variant": "standard",
        "number": "2027-00041",
        "title": "Fiche mobilité",
        "issued_at": "2027-01-04 09:00:00.000000",
        "media_type": "application/pdf",
        "content": BYTES,
        "sha256": hashlib.sha256(BYTES).hexdigest(),
    },
}


def test_what_was_handed_out_before_opens_as_it_was_without_a_twin(
    older: Path, data_key: DataKey, clock: Clock
) -> None:
    store = Store.open(older, data_key, clock=clock)

    kept = store.run(person_documents.original, DOCUMENT)
    (line,) = store.run(person_documents.of_person, PERSON)

    assert (kept.content, kept.twin) == (BYTES, None)
    assert (kept.language, kept.recipient) == ("", "")
    assert (line.number, line.language, line.recipient) == ("2027-00041", "", "")
    store.close()


def test_the_body_is_as_it_was_and_the_numbers_go_on(
    older: Path, data_key: DataKey, clock: Clock
) -> None:
    store = Store.open(older, data_key, clock=clock)

    def read(session: Session) -> tuple[str, bool | None, bytes, str]:
        body = session.exec(select(Organisation)).one()
        at: datetime = session.info["clock"]()
        number = issuing.next_number(session, at)
        return body.name, body.authorised_prescriber, logo.logo(session), number

    assert store.run(read) == ("Mobilité 80", None, b"", "2027-00042")
    assert store.run(lambda session: len(session.exec(select(IssuedDocument)).all())) == 1
    store.close()
