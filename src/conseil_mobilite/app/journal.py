"""The log: a small file of the user's own, without personal data, of the program and libraries.

It turns by its size and by its age. What a library says is kept as the place it was said at: its
words may quote what was typed.
"""

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from conseil_mobilite.app.clock import now

LOG: Final = logging.getLogger("conseil_mobilite")
LARGEST: Final = 1_000_000
OLDEST: Final = timedelta(days=30)
FORMER: Final = 2
"""How many former files are kept beside the present one."""

_DAY: Final = "%Y-%m-%d"


class PrivateLog(RotatingFileHandler):
    """A log that only its owner reads, in which libraries have no word."""

    def _open(self) -> TextIOWrapper:
        made = Path(self.baseFilename)
        made.touch(mode=0o600)
        made.chmod(0o600)
        return super()._open()

    def format(self, record: logging.LogRecord) -> str:
        own = record.name == LOG.name or record.name.startswith(f"{LOG.name}.")
        instant = datetime.fromtimestamp(record.created, UTC)
        head = f"{instant:{_DAY} %H:%M:%S} {record.levelname}"
        if own and not record.exc_info:
            return f"{head} {record.getMessage()}"
        return f"{head} {record.name.partition('.')[0]} {record.module}:{record.lineno}"


def write_journal(path: Path) -> logging.Handler:
    """Send the log, and what libraries warn of, to a file only the user may read."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(OSError):
        path.parent.chmod(0o700)
    handler = PrivateLog(path, maxBytes=LARGEST, backupCount=FORMER, encoding="utf-8")
    if _is_old(path):
        handler.doRollover()
    _forget_old(path)
    root = logging.getLogger()
    root.addHandler(handler)
    LOG.setLevel(logging.INFO)
    logging.captureWarnings(capture=True)
    return handler


def stop_journal(handler: logging.Handler) -> None:
    """Let go of the log."""
    logging.captureWarnings(capture=False)
    logging.getLogger().removeHandler(handler)
    handler.close()


def _is_old(path: Path) -> bool:
    """Tell whether the first line of the log is older than it is kept."""
    try:
        first = datetime.strptime(path.read_text("utf-8")[:10], _DAY).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return False
    return now() - first > OLDEST


def _forget_old(path: Path) -> None:
    limit = (now() - OLDEST).timestamp()
    for former in path.parent.glob(f"{path.name}.*"):
        with suppress(OSError):
            if former.stat().st_mtime < limit:
                former.unlink()
