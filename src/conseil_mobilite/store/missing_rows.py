"""What is asked of a row that is no more, told as such: a second click, an undo, a merge."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import IntegrityError, NoResultFound

from conseil_mobilite.domain.errors import GoneError

_NO_PARENT: Final = "FOREIGN KEY"
"""How SQLite begins to say so; its driver gives no extended code."""
_DELETION: Final = "DELETE"


@contextmanager
def missing_rows_told() -> Generator[None]:
    """Raise a GoneError where a row is required and there is none.

    Likewise where a row is to be kept of one that is no more; a deletion refused for what relies
    on the row is another matter, and stays what it is.
    """
    try:
        yield
    except NoResultFound as error:
        raise GoneError from error
    except IntegrityError as error:
        if not _lacks_its_parent(error):
            raise
        raise GoneError from error


def _lacks_its_parent(error: IntegrityError) -> bool:
    statement = (error.statement or "").lstrip().upper()
    return str(error.orig).startswith(_NO_PARENT) and not statement.startswith(_DELETION)
