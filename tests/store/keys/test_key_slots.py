import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from conseil_mobilite.store.errors import (
    DamagedSlotsError,
    MissingSlotsError,
    NewerSlotsError,
    StoreError,
)
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.keys.key_slots import KeySlots, LastSlotError, Owner, SlotKind
from conseil_mobilite.store.keys.sealing import SlowDerivation
from conseil_mobilite.store.keys.slots_file import Envelope, read_slots, slots_path, write_slots

PHRASE = "trois hérissons traversent la Thiérache"
OWNER = Owner("Poste de Zoé Nguyễn", UUID(int=5), datetime(2027, 3, 12, tzinfo=UTC))


@pytest.fixture(scope="module")
def key() -> DataKey:
    return DataKey.new()


@pytest.fixture(scope="module")
def slots(key: DataKey) -> KeySlots:
    return KeySlots(base=uuid4()).with_passphrase(key, PHRASE, OWNER)


@pytest.fixture
def base(tmp_path: Path, slots: KeySlots) -> Path:
    base = tmp_path / "suivi.base"
    write_slots(base, slots)
    return base


def test_the_passphrase_gives_the_key_back_and_says_whose_it_is(base: Path, key: DataKey) -> None:
    opened = read_slots(base).opened_by_passphrase(PHRASE)
    assert opened is not None
    assert (opened.key, opened.slot.adviser) == (key, OWNER.adviser)


def test_another_passphrase_gives_nothing(base: Path) -> None:
    assert read_slots(base).opened_by_passphrase(PHRASE + ".") is None


def test_a_passphrase_is_the_same_however_the_keyboard_composes_its_accents(base: Path) -> None:
    decomposed = PHRASE.replace("é", "e\u0301")
    assert decomposed != PHRASE
    assert read_slots(base).opened_by_passphrase(decomposed) is not None


def test_any_slot_opens_and_none_needs_another(slots: KeySlots, key: DataKey) -> None:
    second = slots.with_passphrase(key, "une autre phrase de sept mots entiers", OWNER)
    slot, secret = uuid4(), b"x" * 32
    third = second.with_secret(key, SlotKind.RECOVERY, slot, secret, OWNER)
    assert len(third.slots) == 3
    assert third.slots[2].key(third.base, secret) == key
    only_recovery = third.without(third.slots[0].id).without(third.slots[1].id)
    assert only_recovery.opened_by_passphrase(PHRASE) is None
    assert only_recovery.slots[0].key(only_recovery.base, secret) == key


def test_changing_a_passphrase_rewrites_its_slot_alone(slots: KeySlots, key: DataKey) -> None:
    two = slots.with_secret(key, SlotKind.RECOVERY, uuid4(), b"x" * 32, OWNER)
    opened = two.opened_by_passphrase(PHRASE)
    assert opened is not None
    changed = two.with_changed_passphrase(opened, "douze brebis sous la pluie fine")
    assert changed.opened_by_passphrase(PHRASE) is None
    reopened = changed.opened_by_passphrase("douze brebis sous la pluie fine")
    assert reopened is not None
    assert (reopened.key, reopened.slot.id) == (key, opened.slot.id)
    assert changed.slots[1] == two.slots[1]


def test_the_last_sure_slot_stays(slots: KeySlots, key: DataKey) -> None:
    with pytest.raises(LastSlotError):
        slots.without(slots.slots[0].id)
    beside = slots.with_secret(key, SlotKind.KEYCHAIN, uuid4(), b"x" * 32, OWNER)
    with pytest.raises(LastSlotError):
        beside.without(slots.slots[0].id)
    assert beside.without(beside.slots[1].id) == slots


def test_a_slot_copied_to_another_base_or_kind_does_not_open(slots: KeySlots, key: DataKey) -> None:
    moved = KeySlots(base=uuid4(), slots=slots.slots)
    assert moved.opened_by_passphrase(PHRASE) is None
    secret = b"x" * 32
    keychain = slots.with_secret(key, SlotKind.KEYCHAIN, uuid4(), secret, OWNER).slots[1]
    assert keychain.key(slots.base, secret) == key
    disguised = keychain.model_copy(update={"kind": SlotKind.RECOVERY})
    assert disguised.key(slots.base, secret) is None


def test_the_label_is_read_with_the_key_and_never_in_the_file(base: Path, key: DataKey) -> None:
    slots = read_slots(base)
    assert slots.label(slots.slots[0], key) == OWNER.label
    text = slots_path(base).read_text(encoding="utf-8")
    assert "Zoé" not in text
    assert "Zo\\u00e9" not in text
    assert key.key.hex() not in text


def test_the_file_is_for_its_owner_alone_and_leaves_no_draft(base: Path) -> None:
    path = slots_path(base)
    path.chmod(0o644)
    read_slots(base)
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(base.parent.iterdir()) == [path]


def test_a_missing_file_is_said_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingSlotsError):
        read_slots(tmp_path / "suivi.base")


def test_every_damaged_byte_is_said_damage_and_never_a_wrong_passphrase(base: Path) -> None:
    path = slots_path(base)
    sound, content = read_slots(base), path.read_bytes()
    silent = 0
    for position in range(0, len(content), 3):
        path.write_bytes(
            content[:position] + bytes([content[position] ^ 8]) + content[position + 1 :]
        )
        try:
            silent += read_slots(base) != sound
        except DamagedSlotsError:
            continue
    assert silent == 0


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"PK\x03\x04", b"\xff\xfe\x00", b"null"])
def test_a_file_of_anything_else_is_said_damaged(base: Path, content: bytes) -> None:
    slots_path(base).write_bytes(content)
    with pytest.raises(DamagedSlotsError):
        read_slots(base)


def rewritten(base: Path, old: str, new: str) -> None:
    """Change the file as another program would, its digest right."""
    path = slots_path(base)
    text = path.read_text(encoding="utf-8")
    assert old in text
    envelope = Envelope.model_validate_json(text.replace(old, new))
    envelope.digest = envelope.expected_digest()
    path.write_text(envelope.model_dump_json(), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('"version": 2', '"version": 3', NewerSlotsError),
        ('"memory_kib": 65536', '"memory_kib": 64', DamagedSlotsError),
        ('"iterations": 3', '"iterations": 1', DamagedSlotsError),
        ('"memory_kib": 65536', '"memory_kib": 999999999', DamagedSlotsError),
        ('"kind": "phrase"', '"kind": "autre"', DamagedSlotsError),
    ],
)
def test_a_newer_file_and_weaker_parameters_are_refused(
    base: Path, old: str, new: str, error: type[StoreError]
) -> None:
    rewritten(base, old, new)
    with pytest.raises(error):
        read_slots(base)
    assert json.loads(slots_path(base).read_text(encoding="utf-8"))["content"]


@pytest.mark.usefixtures("dear_guesses")
def test_a_passphrase_is_derived_three_times_over_64_mib() -> None:
    dear = Argon2id(salt=b"s" * 16, length=32, iterations=3, lanes=4, memory_cost=65_536)

    assert SlowDerivation().key(b"sept mots", b"s" * 16) == dear.derive(b"sept mots")
