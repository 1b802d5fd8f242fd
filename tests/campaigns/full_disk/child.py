"""Do something in a process that may be hindered, or die: what it says comes back as lines."""

import os
import signal
from collections.abc import Callable
from typing import Final, Never

from tests.campaigns.kills.blows import brief

Say = Callable[[str], None]
_LONGEST: Final = 60
_FAULT: Final = "fault "


def in_child(work: Callable[[Say], None]) -> tuple[list[str], str]:
    """Return what it said, and how it ended where it did not end well."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as heard:
        lines = heard.read().splitlines()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    faults = [each.removeprefix(_FAULT) for each in lines if each.startswith(_FAULT)]
    died = f"ended with {status}" if status else ""
    return [each for each in lines if not each.startswith(_FAULT)], "; ".join(faults) or died


def _work(work: Callable[[Say], None], writing: int) -> Never:
    signal.alarm(_LONGEST)
    try:
        work(lambda text: _write(writing, text))
    except BaseException as error:  # noqa: BLE001 - whatever comes out uncaught is what we count
        _write(writing, f"{_FAULT}{brief(error)}")
    os._exit(0)


def _write(writing: int, text: str) -> None:
    os.write(writing, f"{' '.join(text.splitlines())}\n".encode())
