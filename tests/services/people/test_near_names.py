"""« Vouliez-vous dire » : whom a slip of the finger or of the ear may have meant."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from conseil_mobilite.services.people import people_search, person_changes
from conseil_mobilite.services.people.near_names import near_people
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.people.person_registration import NewPerson, register

NOW = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)
PEOPLE = (
    ("Lefebvre", "Hélène"),
    ("O’Connor", "Sean"),
    ("De La Tour", "Marie"),
    ("Renault", "Philippe"),
    ("Gauthier", "Loïc"),
    ("Nguyễn", "Thị Mai"),
    ("Martin", "Zoé"),
    ("Bernard", "Anaïs"),
)


@pytest.fixture
def known(session: Session) -> Session:
    for last_name, first_name in PEOPLE:
        register(session, NewPerson(last_name, first_name), date(2027, 3, 12))
    return session


def told(session: Session, text: str) -> list[tuple[str, str]]:
    near = near_people(session, PeopleQuery(NOW, text=text))
    return [(each.person.full_name, each.why) for each in near]


SLIPS = (
    ("lefevre", "Hélène Lefebvre", "Lefebvre, pour « lefevre »"),
    ("lefebvre heleen", "Hélène Lefebvre", "Hélène, pour « heleen »"),
    ("oconnor", "Sean O’Connor", "O’Connor, pour « oconnor »"),
    ("delatour", "Marie De La Tour", "De La Tour, pour « delatour »"),
    ("reno", "Philippe Renault", "Renault, pour « reno »"),
    ("filip", "Philippe Renault", "Philippe, pour « filip »"),
    ("filip reno", "Philippe Renault", "Philippe Renault, pour « filip reno »"),
    ("gotier", "Loïc Gauthier", "Gauthier, pour « gotier »"),
    ("nguien", "Thị Mai Nguyễn", "Nguyễn, pour « nguien »"),
    ("matrin", "Zoé Martin", "Martin, pour « matrin »"),
    ("marttin", "Zoé Martin", "Martin, pour « marttin »"),
    ("mertin zoe", "Zoé Martin", "Martin, pour « mertin »"),
    ("bernrd", "Anaïs Bernard", "Bernard, pour « bernrd »"),
    ("ber nard", "Anaïs Bernard", "Bernard, pour « ber nard »"),
    ("gauhtier", "Loïc Gauthier", "Gauthier, pour « gauhtier »"),
)


def test_every_slip_is_mended_and_said(known: Session) -> None:
    for typed, name, why in SLIPS:
        assert (name, why) in told(known, typed)


def test_nobody_is_proposed_without_a_reason(known: Session) -> None:
    for typed in ("", "martin", "zzyzx", "0612", "xq", "martin 1992"):
        assert told(known, typed) == [], typed


def test_those_who_are_found_exactly_are_never_proposed(known: Session) -> None:
    register(known, NewPerson("Lefèvre", "Ana"), date(2027, 3, 12))

    exact = people_search.find(known, PeopleQuery(NOW, text="lefevre"))

    assert [person.full_name for person in exact] == ["Ana Lefèvre"]
    assert [name for name, _ in told(known, "lefevre")] == ["Hélène Lefebvre"]


def test_people_in_the_bin_are_not_proposed(known: Session) -> None:
    martin = people_search.find(known, PeopleQuery(NOW, text="martin"))[0]
    person_changes.put_in_bin(known, martin.id)

    assert told(known, "matrin") == []


def test_enough_people_found_leave_no_doubt(known: Session) -> None:
    for first_name in ("Ana", "Ada", "Ava", "Alma", "Ella"):
        register(known, NewPerson("Lefèvre", first_name), date(2027, 3, 12))

    assert told(known, "lefevre") == []
