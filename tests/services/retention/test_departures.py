"""What became of a file before it leaves: merged, come back, opposed, put in the bin."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select
from tests.kept_base import AT, PHRASE, give_keys
from tests.services import supported

from conseil_mobilite.domain.backups.reason import Reason
from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.person import Person
from conseil_mobilite.services.agenda.notes import contacts
from conseil_mobilite.services.backups import restoring
from conseil_mobilite.services.duplicates import merges
from conseil_mobilite.services.duplicates.merges import MergeOrder
from conseil_mobilite.services.journal import recycle_bin
from conseil_mobilite.services.organisation import settings
from conseil_mobilite.services.people import people, rights
from conseil_mobilite.services.people.rights import RightsAnswer
from conseil_mobilite.services.retention import departing, leaving, register
from conseil_mobilite.services.retention.departing import ASKED_FOR, Order
from conseil_mobilite.services.retention.leaving import Stage
from conseil_mobilite.store.backups import making
from conseil_mobilite.store.backups.opening import unlock
from conseil_mobilite.store.database import Store

LONG_AGO = date(2024, 6, 3)


@pytest.fixture
def manager(store: Store) -> Store:
    """Let the adviser of the base be its « responsable »."""
    give_keys(store)
    return store


def _gone_since_long(session: Session, name: str = "Lefèvre") -> UUID:
    person = supported.person(session, name)
    supported.pathway(session, person, LONG_AGO, ended_on=LONG_AGO)
    supported.attempt(session, person, datetime(2024, 6, 3, 9, tzinfo=UTC))
    return person.id


def _work_on(store: Store, days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the base every month until so many days later."""
    begun = store.now()
    for day in range(30, days + 1, 30):
        at = begun + timedelta(days=day)
        monkeypatch.setattr(store, "_clock", lambda at=at: at)
        store.run(settings.put, "test", str(day))


def _names(session: Session) -> list[str]:
    return sorted(each.last_name for each in session.exec(select(Person)))


@pytest.mark.parametrize(
    ("erase", "left"), [(True, ["Roussel"]), (False, ["", "", "Roussel"])], ids=["erase", "shape"]
)
def test_a_file_that_was_merged_comes_back_by_no_backup_of_before(
    manager: Store, *, erase: bool, left: list[str]
) -> None:
    kept, double = manager.run(_gone_since_long), manager.run(_gone_since_long, "Lefebvre")
    manager.run(_gone_since_long, "Roussel")
    made = making.make(manager.path, manager.key, Reason.DAILY, at=AT - timedelta(days=1))
    manager.run(merges.merge, MergeOrder(kept, double))

    departing.let_one_go(manager, kept, ASKED_FOR, erase=erase)

    with closing(restoring.restore(manager, unlock(made, PHRASE), lambda *_: None)) as back:
        assert back.read(_names) == left


def test_who_came_back_is_announced_anew_the_next_time(
    manager: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = manager.run(_gone_since_long)
    manager.run(leaving.announce)
    (before,) = manager.run(leaving.outlook).departures
    assert before.notice is not None
    manager.run(contacts.record, who, "telephone", "joint", manager.now())
    _work_on(manager, 750, monkeypatch)

    told = departing.carry_out(manager, Order((before.notice,), erase=True), lambda *_: None)
    (found,) = manager.run(leaving.outlook).departures

    assert (told.done, told.kept) == (0, 1)
    assert (found.stage, found.notice) == (Stage.DUE, None)
    assert manager.run(leaving.announce) == 1
    (announced,) = manager.run(leaving.outlook).departures
    assert announced.stage is Stage.ANNOUNCED


def _oppose(session: Session, person: UUID) -> None:
    today = session.info["clock"]().date()
    request = rights.receive(session, person, "opposition", today)
    rights.answer(session, request.id, RightsAnswer("accordee", today))


@pytest.mark.parametrize("aside", [_oppose, people.put_in_bin])
def test_who_is_counted_nowhere_does_not_become_an_anonymous_file_that_is(
    manager: Store, aside: Callable[[Session, UUID], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    who = manager.run(_gone_since_long)
    manager.run(aside, who)
    with pytest.raises(UserError, match="aucune statistique"):
        departing.let_one_go(manager, who, ASKED_FOR, erase=False)
    _work_on(manager, 750, monkeypatch)
    manager.run(leaving.announce)
    _work_on(manager, 30, monkeypatch)
    (found,) = manager.run(leaving.outlook).departures
    assert found.notice is not None

    departing.carry_out(manager, Order((found.notice,), erase=False), lambda *_: None)

    assert manager.read(_names) == []
    assert [each.manner for each in manager.read(register.lines)] == [register.ERASED]


@pytest.mark.parametrize("contacted", [True, False])
def test_a_departure_taken_back_is_nothing_to_put_back_from_the_bin(
    manager: Store, *, contacted: bool
) -> None:
    who = manager.run(_gone_since_long)
    manager.run(leaving.announce)
    (found,) = manager.run(leaving.outlook).departures
    assert found.notice is not None
    manager.run(leaving.hold, found.notice, 12, "Un financement européen")

    if contacted:
        manager.run(contacts.record, who, "telephone", "joint", manager.now())
    else:
        manager.run(leaving.give_back, who)

    assert manager.read(recycle_bin.entries) == []
