import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("The children are forked", allow_module_level=True)

from tests.campaigns import two_programs


def test_never_two_programs_hold_a_base(tmp_path: Path) -> None:
    tally = two_programs.campaign(tmp_path, 24, 11)
    assert tally.passed, tally


def test_without_a_lock_of_the_system_two_programs_hold_it(tmp_path: Path) -> None:
    tally = two_programs.campaign(tmp_path, 40, 11, locked=False)
    assert tally.two_writers, tally
