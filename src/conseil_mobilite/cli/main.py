"""The entry point: the window where nothing else is asked, a command of the terminal otherwise."""

import os
import sys
from pathlib import Path
from typing import Final

_BASE: Final = "--base"
_PRIVATE: Final = 0o077


def main() -> None:
    os.umask(_PRIVATE)  # whatever is written is its owner’s alone, pictures of the visit included
    # Each half is imported when it is wanted: the window is to be painted before anything else is
    # read, and a command of the terminal needs no window.
    match sys.argv[1:]:
        case []:
            _open_window(None)
        case [option, path] if option == _BASE:
            _open_window(Path(path))
        case _:
            from conseil_mobilite.cli.terminal import terminal  # noqa: PLC0415

            terminal()


def _open_window(base: Path | None) -> None:
    from conseil_mobilite.cli.window import window  # noqa: PLC0415 - see `main`

    window(base)
