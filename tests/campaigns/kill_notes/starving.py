"""How long a program waited for a processor that others had: no fault of its own."""

import time
from pathlib import Path
from threading import Event, Thread
from typing import Final

EVERY: Final = 0.02
"""Seconds between two looks."""
NANOSECONDS: Final = 1e9


class Starving(Thread):
    """Watches a program until it is told to stop; where the system tells nothing, it is nought."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._tasks = Path(f"/proc/{process}/task")
        self._over = Event()
        self._waited: dict[str, float] = {}
        self._seen: list[tuple[float, float]] = []
        self.start()

    def run(self) -> None:
        while not self._over.is_set():
            self._look()
            self._over.wait(EVERY)

    def stop(self) -> None:
        """Look a last time, while the program is still there."""
        self._over.set()
        self.join()
        self._look()

    def since(self, instant: float) -> float:
        """Return the seconds waited from an instant of the monotonic clock to the end."""
        before = [waited for seen, waited in self._seen if seen <= instant]
        return self._seen[-1][1] - (before[-1] if before else 0.0) if self._seen else 0.0

    def _look(self) -> None:
        for task in self._tasks.glob("*/schedstat"):
            try:
                _ran, waited, _times = task.read_text().split()
            except (OSError, ValueError):
                continue  # that thread has just ended
            self._waited[task.parent.name] = int(waited) / NANOSECONDS
        self._seen.append((time.monotonic(), sum(self._waited.values())))
