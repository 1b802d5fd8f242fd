"""Several advisers on one base: each by her own way, none without a responsable."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, col, select
from tests.keychain_drawer import Drawer

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.journal import AuditEntry
from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.access import advisers, ways
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.roles import ADVISER, MANAGER
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock, Store
from conseil_mobilite.store.errors import WrongPassphraseError
from conseil_mobilite.store.keys import slot_changes
from conseil_mobilite.store.keys.access import Access
from conseil_mobilite.store.keys.key_slots import LastSlotError, SlotKind
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import read_slots
from conseil_mobilite.store.rekeying import Entrant

PHRASE = "un chemin creux vers le vieux moulin bleu"
HERS = "des hérissons gris traversent la grande forêt givrée"
ANOTHER = "sept lampes rousses veillent près des barques immobiles"


@pytest.fixture
def access(tmp_path: Path, clock: Clock) -> Iterator[Access]:
    body = Organisation(
        name="Plateforme mobilité", kind="association", siret="73282932000074", legal_basis=""
    )
    founder = Adviser(organisation_id=body.id, first_name="Camille", last_name="Dufresne")
    store = vault.create(tmp_path / "b.base", PHRASE, "Camille", clock=clock, adviser=founder.id)
    store.run(setup.found, body, founder)
    yield Access(store, Keychain(Drawer()))
    store.close()


@pytest.fixture
def colleague(access: Access) -> Adviser:
    return ways.welcome(access, _newcomer(access), HERS)


def test_each_comes_in_by_her_own_phrase_and_her_acts_are_hers(
    access: Access, colleague: Adviser, clock: Clock
) -> None:
    access.store.close()

    hers = vault.open_with_passphrase(access.base, HERS, clock=clock)
    hers.run(setup.change_adviser, colleague)

    assert (hers.adviser, hers.temporary) == (colleague.id, False)
    assert hers.read(_last) == ("adviser.change", colleague.id)
    hers.close()


def test_a_weak_phrase_adds_nobody(access: Access) -> None:
    with pytest.raises(UserError):
        ways.welcome(access, _newcomer(access), "Moreau2027!")
    assert len(access.store.read(advisers.everyone)) == 1


def test_a_name_that_is_known_is_said(access: Access, colleague: Adviser) -> None:
    with pytest.raises(UserError) as told:
        ways.welcome(access, _newcomer(access), ANOTHER)
    assert told.value.field == "last_name"
    assert colleague.active


@pytest.mark.parametrize("act", ["role", "leave", "dismiss"])
def test_the_last_responsable_stays_one(access: Access, colleague: Adviser, act: str) -> None:
    founder = _founder(access.store)
    slots = read_slots(access.base)

    gestures: dict[str, Callable[[], object]] = {
        "role": lambda: access.store.run(advisers.change_role, founder.id, ADVISER),
        "leave": lambda: access.store.run(advisers.deactivate, founder.id),
        "dismiss": lambda: ways.dismiss(access, founder.id),
    }

    with pytest.raises(UserError, match="seule personne responsable"):
        gestures[act]()

    assert _founder(access.store).role == MANAGER
    assert read_slots(access.base) == slots
    assert colleague.role == ADVISER


def test_one_of_two_responsables_may_step_back(access: Access, colleague: Adviser) -> None:
    access.store.run(advisers.change_role, colleague.id, MANAGER)
    access.store.run(advisers.change_role, _founder(access.store).id, ADVISER)
    with pytest.raises(UserError):
        access.store.run(advisers.deactivate, colleague.id)


def test_who_leaves_comes_in_no_more_and_comes_back_by_another_phrase(
    access: Access, colleague: Adviser, clock: Clock
) -> None:
    ways.dismiss(access, colleague.id)
    with pytest.raises(WrongPassphraseError):
        vault.open_with_passphrase(access.base, HERS, clock=clock)
    with pytest.raises(UserError, match="Réactivez"):
        ways.give_passphrase(access, colleague, ANOTHER, temporary=True)

    access.store.run(advisers.reactivate, colleague.id)
    ways.give_passphrase(access, colleague, ANOTHER, temporary=True)

    access.store.close()
    back = vault.open_with_passphrase(access.base, ANOTHER, clock=clock)
    assert (back.adviser, back.temporary) == (colleague.id, True)
    back.close()


def test_a_forgotten_phrase_is_replaced_and_opens_no_more(
    access: Access, colleague: Adviser, clock: Clock
) -> None:
    ways.give_passphrase(access, colleague, ANOTHER, temporary=True)

    (hers,) = [each for each in ways.entries(access) if each.adviser.id == colleague.id]
    assert [(way.kind, way.temporary) for way in hers.ways] == [(SlotKind.PASSPHRASE, True)]
    with pytest.raises(WrongPassphraseError):
        vault.open_with_passphrase(access.base, HERS, clock=clock)


@pytest.mark.parametrize("act", ["add", "role", "leave", "back", "phrase", "close", "key"])
def test_whoever_is_not_responsable_changes_nothing(
    access: Access, colleague: Adviser, act: str
) -> None:
    store, founder, slots = access.store, _founder(access.store), read_slots(access.base)
    store.adviser = colleague.id
    gestures: dict[str, Callable[[], object]] = {
        "add": lambda: ways.welcome(access, _newcomer(access, "Zoé"), ANOTHER),
        "role": lambda: store.run(advisers.change_role, colleague.id, MANAGER),
        "leave": lambda: ways.dismiss(access, founder.id),
        "back": lambda: store.run(advisers.reactivate, colleague.id),
        "phrase": lambda: ways.give_passphrase(access, founder, ANOTHER, temporary=False),
        "close": lambda: ways.close_way(access, slots.slots[0].id),
        "key": lambda: ways.change_key(store, access, Entrant("", colleague.id, HERS), ()),
    }

    with pytest.raises(UserError, match="personne responsable"):
        gestures[act]()

    assert read_slots(access.base) == slots
    assert [each.role for each in store.read(advisers.everyone)] == [MANAGER, ADVISER]


def test_an_adviser_closes_her_own_keychain(access: Access, colleague: Adviser) -> None:
    access.store.adviser = colleague.id
    access.use_keychain("Karim")
    (mine,) = [way for way in ways.ways(access) if way.kind is SlotKind.KEYCHAIN]

    ways.close_way(access, mine.slot)

    assert SlotKind.KEYCHAIN not in {way.kind for way in ways.ways(access)}


def test_an_adviser_closes_the_kit_she_lost(access: Access, colleague: Adviser) -> None:
    access.store.adviser = colleague.id
    access.add_recovery(slot_changes.new_recovery_code(), "K1")
    (mine,) = [way for way in ways.ways(access) if way.kind is SlotKind.RECOVERY]

    ways.close_way(access, mine.slot)

    assert SlotKind.RECOVERY not in {way.kind for way in ways.ways(access)}


def test_the_last_sure_way_is_not_closed(access: Access) -> None:
    access.use_keychain("Camille")
    (phrase,) = read_slots(access.base).of_kind(SlotKind.PASSPHRASE)
    with pytest.raises(LastSlotError):
        ways.close_way(access, phrase.id)


def test_another_key_says_which_ways_it_closes(access: Access, colleague: Adviser) -> None:
    access.use_keychain("Camille")
    access.add_recovery(slot_changes.new_recovery_code(), "K1")
    me = Entrant("Camille", _founder(access.store).id, PHRASE)
    hers = Entrant("Karim", colleague.id, ANOTHER, temporary=True)

    closed = ways.closing(access, (me, hers))

    assert [(way.kind, way.adviser) for way in closed] == [
        (SlotKind.PASSPHRASE, colleague.id),
        (SlotKind.RECOVERY, me.adviser),
    ]
    after = ways.change_key(access.store, access, me, (hers,))
    left = read_slots(after.path)
    assert sorted((slot.kind, slot.temporary) for slot in left.slots) == [
        (SlotKind.PASSPHRASE, False),
        (SlotKind.PASSPHRASE, True),
        (SlotKind.KEYCHAIN, False),
    ]
    after.close()


def _newcomer(access: Access, first: str = "Karim") -> Adviser:
    body = access.store.read(setup.organisation)
    return Adviser(organisation_id=body.id, first_name=first, last_name="Moreau")


def _founder(store: Store) -> Adviser:
    return next(each for each in store.read(advisers.everyone) if each.first_name == "Camille")


def _last(session: Session) -> tuple[str, object]:
    entry = session.exec(select(AuditEntry).order_by(col(AuditEntry.number).desc())).first()
    assert entry is not None
    return entry.act, entry.adviser_id
