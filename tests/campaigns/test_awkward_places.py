import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("The rights are those of POSIX systems", allow_module_level=True)

from tests.campaigns import awkward_places


@pytest.fixture
def within_reach() -> Iterator[Path]:
    """Make a folder that the child, who is somebody else, may go to: else it sees no case."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_an_awkward_place_opens_or_is_refused_and_nothing_is_lost(within_reach: Path) -> None:
    tally = awkward_places.campaign(within_reach, 24)
    assert tally.passed, tally


def test_a_file_that_may_only_be_read_is_not_opened_to_be_read_without_a_trace(
    within_reach: Path,
) -> None:
    tally = awkward_places.campaign(within_reach, 2)
    assert (tally.opened, tally.refused) == (1, 1), tally


@pytest.mark.parametrize(("unsafe", "fault"), [("uncaught", "uncaught"), ("taken", "lost")])
def test_a_program_that_minds_no_rights_is_found_at_fault(
    within_reach: Path, unsafe: str, fault: str
) -> None:
    tally = awkward_places.campaign(within_reach, 6, awkward_places.UNSAFE[unsafe])
    assert not tally.passed
    assert getattr(tally, fault) > 0, tally
