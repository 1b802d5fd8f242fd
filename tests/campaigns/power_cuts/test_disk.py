"""A disk that forgets keeps what was synced, and of the rest no more than what may be."""

import random
from pathlib import Path

from tests.campaigns.power_cuts.disk import Call, Disk

PLACE = Path("/place")
STATES = 200


def states(*calls: Call) -> list[dict[Path, bytes]]:
    """Return many of the states that a power loss after the calls may leave."""
    found = []
    for seed in range(STATES):
        disk = Disk(PLACE, {PLACE / "old": b"old"})
        for call in calls:
            disk.feed(call)
        found.append(disk.after_power_loss(random.Random(seed)))  # noqa: S311 - instants
    return found


def write(name: str, data: bytes) -> Call:
    return Call("w", PLACE / name, 0, data)


def sync(name: str = "") -> Call:
    return Call("s", PLACE / name)


def rename(name: str, other: str) -> Call:
    return Call("r", PLACE / name, data=str(PLACE / other).encode())


def test_what_was_there_stays_as_long_as_nobody_touches_it() -> None:
    assert states() == [{PLACE / "old": b"old"}] * STATES


def test_a_file_written_and_synced_without_its_folder_may_be_gone() -> None:
    seen = states(write("new", b"new"), sync("new"))

    assert {PLACE / "old": b"old"} in seen
    assert {PLACE / "old": b"old", PLACE / "new": b"new"} in seen


def test_a_file_synced_with_its_folder_is_there_for_good() -> None:
    seen = states(write("new", b"new"), sync("new"), sync())

    assert seen == [{PLACE / "new": b"new", PLACE / "old": b"old"}] * STATES


def test_a_renaming_is_done_or_not_done() -> None:
    seen = states(rename("old", "kept"))

    assert {tuple(each) for each in seen} == {(PLACE / "old",), (PLACE / "kept",)}


def test_a_folder_that_is_not_synced_may_take_all_it_holds_with_it() -> None:
    made = (Call("m", PLACE / "in"), write("in/new", b"new"), sync("in/new"), sync("in"))

    assert {PLACE / "old": b"old"} in states(*made)
    assert all(PLACE / "in" / "new" in each for each in states(*made, sync()))


def test_a_folder_renamed_before_it_is_synced_may_come_out_empty() -> None:
    made = (Call("m", PLACE / "draft"), write("draft/new", b"new"), sync("draft/new"))
    renamed = rename("draft", "kept")

    assert {PLACE / "old": b"old"} in states(*made, renamed, sync())
    assert all(
        PLACE / "kept" / "new" in each for each in states(*made, sync("draft"), renamed, sync())
    )


def test_later_names_may_be_kept_and_earlier_ones_forgotten_unless_they_follow() -> None:
    seen = states(rename("old", "kept"), write("other", b""), rename("kept", "last"))

    assert any({PLACE / "old", PLACE / "other"} == set(each) for each in seen)
    assert not any({PLACE / "kept", PLACE / "last"} <= set(each) for each in seen)
