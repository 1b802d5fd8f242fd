"""Another key: every page anew, the same rows, the same trail; whoever is not named stays out."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from sqlcipher3.dbapi2 import DatabaseError
from tests.kept_base import let_in
from tests.keychain_drawer import Drawer
from tests.store.conftest import PHRASE

from conseil_mobilite.services.organisation import settings, setup
from conseil_mobilite.store import health, replacing, vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import WrongPassphraseError
from conseil_mobilite.store.journal import audit, audit_key
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.cipher import connect_to_base
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import read_slots, slots_path
from conseil_mobilite.store.rekeyed_copy import UnsoundCopyError
from conseil_mobilite.store.rekeying import Entrant, rekey

COLLEAGUE = "des hérissons gris traversent la grande forêt givrée"
HANDED_OVER = "sept lampes rousses veillent près des barques immobiles"
NOBODY = Keychain(None)


@pytest.fixture
def clock() -> Clock:
    """Give each instant once: backups are named by theirs."""
    seconds = count()
    return lambda: datetime(2027, 3, 12, 13, 30, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def founder(opened: Store) -> Entrant:
    assert opened.adviser is not None
    return Entrant("Camille Dufresne", opened.adviser, PHRASE)


def test_no_page_nor_salt_of_the_former_key_is_left(opened: Store, founder: Entrant) -> None:
    former, path = opened.key, opened.path
    opened.checkpoint()
    pages = set(_pages(path))

    rekey(opened, founder, (), NOBODY).close()

    assert not pages & set(_pages(path))
    assert path.read_bytes()[:16] != former.salt
    with pytest.raises(DatabaseError):
        connect_to_base(path, former)


def test_the_rows_are_the_same_and_the_base_is_sound(opened: Store, founder: Entrant) -> None:
    secret = opened.read(settings.statistics_secret)
    before = health.check(opened)
    assert before.rows is not None

    with_new_key = rekey(opened, founder, (), NOBODY)

    after = health.check(with_new_key)
    assert after.sound
    added = {"audit_entry": 1, "setting": 1}
    assert after.rows == {table: n + added.get(table, 0) for table, n in before.rows.items()}
    assert with_new_key.read(settings.statistics_secret) == secret
    assert with_new_key.adviser == founder.adviser
    with_new_key.close()


def test_the_trail_verifies_under_key_after_key(opened: Store, founder: Entrant) -> None:
    head = opened.read(audit.verify).entries

    once = rekey(opened, founder, (), NOBODY)
    once.run(audit.record, "person.read", "person", founder.adviser)
    twice = rekey(once, founder, (), NOBODY)

    assert twice.read(audit.verify) == audit.AuditReport(head + 3, first_bad=None)
    twice.close()


@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE setting SET value = replace(value, 'content', 'contents') WHERE key = 'audit_key'",
        "UPDATE setting SET value = '{}' WHERE key = 'audit_key'",
        "DELETE FROM setting WHERE key = 'audit_key'",
    ],
)
def test_a_meddled_key_of_the_trail_shows(opened: Store, founder: Entrant, meddling: str) -> None:
    store = rekey(opened, founder, (), NOBODY)
    store.run(lambda session: session.connection().exec_driver_sql(meddling).close())
    store.close()

    again = Store.open(store.path, store.key, clock=store.now)

    assert again.read(audit.verify).first_bad == 1
    again.close()


def test_an_entry_changed_before_is_found_out_after(opened: Store, founder: Entrant) -> None:
    changed = "UPDATE audit_entry SET act = 'person.read' WHERE number = 1"
    opened.run(lambda session: session.connection().exec_driver_sql(changed).close())

    store = rekey(opened, founder, (), NOBODY)

    assert store.read(audit.verify).first_bad == 1
    store.close()


def test_who_is_not_named_comes_in_no_more(opened: Store, founder: Entrant, clock: Clock) -> None:
    let_in(opened, COLLEAGUE, "Karim", UUID(int=7))

    rekey(opened, founder, (), NOBODY).close()

    with pytest.raises(WrongPassphraseError):
        vault.open_with_passphrase(opened.path, COLLEAGUE, clock=clock)
    vault.open_with_passphrase(opened.path, PHRASE, clock=clock).close()


def test_a_colleague_comes_in_by_what_is_handed_over_and_is_asked_to_change_it(
    opened: Store, founder: Entrant, clock: Clock
) -> None:
    colleague = Entrant("Karim", UUID(int=7), HANDED_OVER, temporary=True)
    rekey(opened, founder, (colleague,), NOBODY).close()

    hers = vault.open_with_passphrase(opened.path, HANDED_OVER, clock=clock)
    assert (hers.adviser, hers.temporary) == (UUID(int=7), True)
    slot_changes.change_passphrase(hers, HANDED_OVER, COLLEAGUE)
    assert not hers.temporary
    hers.close()

    again = vault.open_with_passphrase(opened.path, COLLEAGUE, clock=clock)
    assert not again.temporary
    again.close()


def test_the_keychain_of_this_computer_goes_on_opening_with_another_secret(
    opened: Store, founder: Entrant, clock: Clock
) -> None:
    drawer = Drawer()
    keychain = Keychain(drawer)
    slot_changes.add_keychain(opened, keychain, "Camille")
    former = dict(drawer.entries)

    rekey(opened, founder, (), keychain).close()

    assert len(drawer.entries) == 1
    assert not former.items() & drawer.entries.items()
    vault.open_with_keychain(opened.path, keychain, clock=clock).close()


def test_the_base_of_before_is_in_the_backup_and_nowhere_else(
    opened: Store, founder: Entrant
) -> None:
    rekey(opened, founder, (), NOBODY).close()

    folder = opened.path.parent
    assert {found.name for found in folder.iterdir()} == {
        "sauvegardes",
        opened.path.name,
        slots_path(opened.path).name,
        f"{opened.path.name}.verrou",
    }
    assert [*(folder / "sauvegardes").rglob("*.cles")]


@pytest.mark.parametrize("phrase", ["pas la bonne", COLLEAGUE])
def test_another_passphrase_changes_nothing(opened: Store, founder: Entrant, phrase: str) -> None:
    let_in(opened, COLLEAGUE, "Karim", UUID(int=7))
    slots = read_slots(opened.path)

    with pytest.raises(WrongPassphraseError):
        rekey(opened, Entrant("", founder.adviser, phrase), (), NOBODY)

    assert read_slots(opened.path) == slots
    assert opened.read(audit.verify).intact


def test_a_copy_that_cannot_be_read_again_leaves_the_base_as_it_was(
    opened: Store, founder: Entrant, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    slots, whole = read_slots(opened.path), audit_key.hand_over
    monkeypatch.setattr(
        audit_key,
        "hand_over",
        lambda copy, trail, key: (whole(copy, trail, key), copy.execute("DELETE FROM adviser")),
    )

    with pytest.raises(UnsoundCopyError):
        rekey(opened, founder, (), NOBODY)

    assert read_slots(opened.path) == slots
    assert not replacing.pending(opened.path)
    kept = vault.open_with_passphrase(opened.path, PHRASE, clock=clock)
    assert [each.id for each in kept.read(setup.advisers)] == [founder.adviser]
    kept.close()


def _pages(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [content[start : start + 4096] for start in range(0, len(content), 4096)]
