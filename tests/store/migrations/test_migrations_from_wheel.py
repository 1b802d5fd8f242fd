import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

_FIRST_DAY = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import conseil_mobilite
from conseil_mobilite.store import vault
from conseil_mobilite.store.health import check
path, phrase = Path(sys.argv[1]), "Trois hérissons traversent la Thiérache"
store = vault.create(path, phrase, "Zoé", clock=lambda: datetime(2027, 3, 12, tzinfo=UTC))
assert check(store).sound
store.close()
print(conseil_mobilite.__file__)
"""


@pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="needs hatchling")
@pytest.mark.long
def test_a_base_is_made_by_the_installed_wheel(tmp_path: Path) -> None:
    repository = Path(__file__).parents[3]
    subprocess.run(  # noqa: S603 — our own program
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    done = subprocess.run(  # noqa: S603 — our own program
        [sys.executable, "-c", _FIRST_DAY, str(tmp_path / "suivi.base")],
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(tmp_path / "installed")
