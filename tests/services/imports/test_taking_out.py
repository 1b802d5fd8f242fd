"""The base taken out to a file, and read back without loss."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import Session, col, select
from tests.conftest import NOW, settled
from tests.imported_people import file_lines, know, order

from conseil_mobilite.domain.imports.decisions import Decision
from conseil_mobilite.domain.imports.mapping import propose
from conseil_mobilite.domain.language.folding import fold
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.interchange.imports.lists_writing import write_csv, write_workbook
from conseil_mobilite.interchange.imports.table_reading import read_table
from conseil_mobilite.services.agenda import appointments
from conseil_mobilite.services.agenda.appointment_checks import NewAppointment
from conseil_mobilite.services.imports import examining, taking_out
from conseil_mobilite.services.imports.bringing_in import ImportOrder, bring_in
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin, PeopleQuery
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.reference.reference import code_lists

TODAY = NOW.date()
WRITERS = {
    "csv": lambda tables: write_csv(tables[0]),
    "xlsx": write_workbook,
}


def told(store: Store) -> list[dict[str, object]]:
    """Return the rows of the list of people, by code, without what is of one base only."""
    people_list, _appointments = store.read(taking_out.whole_base)
    codes = [column.code for column in people_list.columns]
    rows: list[dict[str, object]] = [dict(zip(codes, row, strict=True)) for row in people_list.rows]
    for row in rows:
        for code in ("numero_dossier", "date_bilan", "solutions", "etat", "date_fin"):
            row.pop(code)
        row |= {code: fold(str(row[code])) for code in ("nom", "nom_usage", "prenom")}
    return sorted(rows, key=str)


def fill(session: Session) -> None:
    bring_in(session, order(file_lines(6, [], TODAY)), lambda _done, _total: None)
    every = tuple(
        entry.code for entry in code_lists()["publics"] if entry.code not in {"qpv", "frr"}
    )
    new = NewPerson(
        "O'Connor de la Tour",
        "Łukasz-Jean",
        usual_name="Ngọc",
        civility="M",
        birth_date=date(1985, 12, 3),
        phones=("+262692123456", "+32470123456"),
        emails=("lukasz@exemple.fr",),
        address="=3 rue Haute",
        postcode="02120",
        insee_code="02361",
        municipality_name="Guise",
        epci_code="200071983",
        qpv="oui",
        publics=tuple(sorted(every)),
        caf_id="0012345",
    )
    people.welcome(session, new, Origin("ML", "Mission locale du Vermandois"), TODAY)


@pytest.fixture
def other_store(
    tmp_path: Path, empty_base: Path, data_key: DataKey, clock: Clock
) -> Iterator[Store]:
    """Open another base, with nobody but its responsable."""
    path = tmp_path / "autre.base"
    shutil.copyfile(empty_base, path)
    store = Store.open(path, data_key, clock=clock)
    store.adviser = store.run(settled)
    yield store
    store.close()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_whole_base_reads_back_without_loss(
    store: Store, other_store: Store, tmp_path: Path, form: str
) -> None:
    store.run(fill)
    path = tmp_path / f"base.{form}"
    path.write_bytes(WRITERS[form](store.read(taking_out.whole_base)))
    table = read_table(path)
    mapping = propose(table)

    again = store.read(examining.preview, table, mapping, TODAY)
    fresh = other_store.read(examining.preview, table, mapping, TODAY)
    other_store.run(bring_in, ImportOrder(table, fresh, mapping, {}, "0" * 64), _silent)

    assert again.counts() == {Decision.DUPLICATE: 7}
    said = [alert.code for line in fresh.lines for alert in line.alerts]
    assert fresh.counts() == {Decision.CREATE: 7}
    assert said == ["opposition"], "nothing is doubtful in what the base wrote"
    assert told(other_store) == told(store)


def _silent(_done: int, _total: int) -> None:
    """Hear nothing of the progress."""


def test_lists_hold_whom_the_filters_let_through_and_no_sensitive_public(store: Store) -> None:
    store.run(fill)
    binned = store.read(_another)
    store.run(people.put_in_bin, binned)

    asked = store.read(taking_out.people_list, PeopleQuery(NOW, text="connor"))
    every = store.read(taking_out.people_list, PeopleQuery(NOW))

    codes = [column.code for column in asked.columns]
    (row,) = asked.rows
    publics = str(row[codes.index("publics")]).split(" ; ")
    sensitive = {entry.code for entry in code_lists()["publics"] if entry.sensitive}
    assert row[codes.index("nom")] == "O'Connor de la Tour"
    assert sensitive
    assert not sensitive & set(publics)
    assert {"rsa", "qpv"} <= set(publics)
    assert len(every.rows) == 6


def test_appointments_are_told_one_a_row(store: Store) -> None:
    (person,) = store.run(know, 1, TODAY)
    new = NewAppointment("diagnostic", NOW + timedelta(days=1), 45, (person,))
    store.run(appointments.book, new)

    table = store.read(taking_out.appointments_list, PeopleQuery(NOW))

    at = datetime(2027, 3, 13, 14, 30)  # noqa: DTZ001 - as a clock in Paris shows it
    assert [list(row) for row in table.rows] == [
        ["2027-0001", at, "Bilan de mobilité", "En présence", "À venir", 45]
    ]


def test_the_dictionary_explains_every_column(store: Store) -> None:
    tables = store.read(taking_out.whole_base)

    told = taking_out.dictionary(tables)

    assert len(told.rows) == sum(len(table.columns) for table in tables)
    assert all(all(row) for row in told.rows)


def _another(session: Session) -> UUID:
    others = select(Person.id).where(Person.last_name != "O'Connor de la Tour")
    return session.exec(others.order_by(col(Person.file_number)).limit(1)).one()
