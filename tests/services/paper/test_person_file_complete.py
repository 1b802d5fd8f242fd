"""Nothing that the base holds about a person is left out of her file: column by column."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
from sqlmodel import Session, SQLModel
from tests.conftest import NOW
from tests.documents.conftest import Reading
from tests.services.whole_file import OTHER_GRID, SHARED, changed, columns, tables, whole

from conseil_mobilite.documents import person_file as paper
from conseil_mobilite.documents.pdf.writing import write
from conseil_mobilite.domain.paper.person_file import FilePart
from conseil_mobilite.services.paper import person_files
from conseil_mobilite.services.paper.person_file import recipients
from conseil_mobilite.services.paper.person_file.held import Held, owned
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.journal.rows import Values
from conseil_mobilite.store.keys.cipher import DataKey

KEY: Final = "a key of the base: it says nothing of her"
PLACE: Final = "what the row hangs on: it is told there"
ORDER: Final = "the order in which rows are shown"
PERIOD: Final = "which of her periods of support: its dates tell"
MACHINE: Final = "kept for other programs; it says nothing of her"
TYPED: Final = "when it was typed: the day of the interview is told"
OTHERS: Final = "about other people than her"
SAME: Final = "the same, in another form, as something that is told"

UNTOLD: Final[dict[tuple[str, str], str]] = {
    ("person", "search_text"): SAME,
    ("contact_point", "position"): ORDER,
    ("referral", "prescriber_id"): "its kind, name and address are told as they were that day",
    ("pathway_event", "recorded_at"): TYPED,
    ("pathway_event", "state_before"): "the event before it tells it",
    ("assessment", "last_question"): "where the adviser stopped: of no more use",
    ("answer", "answered_at"): TYPED,
    ("strength", "code"): SAME,
    ("strength", "position"): ORDER,
    ("goal", "position"): ORDER,
    ("action", "position"): ORDER,
    ("budget_line", "position"): ORDER,
    ("appointment", "unnamed_participants"): OTHERS,
    ("appointment", "unnamed_attended"): OTHERS,
    ("appointment", "occurrence_at"): MACHINE,
    ("appointment", "uid"): MACHINE,
    ("appointment", "sequence"): MACHINE,
    ("appointment", "revised_at"): MACHINE,
    ("appointment_series", "adviser_id"): SAME,
    ("appointment_series", "starts_at"): SAME,
    ("appointment_series", "duration_minutes"): SAME,
    ("appointment_series", "uid"): MACHINE,
    ("appointment_series", "sequence"): MACHINE,
    ("participation", "pathway_id"): PERIOD,
    ("contact_attempt", "pathway_id"): PERIOD,
    ("note", "pathway_id"): PERIOD,
    ("issued_document", "pathway_id"): PERIOD,
    ("distinct_pair", "first_id"): OTHERS,
    ("person_merge", "absorbed_id"): KEY,
    ("person_merge", "act_id"): MACHINE,
    ("issued_document", "kind"): SAME,
    ("issued_document", "variant"): "which form of the document: its title tells it",
    ("issued_document", "media_type"): MACHINE,
    ("issued_document", "sha256"): MACHINE,
}
"""What is not told, and why, the keys apart: they are found by the tables themselves."""

BYTES: Final = {
    ("issued_document", "content"): "the document itself: it is printed again as it was",
    ("issued_document", "twin"): "the same document for a screen",
}

_OTHERWISE: Final[dict[tuple[str, str], object]] = {
    ("answer", "codes"): "FORMATION",
    ("answer", "state"): "refus",
    ("assessment", "grid_version"): OTHER_GRID,
    ("appointment_series", "rule"): "FREQ=WEEKLY;COUNT=3;BYDAY=TU",
    ("axis_score", "computed"): 3,
    ("axis_score", "retained"): 3,
    ("contact_point", "kind"): "email",
    ("contact_point", "value"): "+33698765432",
    ("journey", "leaves_at"): "06:10",
    ("journey", "returns_at"): "18:10",
    ("unmet_need", "from_hour"): "07:10",
    ("unmet_need", "to_hour"): "08:10",
}


_BESIDE: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("vehicle", "insurance_state"): ("insured_until",),
    ("vehicle", "inspection_state"): ("inspection_due",),
    ("licence", "obtained_state"): ("obtained_on",),
    ("licence", "validity_state"): ("valid_until",),
    ("licence_process", "enrolment_state"): ("enrolled_on",),
    ("licence_process", "theory_state"): ("theory_on",),
    ("licence_process", "hours_state"): ("hours_done", "hours_planned"),
    ("licence_process", "filed_state"): ("filed_on",),
    ("licence_process", "payer_state"): ("payer_kind", "payer_name"),
    ("journey", "duration_state"): ("duration_minutes",),
    ("journey", "cost_state"): ("cost_cents",),
    ("renunciation", "happened_state"): ("happened_on",),
    ("budget_line", "state"): ("cents",),
}
"""What to take away for a state to be told."""


@pytest.fixture(scope="module")
def held(
    tmp_path_factory: pytest.TempPathFactory, settled_base: tuple[Path, UUID], data_key: DataKey
) -> Iterator[Held]:
    """Read a whole file once; a test changes a copy of it."""
    path = tmp_path_factory.mktemp("whole") / "test.base"
    shutil.copyfile(settled_base[0], path)
    store = Store.open(path, data_key, clock=lambda: NOW)
    with store.transaction() as session:
        yield whole(session)
    store.close()


def test_every_table_that_leads_to_a_person_is_read() -> None:
    leading, found = {"person"}, {""}
    while found:
        found = {
            table.name
            for table in SQLModel.metadata.tables.values()
            if table.name not in leading
            and any(key.column.table.name in leading for key in table.foreign_keys)
        }
        leading |= found

    assert leading == {"person", *owned()}


def test_appointments_and_their_series_are_read_beside_them() -> None:
    shared = {
        key.column.table.name
        for name in ("participation", "appointment")
        for key in SQLModel.metadata.tables[name].foreign_keys
        if key.column.table.name not in {"person", "adviser", *owned()}
    }

    assert shared == set(SHARED)


def _to_tell(table: str) -> list[str]:
    names = [column.name for column in columns(SQLModel.metadata.tables[table])]
    return [name for name in names if (table, name) not in UNTOLD and not _is_key(table, name)]


def _is_key(table: str, column: str) -> bool:
    """Tell whether a column only says which row this is, or where it hangs."""
    described = SQLModel.metadata.tables[table].c[column]
    way = owned().get(table)
    hangs = way is not None and way.parent.name == column
    series = (table, column) == ("appointment", "series_id")
    seat = (table, column) == ("participation", "appointment_id")
    return hangs or series or seat or (described.name == "id")


@pytest.mark.parametrize("table", [table.name for table in tables()])
def test_a_column_that_changes_changes_what_is_told(held: Held, table: str) -> None:
    forgotten = []

    for column in _to_tell(table):
        before = _bare(held, table, column)
        other = _other(table, column, before.rows[table][0])
        if _told(before) == _told(changed(before, table, {column: other})):
            forgotten.append(f"{table}.{column}")

    assert forgotten == [], "neither told, nor left out with its reason"


def test_no_reason_is_given_for_a_column_that_is_gone_or_told(held: Held) -> None:
    told = [
        (table, column)
        for table, column in UNTOLD
        if _told(held) != _told(changed(held, table, {column: None}))
    ]
    there = {(t.name, c.name) for t in tables() for c in t.c}

    assert told == []
    assert there >= {*UNTOLD, *BYTES}
    assert {(t.name, c.name) for t in tables() for c in t.c if c not in columns(t)} == set(BYTES)


def test_every_word_that_was_typed_is_found_as_it_is(held: Held) -> None:
    words = "\n".join(_words(_told(held)))

    for table, column in (("note", "text"), ("action", "note"), ("answer", "text")):
        assert f"{table}-{column}" in words


def test_every_sort_of_thing_is_drawn(session: Session) -> None:
    parts = tuple(person_files.parts(whole(session)))
    person = people.welcome(session, NewPerson("Sylla", "Awa"), Origin(), NOW.date())
    content = replace(person_files.prepare(session, person.id, NOW), parts=parts)

    reading = Reading(write(paper.document(content)))

    assert content.silent == ("Les traces de votre dossier",)
    assert {"note-text", "vehicle-name", "goal-label"} <= {*reading.text.split()}


def _bare(held: Held, table: str, column: str) -> Held:
    """Take away the value that stands beside a state, which is told where there is none."""
    empty = _BESIDE.get((table, column), ())
    return changed(held, table, dict.fromkeys(empty)) if empty else held


def _other(table: str, column: str, row: Values) -> object:
    if (table, column) in _OTHERWISE:
        return _OTHERWISE[table, column]
    match row[column]:
        case bool() as value:
            return not value
        case int() as value:
            return value + 1
        case datetime() | date() as value:
            return value + timedelta(days=1)
        case UUID():
            return None
        case value:
            return f"{value}-otherwise"


def _told(held: Held) -> tuple[object, ...]:
    return (*person_files.parts(held), *recipients.told_to(held))


def _words(parts: Iterable[object]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, FilePart):
            yield part.text
            yield from (fact.words for fact in part.facts)
            yield from (cell for row in (part.table.rows if part.table else ()) for cell in row)
            yield from _words(part.parts)
