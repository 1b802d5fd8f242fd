"""The window, opened from the terminal."""

import sys
from pathlib import Path
from typing import NoReturn

from conseil_mobilite.app.start import run_window
from conseil_mobilite.cli.leaving import leave
from conseil_mobilite.domain.errors import UserError


def window(base: Path | None) -> NoReturn:
    """Open the window on a base, the user's own unless told, and leave with its status."""
    try:
        status = run_window(base)
    except UserError as error:
        leave(str(error), 1)
    sys.exit(status)
