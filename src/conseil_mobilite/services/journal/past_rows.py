"""The rows of a file as they were when an act changed them, told from the last act back."""

from collections.abc import Iterable

from sqlalchemy import Connection
from sqlmodel import Session

from conseil_mobilite.store.journal.journalled import JOURNALLED
from conseil_mobilite.store.journal.remembering import remembered_row
from conseil_mobilite.store.journal.rows import RowChange, Values


class PastRows:
    """The base as it is, less the acts it was told to forget, the last first."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._connection: Connection = session.connection()
        self._before: dict[tuple[str, str], Values] = {}

    def whole(self, change: RowChange) -> Values:
        """Return the row that a change is about, as it left it, or as it was before it went."""
        known = {**(change.before or {}), **(change.after or {})}
        present = remembered_row(self._connection, change.table, known)
        return {**present, **self._before.get(change.place, {}), **known}

    def assessment(self, key: object) -> Values:
        return remembered_row(self._connection, JOURNALLED["assessment"], {"id": key})

    def forget(self, changes: Iterable[RowChange]) -> None:
        """Go back to before these changes."""
        for change in changes:
            known = self._before.get(change.place, {})
            self._before[change.place] = {**known, **(change.before or {})}
