"""The queue of possible pairs as the base gives it."""

from datetime import date
from itertools import combinations

from sqlmodel import Session, select
from tests.conftest import NOW

from conseil_mobilite.domain.duplicates.likeness import agreeing, is_possible
from conseil_mobilite.domain.duplicates.merging import DistinctPair
from conseil_mobilite.domain.duplicates.pair import Pair, pair_key
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.duplicates import comparing, pairs
from conseil_mobilite.services.journal import undoing
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson
from conseil_mobilite.store.database import Store

ON = NOW.date()
BIRTH = date(1992, 6, 4)
FILES = (
    NewPerson("Lefèvre", "Hélène", phones=("0645127890",), birth_date=BIRTH),
    NewPerson("LEFEVRE", "Helne", birth_date=BIRTH),
    NewPerson("Roy", "Paul", usual_name="Lefèvre", phones=("06 45 12 78 90",)),
    NewPerson("Paul", "Roy", emails=("Paul.Roy@exemple.fr",)),
    NewPerson("Sy", "Awa", emails=("paul.roy@exemple.fr",), birth_date=BIRTH),
    NewPerson("N’Diaye", "Zoé"),
)


def queue(session: Session) -> tuple[Pair, ...]:
    search = pairs.gather(session)
    while search.go_on():
        pass
    return search.pairs()


def names(session: Session, found: tuple[Pair, ...]) -> set[frozenset[str]]:
    return {frozenset(line.names) for line in pairs.lines(session, found)}


def test_the_queue_is_what_a_scan_of_all_pairs_finds(session: Session) -> None:
    for each in FILES:
        people.register(session, each, ON)
    keys = session.exec(select(Person.id)).all()
    traits = pairs.traits_of(session, keys).values()
    naive = {
        pair_key(one.id, other.id)
        for one, other in combinations(traits, 2)
        if is_possible(agreeing(one, other))
    }

    found = queue(session)

    assert {pair.key for pair in found} == naive
    assert names(session, found) == {
        frozenset({"Hélène Lefèvre", "Helne LEFEVRE"}),
        frozenset({"Hélène Lefèvre", "Paul Lefèvre"}),
        frozenset({"Paul Lefèvre", "Roy Paul"}),
    }


def test_people_in_the_bin_are_left_out(session: Session) -> None:
    first, *_ = [people.register(session, each, ON) for each in FILES[:2]]
    people.put_in_bin(session, first.id)

    assert queue(session) == ()


def test_two_people_are_told_apart_once_and_it_can_be_taken_back(store: Store) -> None:
    one, other = (store.run(people.register, each, ON).id for each in FILES[:2])

    said = store.run(pairs.tell_apart, other, one)
    again = store.run(pairs.tell_apart, one, other)

    assert said.id == again.id
    assert store.read(queue) == ()
    (line,) = store.read(pairs.told_apart)
    assert set(line.names) == {"Hélène Lefèvre", "Helne LEFEVRE"}
    assert line.adviser == "Nadia Lefèvre"
    store.run(pairs.take_back, line.id)
    assert len(store.read(queue)) == 1


def test_telling_apart_is_undone_by_the_bar(store: Store) -> None:
    one, other = (store.run(people.register, each, ON).id for each in FILES[:2])
    with store.transaction() as session:
        act = session.info["act"]
        pairs.tell_apart(session, one, other)

    assert "istinction" in store.run(undoing.undo_act, act).words
    assert store.read(lambda session: session.exec(select(DistinctPair)).all()) == []


def test_a_comparison_proposes_what_the_other_file_does_not_know(session: Session) -> None:
    one = people.register(session, FILES[1], ON)
    other = people.register(session, FILES[0], ON)
    people.correct(session, other.id, {"contact_preference": "NE_PAS_CONTACTER", "sex": "F"})

    compared = comparing.compare(session, one.id, other.id)

    assert compared.fields == ("last_name", "first_name", "sex", "contact_preference")
    assert compared.taken == (frozenset({"sex", "contact_preference"}), frozenset())
    assert compared.meaning == "Sans doute la même personne."
    assert compared.richer == 1
