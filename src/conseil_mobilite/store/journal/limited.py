"""The files whose use a person had limited (RGPD, art. 18): kept, read, and no longer changed.

Every change of a file passes through the journal, whichever service makes it, undoing included:
this is the one place where it is refused. What a person asks of her data, and what she is told of
them, goes on being written: else nothing could be lifted.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from conseil_mobilite.domain.errors import UserError
from conseil_mobilite.domain.people.rights_rules import GRANTED, LIMITATION
from conseil_mobilite.store.journal.belonging import Belonging
from conseil_mobilite.store.journal.columns import is_bookkeeping
from conseil_mobilite.store.journal.rows import RowChange

_REQUEST: Final = SQLModel.metadata.tables["rights_request"]
_LIMITED: Final = select(_REQUEST.c.person_id).where(
    _REQUEST.c.kind == LIMITATION,
    _REQUEST.c.answer.in_(GRANTED),
    _REQUEST.c.lifted_on.is_(None),
)
_OF_RIGHTS: Final = frozenset(
    {"rights_request", "privacy_notice", "disclosure_agreement", "retention_notice"}
)
_OF_KEEPING: Final = frozenset({"adviser_id", "archived_on"})
"""Who answers for a file, and where it is stored: the law lets that go on."""


class LimitedFileError(UserError):
    def __init__(self) -> None:
        super().__init__(
            "À la demande de la personne, l’usage de son dossier est limité : il se lit, mais il "
            "ne change plus. Pour y écrire de nouveau, levez d’abord la limitation avec elle, "
            "dans « Droits et données »."
        )


def limited_people(connection: Connection) -> frozenset[UUID]:
    """Return everybody whose file may be read, and not changed."""
    return frozenset(connection.execute(_LIMITED).scalars())


def refuse_limited(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Raise LimitedFileError where a change is of limited files alone.

    What is shared, as a workshop to which others come, is not held still for one of them: her own
    place in it is.
    """
    limited = limited_people(connection)
    if not limited:
        return
    belonging = Belonging(connection)
    for change in changes:
        if change.table.name in _OF_RIGHTS or is_bookkeeping(change) or _is_keeping(change):
            continue
        people = belonging.people((change,))
        if people and people <= limited:
            raise LimitedFileError


def _is_keeping(change: RowChange) -> bool:
    """Tell whether a row stays as it is, but for who answers for it and where it is stored."""
    if change.before is None or change.after is None:
        return False
    before, after = change.before, change.after
    return {name for name in after if before.get(name) != after[name]} <= _OF_KEEPING
