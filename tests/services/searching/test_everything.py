"""The palette finds people, services and communes in one reading."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlmodel import Session

from conseil_mobilite.domain.directory.directory_rows import DirectoryService, DirectoryStructure
from conseil_mobilite.domain.duplicates.merging import PersonMerge
from conseil_mobilite.services.people import person_changes
from conseil_mobilite.services.people.person_registration import NewPerson, register
from conseil_mobilite.services.searching.everything import Found, look_up
from conseil_mobilite.store.reference.territories import Territories

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
TODAY = date(2027, 3, 12)


@pytest.fixture(scope="module")
def territories() -> Iterator[Territories]:
    opened = Territories.open()
    yield opened
    opened.close()


def _of_guise(first_name: str) -> NewPerson:
    return NewPerson(
        "Martin",
        first_name,
        birth_date=date(1992, 6, 4),
        postcode="02120",
        insee_code="02361",
        municipality_name="Guise",
    )


@pytest.fixture
def base(session: Session) -> Session:
    register(session, _of_guise("Zoé"), TODAY)
    binned = register(session, _of_guise("Ana"), TODAY)
    person_changes.put_in_bin(session, binned.id)
    structure = DirectoryStructure(
        external_id="s1", record=json.dumps({"nom": "Garage d’Écureuil", "commune": "Hirson"})
    )
    session.add(structure)
    session.flush()
    for number, name in enumerate(("Prêt de vélos", "Location de scooters à petits prix")):
        record = json.dumps({"nom": name})
        session.add(
            DirectoryService(structure_id=structure.id, external_id=f"{number}", record=record)
        )
    session.flush()
    return session


def ask(base: Session, territories: Territories, text: str) -> Found:
    return look_up(base, territories, text, NOW)


def test_a_person_is_told_from_her_namesakes(base: Session, territories: Territories) -> None:
    (person,) = ask(base, territories, "martin").people

    assert (person.full_name, person.municipality) == ("Zoé Martin", "Guise")
    assert person.birth_date == date(1992, 6, 4)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("velo", ["Prêt de vélos"]),
        ("pret", ["Prêt de vélos"]),
        ("ecureuil", ["Location de scooters à petits prix", "Prêt de vélos"]),
        ("scooter hirson", ["Location de scooters à petits prix"]),
        ("scooter guise", []),
    ],
)
def test_services_are_found_by_name_structure_and_commune(
    base: Session, territories: Territories, text: str, names: list[str]
) -> None:
    assert [service.name for service in ask(base, territories, text).services] == names


def test_communes_come_with_their_people_and_those_with_people_first(
    base: Session, territories: Territories
) -> None:
    towns = ask(base, territories, "guise").towns
    by_postcode = ask(base, territories, "02120").towns

    assert (towns[0].place.name, towns[0].people) == ("Guise", 1)
    assert by_postcode[0].place.name == "Guise"


def test_a_former_name_and_homonyms_are_told_apart(base: Session, territories: Territories) -> None:
    former = ask(base, territories, "fargniers").towns[0].place
    homonyms = {town.place.label for town in ask(base, territories, "saint-denis").towns}

    assert (former.name, former.former_name) == ("Tergnier", "Fargniers")
    assert len(homonyms) > 1


def test_the_number_of_a_file_merged_finds_the_survivor(
    base: Session, territories: Territories
) -> None:
    person = register(base, NewPerson("Petit", "Luc"), TODAY)
    base.add(
        PersonMerge(
            survivor_id=person.id,
            absorbed_id=uuid4(),
            absorbed_number="2019-0777",
            merged_at=NOW,
            act_id=uuid4(),
        )
    )
    base.flush()
    person_changes.correct(base, person.id, {"first_name": "Luce"})

    found = ask(base, territories, "2019-0777")

    assert [each.id for each in found.people] == [person.id]
    assert found.former_numbers == ((person.id, "2019-0777"),)


def test_nothing_typed_finds_nothing(base: Session, territories: Territories) -> None:
    assert ask(base, territories, " - ") == Found()
