"""SQLAlchemy on the encrypted file: one connection that writes, one that reads."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection as CipherConnection

from conseil_mobilite.store.keys.cipher import DataKey, connect_read_only, connect_to_base

_PATIENCE: Final = 3_600
"""Seconds: a backup waits for the end of a long reading rather than fail because of it."""


def writing_engine(path: Path, key: DataKey) -> Engine:
    # The lock is taken at once: a transaction never fails halfway for want of it.
    return _engine(path, lambda: connect_to_base(path, key), "BEGIN IMMEDIATE")


def reading_engine(path: Path, key: DataKey) -> Engine:
    return _engine(path, lambda: connect_read_only(path, key), "BEGIN")


def _engine(path: Path, connect: Callable[[], CipherConnection], begin: str) -> Engine:
    def say_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,  # of one connection: a second thread waits for its turn
        pool_size=1,
        max_overflow=0,
        pool_timeout=_PATIENCE,
        hide_parameters=True,  # an error is logged: no name, no answer in it
    )
    event.listen(engine, "begin", say_begin)
    return engine
