"""The disk that is full, in short: nothing told is lost, and careless programs are found out."""

import sys
from pathlib import Path
from typing import Final

import pytest

if sys.platform != "linux":
    pytest.skip(
        "The programs without room are forked, their disk is Linux’s", allow_module_level=True
    )

from tests.campaigns.full_disk.campaign import Asked, campaign, stopped

_ACTS: Final = ("saving", "erasing", "backing up", "changing a slot")
_EACH: Final = 4
"""Two bytes refused, a limit of the size of files and a small disk, as the system allows."""


def test_without_room_acts_are_refused_in_words_and_done_once_there_is_some(
    tmp_path: Path,
) -> None:
    found, _means = campaign(tmp_path, _ACTS, Asked(_EACH * len(_ACTS)))
    assert [f"{name}: {each}" for name, each in found.items() if not each.passed] == []
    assert sum(each.refused for each in found.values()) > len(_ACTS)


@pytest.mark.parametrize(
    ("variant", "act"),
    [("in-place", "changing a slot"), ("swallowing", "saving"), ("untold", "saving")],
)
def test_a_careless_program_is_found_out(tmp_path: Path, variant: str, act: str) -> None:
    found = stopped(tmp_path, act, 2, unsafe=variant)
    assert any(found.faults.values()), found
