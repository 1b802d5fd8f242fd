import json
import socket
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conseil_mobilite.store.errors import LockedBaseError
from conseil_mobilite.store.holder import Holder, process_start
from conseil_mobilite.store.lock import BaseLock, lock_path

SINCE = datetime(2027, 3, 12, 13, 30, tzinfo=UTC)

_HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from conseil_mobilite.store.lock import BaseLock
lock = BaseLock.take(Path(sys.argv[1]), since=datetime(2027, 3, 12, 13, 30, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_refused_and_told_who_holds_the_base(tmp_path: Path) -> None:
    base = tmp_path / "suivi.base"
    child = subprocess.Popen(  # noqa: S603 — our own program
        [sys.executable, "-c", _HOLD, str(base)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"held\n"
    with pytest.raises(LockedBaseError) as caught:
        BaseLock.take(base, since=SINCE)
    assert socket.gethostname() in str(caught.value)
    assert f"nº\u00a0{child.pid}" in str(caught.value).replace("nº ", "nº\u00a0")
    assert "12 mars 2027" in str(caught.value)
    child.kill()
    child.communicate()
    BaseLock.take(base, since=SINCE).release()


def test_the_same_program_cannot_hold_a_base_twice(tmp_path: Path) -> None:
    base = tmp_path / "suivi.base"
    lock = BaseLock.take(base, since=SINCE)
    with pytest.raises(LockedBaseError):
        BaseLock.take(base, since=SINCE)
    lock.release()
    lock.release()
    BaseLock.take(base, since=SINCE).release()


@pytest.mark.parametrize(
    "left",
    [
        b"",
        b"{",
        json.dumps(asdict(Holder("poste-mort", 99, "12", SINCE.isoformat()))).encode(),
        json.dumps(asdict(Holder.present(SINCE))).encode(),
    ],
    ids=["empty", "cut short", "of another machine", "of this very program"],
)
def test_whatever_a_dead_program_left_is_stale(tmp_path: Path, left: bytes) -> None:
    base = tmp_path / "suivi.base"
    lock_path(base).write_bytes(left)
    lock = BaseLock.take(base, since=SINCE)
    assert Holder(**json.loads(lock_path(base).read_bytes())).host == socket.gethostname()
    lock.release()


def test_a_holder_is_alive_while_the_very_program_runs() -> None:
    present = Holder.present(SINCE)
    assert present.alive()
    assert not Holder(present.host, 2**22 + 5, "1", present.since).alive()
    assert Holder("autre-poste", 1, "1", present.since).alive()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system has no /proc")
def test_a_number_given_again_to_another_program_is_not_the_holder() -> None:
    present = Holder.present(SINCE)
    assert process_start(present.process) == present.started != ""
    assert not Holder(present.host, present.process, "1", present.since).alive()
