"""The ways into an open base are changed one at a time, and each change leaves a trace."""

from collections.abc import Callable
from contextlib import closing
from uuid import UUID

import pytest
from sqlmodel import Session, col, select
from tests.keychain_drawer import Drawer
from tests.store.conftest import PHRASE

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import MissingKeychainEntryError, WrongPassphraseError
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.cipher import connect_to_base
from conseil_mobilite.store.keys.keychain import Answer, Keychain
from conseil_mobilite.store.keys.slots_file import read_slots
from conseil_mobilite.store.saving_errors import BusyBaseError

NEW = "des hérissons gris traversent la grande forêt givrée"


def test_the_new_passphrase_opens_and_the_former_one_no_more(opened: Store, clock: Clock) -> None:
    Access(opened, Keychain(None)).change_passphrase(PHRASE, NEW)

    opened.close()
    with pytest.raises(WrongPassphraseError):
        vault.open_with_passphrase(opened.path, PHRASE, clock=clock)
    vault.open_with_passphrase(opened.path, NEW, clock=clock).close()


@pytest.mark.parametrize(
    ("present", "new"),
    [("pas la bonne", NEW), (PHRASE, "azerty"), (PHRASE, PHRASE)],
)
def test_a_refused_change_touches_no_key_and_leaves_no_trace(
    opened: Store, present: str, new: str
) -> None:
    before = read_slots(opened.path)

    with pytest.raises(UserError):
        Access(opened, Keychain(None)).change_passphrase(present, new)

    assert read_slots(opened.path) == before
    assert "access.change_passphrase" not in opened.read(_acts)


@pytest.mark.parametrize(
    "change",
    [
        lambda access: access.change_passphrase(PHRASE, NEW),
        lambda access: access.renew_passphrase(NEW, "Camille"),
        lambda access: access.add_recovery(slot_changes.new_recovery_code(), "K7QF"),
        lambda access: access.use_keychain("Camille"),
    ],
)
def test_a_change_that_leaves_no_trace_is_refused_and_changes_no_key(
    opened: Store, change: Callable[[Access], object]
) -> None:
    before = read_slots(opened.path)
    opened.run(_wait_for_nobody)
    with closing(connect_to_base(opened.path, opened.key)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BusyBaseError):
            change(Access(opened, Keychain(Drawer())))
    assert read_slots(opened.path) == before


def test_the_keychain_is_let_in_then_out_again(opened: Store, clock: Clock) -> None:
    drawer = Drawer()
    access = Access(opened, Keychain(drawer))

    assert not access.opens_with_keychain()
    assert access.use_keychain("Camille") is Answer.KEPT
    assert access.opens_with_keychain()
    access.forget_keychain()

    assert not access.opens_with_keychain()
    assert drawer.entries == {}
    assert opened.read(_acts)[-2:] == ["access.use_keychain", "access.forget_keychain"]
    opened.close()
    with pytest.raises(MissingKeychainEntryError):
        vault.open_with_keychain(opened.path, Keychain(drawer), clock=clock)


def test_the_slot_of_another_computer_stays(opened: Store) -> None:
    elsewhere, here = Access(opened, Keychain(Drawer())), Access(opened, Keychain(Drawer()))
    elsewhere.use_keychain("Camille")
    here.use_keychain("Camille")

    here.forget_keychain()

    assert elsewhere.opens_with_keychain()


def test_the_slot_of_another_adviser_on_this_computer_stays(opened: Store) -> None:
    access = Access(opened, Keychain(Drawer()))
    me, opened.adviser = opened.adviser, UUID(int=7)
    slot_changes.add_keychain(opened, access.keychain, "Une collègue")
    opened.adviser = me

    assert not access.opens_with_keychain()
    access.forget_keychain()

    opened.adviser = UUID(int=7)
    assert access.opens_with_keychain()
    opened.adviser = me


def _acts(session: Session) -> list[str]:
    return list(session.exec(select(AuditEntry.act).order_by(col(AuditEntry.number))))


def _wait_for_nobody(session: Session) -> None:
    session.connection().exec_driver_sql("PRAGMA busy_timeout = 0").close()
