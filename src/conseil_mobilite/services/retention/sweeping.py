"""Write every page of a base anew after a departure: whatever is in no row leaves it for good.

`secure_delete` empties the place of what is deleted. But where rows had moved from one page to the
next, a copy of them stays between two rows of the first one, which no deletion ever reaches.
"""

from typing import Final

from sqlmodel import Session

from conseil_mobilite.domain.organisation.setting import Setting
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.search import person_index

_DUE: Final = "retention.sweep_due"


def owe(session: Session) -> None:
    """Note, with the departure itself, that the base is to be swept: after it, or once reopened."""
    session.merge(Setting(key=_DUE, value="1"))
    session.flush()


def sweep(store: Store) -> None:
    """Sweep a base that owes it, the -wal file too. Raises a StoreError: then it still owes it."""
    if store.read(_due):
        store.run(_index_anew)
        store.rewrite()
        store.run(_done)
        store.checkpoint()  # cut short just before it, the next closing does so


def _index_anew(session: Session) -> None:
    """Make the index of names again: between its pages it keeps words that are in none of them."""
    person_index.lay_out(session.connection())


def _due(session: Session) -> bool:
    return session.get(Setting, _DUE) is not None


def _done(session: Session) -> None:
    session.delete(session.get_one(Setting, _DUE))
