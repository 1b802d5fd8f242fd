"""A founding stopped by a full disk, or killed: there is a whole base, or none."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conseil_mobilite.domain.organisation.adviser import Adviser
from conseil_mobilite.domain.organisation.organisation import Organisation
from conseil_mobilite.services.organisation import setup
from conseil_mobilite.services.organisation.basins import Member
from conseil_mobilite.services.organisation.founding import Founding, found_base
from conseil_mobilite.store import vault
from conseil_mobilite.store.database import Clock
from conseil_mobilite.store.errors import StoreError
from conseil_mobilite.store.keys.keychain import Keychain
from conseil_mobilite.store.keys.slots_file import slots_path

if sys.platform == "win32":
    pytest.skip("The limits of file sizes are those of POSIX systems", allow_module_level=True)
else:
    import resource

PHRASE = "un chemin creux vers le moulin de Guise bleu"
KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.campaigns.test_founding_cut_short import founding
from conseil_mobilite.services.organisation.founding import found_base
from conseil_mobilite.store.keys.keychain import Keychain
print("ready", flush=True)
found_base(Path(sys.argv[1]), founding(), lambda: datetime(2027, 3, 12, tzinfo=UTC), Keychain(None))
print("done", flush=True)
sys.stdin.read()
"""


def founding() -> Founding:
    body = Organisation(
        name="Mobilité 02", kind="association", siret="73282932000074", legal_basis=""
    )
    adviser = Adviser(organisation_id=body.id, first_name="Nadia", last_name="Lefèvre")
    return Founding(body, adviser, PHRASE, "Thiérache", (Member("200071983", "CC Thiérache"),))


def _opens_whole(path: Path, clock: Clock) -> None:
    store = vault.open_with_passphrase(path, PHRASE, clock=clock)
    assert store.read(setup.organisation).name == "Mobilité 02"
    assert store.adviser in {each.id for each in store.read(setup.advisers)}
    store.close()


@pytest.mark.parametrize("room", [200, 60_000, 400_000])
def test_a_full_disk_is_told_and_leaves_no_base(tmp_path: Path, clock: Clock, room: int) -> None:
    path = tmp_path / "dossiers.base"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        with pytest.raises(StoreError):
            found_base(path, founding(), clock, Keychain(None))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert {each.name for each in tmp_path.iterdir()} <= {"dossiers.base.verrou"}
    found_base(path, founding(), clock, Keychain(None)).store.close()
    _opens_whole(path, clock)


@pytest.mark.usefixtures("dear_guesses")
@pytest.mark.parametrize("delay", [0.05, 0.5])
def test_killed_at_any_instant_it_leaves_a_whole_base_or_none(
    tmp_path: Path, clock: Clock, delay: float
) -> None:
    path = tmp_path / "dossiers.base"
    command = [sys.executable, "-c", KILLED, str(path)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(delay)  # the instant of the blow is the subject
        child.send_signal(signal.SIGKILL)

    if not path.exists():
        found_base(path, founding(), clock, Keychain(None)).store.close()
    _opens_whole(path, clock)


def test_keys_left_without_their_base_are_kept_aside(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "dossiers.base"
    slots_path(path).write_bytes(b"keys of a base that is elsewhere")

    found_base(path, founding(), clock, Keychain(None)).store.close()

    _opens_whole(path, clock)
    aside = tmp_path / "dossiers.base.cles.ancien-20270312-133000"
    assert aside.read_bytes() == b"keys of a base that is elsewhere"
