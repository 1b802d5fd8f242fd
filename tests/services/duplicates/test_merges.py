"""Two files become one with everything attached, and two again."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import LargeBinary, Table, insert
from sqlmodel import Session, SQLModel, select
from tests.campaigns.merges import dump
from tests.conftest import NOW
from tests.made_once import Base, Made, Once
from tests.services.whole_file import tables, whole

from conseil_mobilite.domain.agenda.appointment import Appointment, Participation
from conseil_mobilite.domain.agenda.notes.note import Note
from conseil_mobilite.domain.duplicates.merging import DistinctPair, PersonMerge
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.paper.document import IssuedDocument
from conseil_mobilite.domain.people.person import Person, PersonAudience
from conseil_mobilite.domain.situation.knowledge import Knowledge
from conseil_mobilite.domain.situation.situation import Licence, Vehicle
from conseil_mobilite.services.audit import of_person
from conseil_mobilite.services.duplicates import attached, merges, pairs, unmerging
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.duplicates.unmerging import CannotSeparateError
from conseil_mobilite.services.journal import recycle_bin, undoing
from conseil_mobilite.services.paper import access_exports
from conseil_mobilite.services.paper.person_file import traces
from conseil_mobilite.services.paper.person_file.held import owned
from conseil_mobilite.services.pathway import pathways
from conseil_mobilite.services.people import people
from conseil_mobilite.services.people.people import NewPerson, Origin
from conseil_mobilite.services.people.people_query import PeopleQuery
from conseil_mobilite.services.situation import licences, topics, vehicles
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.search.person_texts import write_texts

ON = NOW.date()
HELENE = NewPerson("Lefèvre", "Hélène", phones=("0645127890",), birth_date=date(1992, 6, 4))
HELNE = NewPerson("LEFEVRE", "Helne", phones=("0645127890", "0323000000"), emails=("h@exemple.fr",))


def welcome(store: Store) -> tuple[UUID, UUID]:
    """Register the same person twice: both pathways are open."""
    first = store.run(people.welcome, HELENE, Origin(), ON).id
    return first, store.run(people.welcome, HELNE, Origin(), ON).id


@pytest.fixture(scope="module")
def made(once: Once) -> Made[tuple[UUID, UUID]]:
    return once(welcome)


@pytest.fixture(scope="module")
def first_base(made: Made[tuple[UUID, UUID]]) -> Base:
    return made.base


@pytest.fixture
def two(made: Made[tuple[UUID, UUID]]) -> tuple[UUID, UUID]:
    return made.told


def merged(store: Store, survivor: UUID, absorbed: UUID, *taken: str) -> PersonMerge:
    return store.run(merges.merge, MergeOrder(survivor, absorbed, frozenset(taken)))


def every(entity: type[SQLModel]) -> Callable[[Session], list[SQLModel]]:
    return lambda session: list(session.exec(select(entity)))


def test_fields_are_taken_as_chosen_and_contacts_joined(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    merged(store, *two, "first_name")

    details = store.read(people.details, two[0])
    assert (details.person.last_name, details.person.first_name) == ("Lefèvre", "Helne")
    assert details.person.birth_date == date(1992, 6, 4)
    assert details.phones == ("+33645127890", "+33323000000")
    assert details.emails == ("h@exemple.fr",)
    assert [each.id for each in store.read(every(Person)) if isinstance(each, Person)] == [two[0]]


def test_a_field_that_is_the_same_is_not_chosen(store: Store, two: tuple[UUID, UUID]) -> None:
    before = store.read(dump)

    with pytest.raises(UserError, match="Ce champ"):
        merged(store, *two, "address")

    assert store.read(dump) == before


def test_one_pathway_stays_open_the_one_that_is_chosen(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    kept = store.read(pathways.current, two[1])
    assert kept is not None

    store.run(merges.merge, MergeOrder(*two, keep_absorbed=True))

    (opened,) = [p for p in store.read(pathways.of_person, two[0]) if p.ended_on is None]
    (closed,) = [p for p in store.read(pathways.of_person, two[0]) if p.ended_on is not None]
    assert opened.id == kept.id
    assert (closed.state, closed.end_reason) == ("sans_suite", "doublon_erreur")


def test_a_pathway_too_far_to_be_dropped_is_exited_as_a_double(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    def go_far(session: Session) -> None:
        pathway = pathways.current(session, two[1])
        assert pathway is not None
        pathway.state = "en_accompagnement"

    store.run(go_far)

    merged(store, *two)

    (closed,) = [p for p in store.read(pathways.of_person, two[0]) if p.ended_on is not None]
    assert (closed.state, closed.end_reason) == ("sorti", "doublon_erreur")


def test_appointments_to_come_go_on_in_the_pathway_that_stays(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    def plan(session: Session) -> UUID:
        closing = pathways.current(session, two[1])
        assert closing is not None
        meeting = Appointment(
            kind="suivi", starts_at=NOW + timedelta(days=3), duration_minutes=45, uid="u"
        )
        session.add(meeting)
        session.flush()
        session.add(
            Participation(appointment_id=meeting.id, person_id=two[1], pathway_id=closing.id)
        )
        return meeting.id

    store.run(plan)
    kept = store.read(pathways.current, two[0])
    assert kept is not None

    merged(store, *two)

    (seat,) = store.read(lambda session: session.exec(select(Participation)).all())
    assert (seat.person_id, seat.pathway_id) == (two[0], kept.id)
    opened = store.read(pathways.current, two[0])
    assert opened is not None
    assert opened.state == "rdv_fixe"


def test_one_seat_stays_at_the_same_appointment_with_what_came_of_it(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    def meet(session: Session) -> None:
        meeting = Appointment(kind="atelier", starts_at=NOW, duration_minutes=45, uid="u")
        session.add(meeting)
        session.flush()
        for person, status in zip(two, ("unknown", "seen"), strict=True):
            session.add(Participation(appointment_id=meeting.id, person_id=person, status=status))

    store.run(meet)
    before = store.read(dump)

    kept = merged(store, *two)

    (seat,) = store.read(lambda session: session.exec(select(Participation)).all())
    assert (seat.person_id, seat.status) == (two[0], "seen")
    store.run(unmerging.unmerge, kept.id)
    assert store.read(dump) == before


def test_publics_that_meet_become_one_period(store: Store, two: tuple[UUID, UUID]) -> None:
    def declare(session: Session) -> None:
        for person, since, until in (
            (two[0], date(2026, 1, 1), date(2026, 6, 30)),
            (two[1], date(2026, 5, 1), None),
            (two[1], date(2024, 1, 1), date(2024, 2, 1)),
        ):
            session.add(PersonAudience(person_id=person, code="rsa", since=since, until=until))

    store.run(declare)

    merged(store, *two)

    publics = store.read(people.details, two[0]).publics
    assert [(each.since, each.until) for each in publics] == [
        (date(2024, 1, 1), date(2024, 2, 1)),
        (date(2026, 1, 1), None),
    ]


def test_what_a_fact_denies_is_no_longer_said_and_one_licence_is_current(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    def note(session: Session) -> None:
        topics.state_topic(session, two[0], "vehicules", Knowledge.NONE, ON)
        vehicles.add(session, two[1], {"kind": "voiture"}, ON)
        for person in two:
            licences.add(session, person, {"category": "b"}, ON)

    store.run(note)

    merged(store, *two)

    assert store.read(topics.statements, two[0]) == {}
    held = store.read(lambda session: session.exec(select(Licence)).all())
    assert sorted(each.ended_on is None for each in held) == [False, True]


def test_frozen_papers_keep_their_bytes_and_private_notes_their_author(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    def write(session: Session) -> None:
        paper = IssuedDocument(
            person_id=two[1],
            kind="fiche",
            number="D-1",
            title="Fiche",
            issued_at=NOW,
            content=b"%PDF",
            sha256="0",
        )
        note = Note(
            person_id=two[1],
            author_id=session.info["adviser"],
            written_at=NOW,
            text="À elle seule",
            private=True,
        )
        session.add_all([paper, note])

    store.run(write)

    merged(store, *two)

    paper = store.read(lambda session: session.exec(select(IssuedDocument)).one())
    note = store.read(lambda session: session.exec(select(Note)).one())
    assert (paper.person_id, paper.content, paper.number) == (two[0], b"%PDF", "D-1")
    assert (note.person_id, note.private, note.author_id) == (two[0], True, store.adviser)


def test_the_old_number_finds_the_person_even_once_corrected(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    number = merged(store, *two).absorbed_number

    store.run(people.correct, two[0], {"first_name": "Léna"})

    found = store.read(people.search, PeopleQuery(NOW, text=number)).rows
    assert [row.id for row in found] == [two[0]]
    assert store.read(people.header, two[0], NOW).former_numbers == (number,)


def test_what_was_said_of_third_people_stays_said(store: Store, two: tuple[UUID, UUID]) -> None:
    third = store.run(people.register, NewPerson("Lefèvre", "Hélène"), ON).id
    for one, other in ((two[1], third), (two[0], third), (two[0], two[1])):
        store.run(pairs.tell_apart, one, other)

    merged(store, *two)

    (said,) = store.read(lambda session: session.exec(select(DistinctPair)).all())
    assert {said.first_id, said.second_id} == {two[0], third}


@pytest.mark.parametrize("gone", [0, 1])
def test_a_file_in_the_bin_is_not_merged(store: Store, two: tuple[UUID, UUID], gone: int) -> None:
    store.run(people.put_in_bin, two[gone])
    before = store.read(dump)

    with pytest.raises(UserError, match="corbeille"):
        merged(store, *two)

    assert store.read(dump) == before


def test_no_table_is_forgotten(store: Store) -> None:
    survivor = store.run(people.register, NewPerson("Lefèvre", "Hélène"), ON).id
    third = store.run(people.register, NewPerson("Roy", "Awa"), ON).id
    absorbed = store.run(_fill_every_table, third)
    before = store.read(dump)
    tree = store.read(attached.tree, (absorbed,))
    assert {name for name, rows in tree.items() if not rows} == set()
    assert set(tree) == {"person", *owned()}

    kept = merged(store, survivor, absorbed)

    assert not any(
        rows for name, rows in store.read(attached.tree, (absorbed,)).items() if name != "person"
    )
    after = store.read(attached.counts, (survivor,))
    assert {name: after[name] for name in tree} == {
        **{name: len(rows) for name, rows in tree.items()},
        "person_merge": 2,
    }
    store.run(unmerging.unmerge, kept.id)
    assert store.read(dump) == before


def test_a_merge_that_would_lose_a_row_is_not_done(
    store: Store, two: tuple[UUID, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.run(vehicles.add, two[1], {"kind": "voiture"}, ON)
    before = store.read(dump)
    kept = [link for link in attached.links() if link.entity is not Vehicle]
    monkeypatch.setattr(attached, "links", lambda: iter(kept))

    with pytest.raises(RuntimeError, match="vehicle"):
        merged(store, *two)

    assert store.read(dump) == before


def test_a_row_whose_parent_is_not_there_is_found(store: Store, two: tuple[UUID, UUID]) -> None:
    def write(session: Session) -> tuple[set[str], set[str]]:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        note = Note(person_id=two[0], pathway_id=uuid4(), written_at=NOW)
        session.add(note)
        session.flush()
        found = attached.orphans(session, two[0]), attached.orphans(session, two[1])
        note.pathway_id = None
        session.flush()
        return found

    assert store.run(write) == ({"note"}, set())


def test_separating_again_brings_both_back_and_leaves_a_trace(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    before = store.read(dump)
    kept = merged(store, *two, "first_name", "last_name")
    (line,) = store.read(unmerging.merges)
    assert (line.absorbed_name, line.reversible) == ("Helne LEFEVRE", True)
    assert line.until == date(2027, 4, 11)

    assert store.run(unmerging.unmerge, kept.id) == two[1]

    assert store.read(dump) == before
    acts = store.read(lambda session: session.exec(select(AuditEntry.act)).all())
    assert list(acts)[-2:] == ["person.merge", "person.unmerge"]
    with pytest.raises(UserError, match="déjà défaite"):
        store.run(unmerging.unmerge, kept.id)


def test_the_undo_of_the_window_separates_too_and_says_so(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    before = store.read(dump)
    act = uuid4()
    with store.transaction(act) as session:
        merges.merge(session, MergeOrder(*two))
    assert store.read(recycle_bin.entries) == []

    undone = store.run(undoing.undo_act, act)
    assert undone.words == "Dossiers fusionnés"
    assert store.read(dump) == before

    store.run(undoing.undo_act, undone.act)
    assert len(store.read(unmerging.merges)) == 1


def test_what_was_added_since_stays_where_it_is(store: Store, two: tuple[UUID, UUID]) -> None:
    kept = merged(store, *two)
    store.run(vehicles.add, two[0], {"kind": "voiture"}, ON)

    store.run(unmerging.unmerge, kept.id)

    (vehicle,) = store.read(lambda session: session.exec(select(Vehicle)).all())
    assert vehicle.person_id == two[0]


def test_a_later_change_that_stands_in_the_way_is_named(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    kept = merged(store, *two, "first_name")
    store.run(people.correct, two[0], {"first_name": "Léna"})
    before = store.read(dump)

    with pytest.raises(CannotSeparateError, match=r"dossier \(prénom\)"):
        store.run(unmerging.unmerge, kept.id)

    assert store.read(dump) == before


def test_a_note_written_since_in_a_pathway_that_goes_back_is_named(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    act = uuid4()
    with store.transaction(act) as session:
        kept = merges.merge(session, MergeOrder(*two, keep_absorbed=True)).id

    def write(session: Session) -> None:
        pathway = pathways.current(session, two[0])
        assert pathway is not None
        session.add(Note(person_id=two[0], pathway_id=pathway.id, written_at=NOW, text="Vue"))

    store.run(write)
    before = store.read(dump)

    for separate in (
        lambda: store.run(unmerging.unmerge, kept),
        lambda: store.run(undoing.undo_act, act),
    ):
        with pytest.raises(CannotSeparateError, match="note du 12 mars 2027"):
            separate()
        assert store.read(dump) == before


def test_merges_are_taken_back_in_turn(store: Store, two: tuple[UUID, UUID]) -> None:
    third = store.run(people.register, NewPerson("Lefèvre", "Léna"), ON).id
    before = store.read(dump)
    first = merged(store, *two)
    second = merged(store, third, two[0])

    with pytest.raises(CannotSeparateError):
        store.run(unmerging.unmerge, first.id)
    store.run(unmerging.unmerge, second.id)
    store.run(unmerging.unmerge, first.id)

    assert store.read(dump) == before


@pytest.mark.parametrize(("days", "reversible"), [(30, True), (31, False)])
def test_a_merge_is_taken_back_for_thirty_days(
    store: Store, two: tuple[UUID, UUID], days: int, *, reversible: bool
) -> None:
    kept = merged(store, *two)

    def later(session: Session) -> tuple[bool, bool]:
        session.info["clock"] = lambda: NOW + timedelta(days=days)
        (line,) = unmerging.merges(session)
        try:
            unmerging.unmerge(session, kept.id)
        except UserError:
            return line.reversible, False
        return line.reversible, True

    assert store.run(later) == (reversible, reversible)


def _fill_every_table(session: Session, other: UUID) -> UUID:
    """Write a person with a row in each table that leads to her; return whose file it is."""
    rows = whole(session).rows
    (person,) = rows["person"]
    key = person["id"]
    assert isinstance(key, UUID)
    person["deleted_at"] = person["anonymised_on"] = None
    (pair,) = rows["distinct_pair"]
    pair["first_id"] = other
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for table in tables():
        for row in rows[table.name]:
            session.connection().execute(insert(table).values(_written(table, row)))
    write_texts(session.connection(), [key])
    return key


def _written(table: Table, row: dict[str, object]) -> dict[str, object]:
    """Return a row with its bytes, and without what it names outside the file."""
    known = {each.name for each in tables()} | {"adviser"}
    outside = {key.parent.name for key in table.foreign_keys if key.column.table.name not in known}
    blobs = {each.name: b"%PDF" for each in table.c if isinstance(each.type, LargeBinary)}
    values = {name: value for name, value in row.items() if name in table.c}
    return {**values, **blobs, **dict.fromkeys(outside)}


def test_what_was_done_of_the_file_that_went_is_told_of_the_one_that_stayed(
    store: Store, two: tuple[UUID, UUID]
) -> None:
    store.run(people.note_opening, two[1])
    merged(store, *two)

    told = store.read(lambda session: traces.part(access_exports.held_of(session, two[0])))
    openings = told.parts[-1]

    assert [each.at for each in store.read(of_person.readings, two[0])] == [NOW]
    assert openings.facts[0].words == "1\u00a0jour"
