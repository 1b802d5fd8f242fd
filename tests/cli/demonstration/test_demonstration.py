"""The demonstration base: the same for the same seed, and every kind of life in it."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select
from tests.cli.conftest import Command
from tests.demonstration_base import DAY, make

from conseil_mobilite.app.clock import now
from conseil_mobilite.cli.demonstration import base as demonstration
from conseil_mobilite.cli.demonstration.base import FILE_NAME, PHRASE, Wanted
from conseil_mobilite.domain.agenda.appointment import Participation
from conseil_mobilite.domain.entities import ENTITIES
from conseil_mobilite.domain.organisation.measure_conditions import in_force
from conseil_mobilite.domain.organisation.mobility_plan import PlanMeasure
from conseil_mobilite.domain.pathway import action_dates
from conseil_mobilite.domain.pathway.action import Action
from conseil_mobilite.domain.pathway.pathway import Pathway
from conseil_mobilite.domain.pathway.pathway_rules import PathwayState
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.situation.budget import BudgetLine
from conseil_mobilite.domain.situation.fact_checks import check_licence, check_vehicle
from conseil_mobilite.domain.situation.knowledge import Knowledge, Known
from conseil_mobilite.domain.situation.licence_checks import check_exam, check_process
from conseil_mobilite.domain.situation.situation import (
    Journey,
    Licence,
    LicenceExam,
    LicenceProcess,
    Renunciation,
    SituationTopic,
    Vehicle,
)
from conseil_mobilite.domain.situation.week import joined_days, kept_hour
from conseil_mobilite.services.situation.checks import per_year
from conseil_mobilite.store import vault
from conseil_mobilite.store.keys.slots_file import slots_path
from conseil_mobilite.store.reference.reference import code_lists

OF_ITS_OWN = {"audit_entry", "audit_seal", "change", "setting"}
"""What depends on the keys of a base and its founding: its seals, its secrets, its first acts."""
Rows = dict[str, list[tuple[object, ...]]]


def rows_of(path: Path) -> Rows:
    store = vault.open_with_passphrase(path, PHRASE, clock=now)
    try:
        return store.read(_dump)
    finally:
        store.close()


def _dump(session: Session) -> Rows:
    tables = (entity.metadata.tables[str(entity.__tablename__)] for entity in ENTITIES)
    return {
        table.name: sorted(
            (tuple(row) for row in session.connection().execute(table.select())), key=repr
        )
        for table in tables
        if table.name not in OF_ITS_OWN
    }


def _values(session: Session, column: Mapped[str]) -> list[str]:
    return list(session.exec(select(column).distinct()))


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    return rows_of(make(tmp_path_factory.mktemp("thirty"), 30, 7))


@pytest.fixture(scope="module")
def three_hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("many"), 300, 2026)


def test_the_same_seed_and_day_give_the_same_lives(tmp_path: Path, thirty: Rows) -> None:
    again = rows_of(make(tmp_path, 30, 7))

    assert len(again["person"]) == 30
    assert len(again["answer"]) > 1000
    assert again == thirty


def test_another_seed_gives_other_lives(tmp_path: Path, thirty: Rows) -> None:
    other = rows_of(make(tmp_path, 30, 8))

    assert len(other["person"]) == 30
    assert other["person"] != thirty["person"]
    assert other["pathway"] != thirty["pathway"]


def test_another_day_moves_the_lives(tmp_path: Path, thirty: Rows) -> None:
    assert rows_of(make(tmp_path, 30, 7, date(2026, 10, 1)))["pathway"] != thirty["pathway"]


@pytest.mark.long
def test_three_hundred_people_show_every_public_and_every_state(three_hundred: Path) -> None:
    store = vault.open_with_passphrase(three_hundred, PHRASE, clock=now)
    try:
        publics = set(store.read(_values, col(PersonAudience.code)))
        states = set(store.read(_values, col(Pathway.state)))
        attendances = set(store.read(_values, col(Participation.status)))
        names = "".join(store.read(_values, col(Person.last_name)))
    finally:
        store.close()

    assert publics == {entry.code for entry in code_lists()["publics"]}
    assert states == {state.value for state in PathwayState}
    assert {"seen", "noshow", "excused", "unknown"} <= attendances
    assert set("éèçïœ") & set(names.lower()) >= {"é", "è", "œ"}


@pytest.mark.long
def test_three_hundred_people_have_every_kind_of_situation(three_hundred: Path) -> None:
    store = vault.open_with_passphrase(three_hundred, PHRASE, clock=now)
    try:
        stated = set(store.read(_values, col(SituationTopic.state)))
        kinds = set(store.read(_values, col(Vehicle.kind)))
        insured = set(store.read(_values, col(Vehicle.insurance_state)))
        standings = set(store.read(_values, col(Licence.standing)))
        processes = set(store.read(_values, col(LicenceProcess.kind)))
        results = set(store.read(_values, col(LicenceExam.result)))
    finally:
        store.close()

    assert {"aucun", "inconnu", "refus"} <= stated
    assert {"voiture", "velo", "vae", "deux_roues"} <= kinds
    assert insured == {entry.code for entry in code_lists()["knowledge_states"]}
    assert {"valide", "a_echanger"} <= standings
    assert processes == {"permis", "echange"}
    assert {"reussi", "echoue", "a_venir"} <= results


@pytest.mark.long
def test_what_is_noted_of_a_situation_could_have_been_typed(three_hundred: Path) -> None:
    store = vault.open_with_passphrase(three_hundred, PHRASE, clock=now)
    try:
        checked = store.read(_check_situations)
    finally:
        store.close()

    assert checked > 60


def _check_situations(session: Session) -> int:
    """Put every fact through the checks of the services; return how many there were."""
    lists, births = (
        code_lists(),
        {person.id: person.birth_date for person in session.exec(select(Person))},
    )
    vehicles, licences = session.exec(select(Vehicle)).all(), session.exec(select(Licence)).all()
    processes = session.exec(select(LicenceProcess)).all()
    for vehicle in vehicles:
        check_vehicle(vehicle, lists, DAY)
    for licence in licences:
        check_licence(licence, births[licence.person_id], lists, DAY)
    for process in processes:
        check_process(process, lists, DAY)
    for exam in session.exec(select(LicenceExam)):
        check_exam(exam, lists, DAY)
    return len(vehicles) + len(licences) + len(processes)


@pytest.mark.long
def test_three_hundred_people_travel_give_up_and_count(three_hundred: Path) -> None:
    store = vault.open_with_passphrase(three_hundred, PHRASE, clock=now)
    try:
        standings = set(store.read(_values, col(Journey.standing)))
        given_up = set(store.read(_values, col(Renunciation.what)))
        lines = set(store.read(_values, col(BudgetLine.state)))
        stated = set(store.read(_values, col(SituationTopic.topic)))
        checked = store.read(_check_outings)
    finally:
        store.close()

    assert standings == {"fait", "vise"}
    assert given_up == {entry.code for entry in code_lists()["renunciation_kinds"]}
    assert lines == {entry.code for entry in code_lists()["knowledge_states"]}
    assert {"trajets", "renoncements", "budget"} <= stated
    assert checked > 200


def _check_outings(session: Session) -> int:
    """Put every fact through what the services would check; return how many there were."""
    journeys = session.exec(select(Journey)).all()
    for journey in journeys:
        assert kept_hour(journey.leaves_at) == journey.leaves_at
        assert joined_days(journey.days.split()) == journey.days
        assert journey.mode in code_lists()["travel_modes"]
        assert journey.from_name != journey.to_name
        Known(Knowledge(journey.duration_state), journey.duration_minutes)
        Known(Knowledge(journey.cost_state), journey.cost_cents)
    renunciations = session.exec(select(Renunciation)).all()
    for each in renunciations:
        Known(Knowledge(each.happened_state), each.happened_on)
        assert not (each.what == "soin" and each.words)
    lines = session.exec(select(BudgetLine)).all()
    for line in lines:
        Known(Knowledge(line.state), line.cents)
        assert line.per in per_year()
        assert line.kind in code_lists()["budget_kinds"]
    return len(journeys) + len(renunciations) + len(lines)


def test_no_name_of_a_person_can_be_read_in_the_files(base: Path) -> None:
    store = vault.open_with_passphrase(base, PHRASE, clock=now)
    names = {*store.read(_values, col(Person.last_name)), *store.read(_values, col(Person.address))}
    store.close()

    content = base.read_bytes() + slots_path(base).read_bytes()

    assert len(names) > 40
    assert not content.startswith(b"SQLite format 3")
    assert [name for name in names if len(name) > 4 and name.encode() in content] == []
    with closing(sqlite3.connect(base)) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM person")


def test_the_command_says_where_the_base_is_and_what_opens_it(
    command: Command, tmp_path: Path
) -> None:
    said = command("demo", tmp_path / "essai", "--personnes", "3", "--jour", "2026-09-30")

    assert said.status == 0
    assert f"Base de démonstration : {tmp_path / 'essai' / FILE_NAME}" in said.printed
    assert f"Phrase secrète : {PHRASE}" in said.printed
    assert (tmp_path / "essai" / FILE_NAME).stat().st_mode & 0o077 == 0
    assert (tmp_path / "essai").stat().st_mode & 0o077 == 0


def test_a_base_that_is_there_already_is_never_replaced(
    command: Command, base: Path, tmp_path: Path
) -> None:
    before = base.read_bytes()

    said = command("demo", tmp_path, "--personnes", "3")

    assert said.status == 1
    assert "existe déjà" in said.complaint
    assert base.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said(command: Command, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("pas un dossier")

    said = command("demo", tmp_path / "fichier", "--personnes", "3")

    assert said.status == 1
    assert "Choisissez un dossier" in said.complaint


def test_nothing_of_a_base_given_up_remains(tmp_path: Path) -> None:
    def stop(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demonstration.make(tmp_path, Wanted(3, 1, DAY), stop)

    assert not (tmp_path / FILE_NAME).exists()
    assert not slots_path(tmp_path / FILE_NAME).exists()


@pytest.mark.long
def test_the_plan_has_measures_that_actions_carry_out_in_their_time(three_hundred: Path) -> None:
    store = vault.open_with_passphrase(three_hundred, PHRASE, clock=now)
    try:
        rows = store.read(_attached)
    finally:
        store.close()

    assert {measure.code for measure, _ in rows} == {"M1", "M2", "M3", "M4", "M5", "M6"}
    assert len([action for _, action in rows if action.status == "realisee"]) > 100
    assert all(
        in_force(measure.starts_on, measure.ends_on, *action_dates.span(action, DAY))
        for measure, action in rows
    )


def _attached(session: Session) -> list[tuple[PlanMeasure, Action]]:
    query = select(PlanMeasure, Action).join(Action)
    return [(measure, action) for measure, action in session.exec(query)]
