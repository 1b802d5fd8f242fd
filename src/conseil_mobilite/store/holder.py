"""The program that holds a base, as the lock beside it tells, and whether it still runs."""

import os
import socket
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from conseil_mobilite.domain.language.french import hour, long_date
from conseil_mobilite.store.base_state import NOUGHTS

_PARIS = ZoneInfo("Europe/Paris")


@dataclass(frozen=True, slots=True)
class Holder:
    """The program that holds a base. `started` tells two programs of one number apart.

    `writing` is the state of the file whose saves wait beside it, noughts where none surely does;
    it ends the text of the lock, always as long. A `process` of 0 let go of the base.
    """

    host: str
    process: int
    started: str
    since: str
    writing: str = NOUGHTS

    @classmethod
    def present(cls, since: datetime) -> "Holder":
        process = os.getpid()
        return cls(socket.gethostname(), process, process_start(process), since.isoformat())

    def alive(self) -> bool:
        """Whether the program may still run; one of another machine is taken to."""
        return self.process > 0 and (
            self.host != socket.gethostname()
            or (process_alive(self.process) and process_start(self.process) == self.started)
        )

    def in_words(self) -> str:
        since = datetime.fromisoformat(self.since).astimezone(_PARIS)
        return (
            f"sur l’ordinateur « {self.host} » (programme nº {self.process}, depuis le "
            f"{long_date(since.date(), weekday=False)} à {hour(since.time())})"
        )


def process_start(process: int) -> str:
    """Return when the program started, in the system's own unit; empty where it does not say."""
    try:
        text = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return ""
    return text.rpartition(")")[2].split()[19]


def process_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # it runs for another user
    return True
