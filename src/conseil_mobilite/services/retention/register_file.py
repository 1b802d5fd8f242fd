"""The register beside the base is never behind it: told before an erasure is kept, settled after.

A line is first written there as *awaiting*, then the transaction is kept, then the line stands. Cut
short between the two, the next opening asks the base: what it has was done, what it has not was
not. Only where the base itself is lost is an awaiting line taken as done: the order was given.
"""

from collections.abc import Generator
from contextlib import contextmanager, suppress

from sqlmodel import Session

from conseil_mobilite.domain.retention.erasure import Erasure
from conseil_mobilite.services.retention import register
from conseil_mobilite.services.retention.sweeping import sweep
from conseil_mobilite.store.database import Store
from conseil_mobilite.store.erasures_file import lines_beside, write_erasures
from conseil_mobilite.store.errors import DamagedErasuresError, StoreError


class UnsettledDepartureError(StoreError):
    """It was kept; what comes after, the next closing and the next opening do as well."""

    sentence = (
        "C’est fait : ce qui devait partir a quitté la base. Mais le disque a manqué de place, ou "
        "n’a pas répondu : des traces peuvent en rester dans les fichiers de la base. Libérez de "
        "la place, puis fermez et rouvrez Conseil Mobilité : elles disparaîtront."
    )


@contextmanager
def registering(store: Store) -> Generator[Session]:
    """Give a transaction; the lines it adds to the register are beside the base before it is kept.

    Where it is given up, or the disk refuses it, they are taken back.
    """
    try:
        with store.transaction() as session:
            yield session
            announce(store, session)
    except BaseException:
        with suppress(StoreError):
            settle(store)
        raise
    with done_all_the_same(store):
        settle(store)


@contextmanager
def done_all_the_same(store: Store) -> Generator[None]:
    """Tell of what the disk refuses once a departure was kept: that is no longer undone."""
    try:
        yield
    except StoreError as error:
        raise UnsettledDepartureError(store.path) from error


def settle(store: Store) -> None:
    """Let the file beside the base say what the register of the base says, and what it had besides.

    Awaiting lines that the base does not have were never done: they go.
    """
    here = {each.id: each for each in store.run(register.lines)}
    standing, awaiting = _beside(store)
    lines = {each.id: each for each in standing} | here
    if awaiting or len(standing) != len(lines):
        write_erasures(store.path, lines.values())


def reconcile(store: Store) -> int:
    """Settle the register of a base that was just opened; return how many files it had to forget.

    Lines that stand beside it and that it does not know are of a newer base than this one, as where
    somebody put an older file back by hand: what they say is done again. The base is swept where an
    earlier departure had no room for it.
    """
    here = {each.id for each in store.read(register.lines)}
    standing, _awaiting = _beside(store)
    unknown = [each for each in standing if each.id not in here]
    changed = store.run(register.apply_again, unknown) if unknown else 0
    settle(store)
    sweep(store)
    return changed


def announce(store: Store, session: Session) -> None:
    """Write beside the base, as awaiting, the lines that a transaction adds to the register."""
    session.flush()
    standing, awaiting = _beside(store)
    known = {each.id for each in standing}
    new = [each for each in register.lines(session) if each.id not in known]
    if new:
        write_erasures(store.path, standing, {each.id: each for each in (*awaiting, *new)}.values())


def _beside(store: Store) -> tuple[tuple[Erasure, ...], tuple[Erasure, ...]]:
    """Return the lines beside the base; a damaged file is written anew from what the base knows."""
    try:
        return lines_beside(store.path)
    except DamagedErasuresError:
        return (), ()
