"""The register beside the base is complete whatever happens, and never says too much."""

from uuid import UUID, uuid4

import pytest
from sqlmodel import Session
from tests.services import supported

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.retention import departing, register, register_file
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.erasures_file import erasures_path, lines_beside, write_erasures
from conseil_mobilite.store.retention.past import Past


@pytest.fixture
def manager(store: Store) -> Store:
    def become(session: Session) -> None:
        session.get_one(Adviser, store.adviser).role = "responsable"

    store.run(become)
    return store


def somebody(session: Session) -> UUID:
    return supported.person(session, "Lefèvre").id


def known(session: Session, who: UUID) -> bool:
    return session.get(Person, who) is not None


def line(store: Store, who: UUID) -> Erasure:
    return Erasure(
        id=uuid4(), person_id=who, manner="effacement", ground="demande", done_at=store.now()
    )


def test_the_line_is_beside_the_base_before_the_erasure_is_kept(manager: Store) -> None:
    who = manager.run(somebody)
    with register_file.registering(manager) as session:
        register.do(session, made := line(manager, who), Past())
        session.add(made)
        session.flush()
        register_file.announce(manager, session)
        standing, awaiting = lines_beside(manager.path)
    assert (standing, [each.person_id for each in awaiting]) == ((), [who])
    standing, awaiting = lines_beside(manager.path)
    assert ([each.person_id for each in standing], awaiting) == ([who], ())


def test_a_departure_that_was_kept_is_not_denied_where_the_register_cannot_follow(
    manager: Store,
) -> None:
    who = manager.run(somebody)
    with register_file.registering(manager) as session:
        register.do(session, made := line(manager, who), Past())
        session.add(made)
    erasures_path(manager.path).unlink()
    erasures_path(manager.path).mkdir()

    with (
        pytest.raises(register_file.UnsettledDepartureError, match="C’est fait"),
        register_file.done_all_the_same(manager),
    ):
        register_file.settle(manager)

    assert not manager.read(known, who)


def test_an_erasure_that_is_given_up_leaves_no_line(manager: Store) -> None:
    who = manager.run(somebody)

    def give_up() -> None:
        with register_file.registering(manager) as session:
            session.add(line(manager, who))
            register_file.announce(manager, session)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        give_up()
    assert lines_beside(manager.path) == ((), ())
    assert manager.read(known, who)


def test_an_awaiting_line_that_the_base_does_not_have_is_taken_back_at_opening(
    manager: Store,
) -> None:
    who = manager.run(somebody)
    write_erasures(manager.path, (), [line(manager, who)])
    assert register_file.reconcile(manager) == 0
    assert lines_beside(manager.path) == ((), ())
    assert manager.read(known, who)


def test_an_awaiting_line_that_the_base_has_stands_at_opening(manager: Store) -> None:
    who = manager.run(somebody)
    departing.let_one_go(manager, who, departing.ASKED_FOR, erase=True)
    (done,), _none = lines_beside(manager.path)
    write_erasures(manager.path, (), [done])
    assert register_file.reconcile(manager) == 0
    standing, awaiting = lines_beside(manager.path)
    assert ([each.id for each in standing], awaiting) == ([done.id], ())


def test_an_older_base_put_back_by_hand_forgets_again_at_opening(manager: Store) -> None:
    who = manager.run(somebody)
    write_erasures(manager.path, [line(manager, who)])
    assert register_file.reconcile(manager) == 1
    assert not manager.read(known, who)


@pytest.mark.parametrize("content", [None, b"{", b'{"lines": []}'])
def test_a_register_that_is_lost_or_damaged_is_written_anew(
    manager: Store, content: bytes | None
) -> None:
    who = manager.run(somebody)
    departing.let_one_go(manager, who, departing.ASKED_FOR, erase=True)
    path = erasures_path(manager.path)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    register_file.reconcile(manager)
    assert [each.person_id for each in lines_beside(manager.path)[0]] == [who]
