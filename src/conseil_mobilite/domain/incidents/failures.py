"""A failure told by its kind and its place in the code: never by its message, its values, a path.

A message may quote what was typed, a statement its parameters, a path the name of a file that an
adviser called after somebody.
"""

import errno
import re
import traceback
from collections.abc import Iterator
from typing import Final

_MOST_CAUSES: Final = 5
_ROOTS: Final = ("conseil_mobilite", "site-packages")
_QT_NAME: Final = re.compile(r"Q[A-Z]\w*(?:::\w+)*(?=[:(])")
"""What a message of Qt begins with. Further on, « QuentinMartin » is the name of a file."""


def failure_lines(error: BaseException) -> list[str]:
    """Tell a failure, what caused it, and where: one line each."""
    kinds = " après ".join(_kind(each) for each in _chain(error))
    return [kinds, *(f"  {place}" for place in _places(error))]


def qt_line(message: str) -> str:
    """Tell a message of Qt by the name of its own that it begins with, such as QPainter::begin."""
    own = _QT_NAME.match(message)
    return f"Qt : {own[0] if own else 'message'}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    told: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if told is None:
            return
        yield told
        told = told.__cause__ or told.__context__


def _kind(error: BaseException) -> str:
    """Return the class of a failure and the code that the system or the base gave it."""
    name = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name} {errno.errorcode.get(error.errno, error.errno)}"
    code = getattr(getattr(error, "orig", error), "sqlite_errorname", "")
    return f"{name} {code}" if isinstance(code, str) and code.isupper() else name


def _places(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"{_short(frame.f_code.co_filename)}:{line} in {frame.f_code.co_name}"


def _short(path: str) -> str:
    """Return a file of the program or of a library from its package on, else its name alone."""
    parts = re.split(r"[/\\]", path)
    for root in _ROOTS:
        if root in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(root) :])
    return parts[-1]
