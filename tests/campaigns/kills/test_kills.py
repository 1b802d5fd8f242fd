"""Short versions of the kills; of each kind, a careless program is found out."""

import os
from pathlib import Path

import pytest
from tests.campaigns import migrations_killed
from tests.campaigns.kills.blows import blows
from tests.campaigns.kills.registry import EARLIER, SUBJECTS

if os.name == "nt":
    pytest.skip("The killed programs are forked", allow_module_level=True)


@pytest.mark.parametrize("name", sorted(SUBJECTS))
def test_killed_the_program_loses_nothing_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    tally = blows(tmp_path, SUBJECTS[name], 2, 11, unsafe=False)
    assert tally.passed, tally


@pytest.mark.parametrize("name", sorted(SUBJECTS))
def test_a_careless_program_is_found_out(tmp_path: Path, name: str) -> None:
    for seed in range(12):
        folder = tmp_path / str(seed)
        folder.mkdir()
        tally = blows(folder, SUBJECTS[name], 4, seed, unsafe=True)
        if tally.lost or tally.corrupt:
            return
    pytest.fail("The campaign cannot fail: it proves nothing")


@pytest.mark.parametrize("revision", ["0001", "0005"])
def test_a_base_of_an_earlier_version_keeps_every_row(tmp_path: Path, revision: str) -> None:
    assert migrations_killed.to_the_end(tmp_path, revision) == []


def test_an_earlier_base_killed_while_it_is_migrated_is_old_or_new(tmp_path: Path) -> None:
    tally = blows(tmp_path, EARLIER["migrating from 0001"], 2, 11, unsafe=False)
    assert tally.passed, tally
