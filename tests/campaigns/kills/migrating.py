"""Killed while an earlier base is brought to the present: old or new, never between."""

import time
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from tests.campaigns.bases import old
from tests.campaigns.kills.subject import BASE, Finding, Subject, Tell, now

from conseil_mobilite.store import health, migrations
from conseil_mobilite.store.database import Store


def name_of(revision: str) -> str:
    return f"migrating from {revision}"


def subject(revision: str) -> Subject:
    return Subject(
        name_of(revision),
        partial(_prepare, revision),
        work,
        partial(look, revision),
    )


def _prepare(revision: str, folder: Path) -> None:
    old.lay_out(folder / BASE, revision)


def work(folder: Path, tell: Tell, *, unsafe: bool) -> None:
    with piecemeal() if unsafe else nullcontext():
        migrate(folder, tell).close()


def migrate(folder: Path, tell: Tell) -> Store:
    """Open the base, which brings it to the present."""
    store = Store.open(folder / BASE, old.data_key(), clock=now)
    tell("opened")
    return store


def look(revision: str, folder: Path, told: Sequence[str]) -> Finding:
    """Judge what the kill left, then what the next start makes of it."""
    path, key, found = folder / BASE, old.data_key(), Finding()
    present = old.revision_of(path)
    if present not in {revision, migrations.HEAD}:
        found.corrupt.append(f"left at {present}")
    if present == revision and old.schema_of(path) != old.schema_then(revision):
        found.corrupt.append(f"said to be at {revision}, of another schema")
    if told and present != migrations.HEAD:
        found.lost.append("a migration that was done")
    with closing(Store.open(path, key, clock=now)) as store:  # what is broken may refuse the check
        if not health.check(store).sound:
            found.corrupt.append("not sound after the next start")
    found.corrupt += old.missing(old.rows_then(revision), old.rows_of(path, key))
    return found


@contextmanager
def piecemeal(pause: float = 0.0) -> Generator[None]:
    """Keep each statement at once, without a transaction around all, as SQLite does by itself."""

    def keep(connection: Connection, *_statement: object) -> None:
        driver = connection.connection.cursor()
        if connection.in_transaction():
            driver.execute("COMMIT")
            driver.execute("BEGIN")
            time.sleep(pause)

    event.listen(Engine, "after_cursor_execute", keep)
    yield
    event.remove(Engine, "after_cursor_execute", keep)
