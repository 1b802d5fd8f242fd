"""The time that something takes by itself, whatever else the machine is busy with."""

import time
from pathlib import Path
from typing import Final

_SCHEDULER: Final = Path("/proc/thread-self/schedstat")
_NANOSECONDS: Final = 1e9


def own_time() -> float:
    """Return seconds of which differences tell how long this thread computed or waited for disks.

    Linux counts how long a thread was ready and had no processor: the load of the machine, which is
    taken off the clock. Elsewhere it is the clock itself.
    """
    return time.perf_counter() - _waited_for_a_processor()


def _waited_for_a_processor() -> float:
    try:
        _ran, waited, _turns = _SCHEDULER.read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    return int(waited) / _NANOSECONDS
