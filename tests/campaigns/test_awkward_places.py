import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("The rights are those of POSIX systems", allow_module_level=True)

from tests.campaigns import awkward_places


def test_an_awkward_place_opens_or_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    tally = awkward_places.campaign(tmp_path, 24)
    assert tally.passed, tally
