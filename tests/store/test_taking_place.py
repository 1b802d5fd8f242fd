"""A base that has just taken its place and cannot be opened is said to be there."""

import shutil
import sys
from pathlib import Path

import pytest

from conseil_mobilite.store.database import Clock
from conseil_mobilite.store.errors import DamagedBaseError
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.taking_place import InPlaceError, open_in_place

if sys.platform == "win32":
    pytest.skip("The limits of file sizes are those of POSIX systems", allow_module_level=True)
else:
    import resource


@pytest.fixture
def base(tmp_path: Path, empty_base: Path) -> Path:
    return shutil.copyfile(empty_base, tmp_path / "suivi.base")


def test_where_the_disk_refuses_it_is_said_in_place_and_opens_later(
    base: Path, data_key: DataKey, clock: Clock
) -> None:
    before = base.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        with pytest.raises(InPlaceError, match=r"bien en place.* le disque ne répond pas"):
            open_in_place(base, data_key, clock=clock, adviser=None)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert base.read_bytes() == before

    open_in_place(base, data_key, clock=clock, adviser=None).close()


def test_a_damaged_one_is_not_said_to_be_in_place(
    base: Path, data_key: DataKey, clock: Clock
) -> None:
    content = bytearray(base.read_bytes())
    content[2000:2100] = bytes(100)
    base.write_bytes(content)

    with pytest.raises(DamagedBaseError):
        open_in_place(base, data_key, clock=clock, adviser=None)
