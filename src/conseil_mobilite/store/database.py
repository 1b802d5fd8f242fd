"""The encrypted base: one writer, one reader, one transaction for each act."""

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Engine
from sqlmodel import Session

from conseil_mobilite.domain.assessment.grid import Grid
from conseil_mobilite.store.base_file import check_file, prepare_base
from conseil_mobilite.store.engines import reading_engine, writing_engine
from conseil_mobilite.store.errors import ClosedBaseError, StoreError
from conseil_mobilite.store.files import real
from conseil_mobilite.store.journal import audit_key
from conseil_mobilite.store.journal.changes import JournaledSession
from conseil_mobilite.store.keys.cipher import DataKey
from conseil_mobilite.store.lock import BaseLock
from conseil_mobilite.store.missing_rows import missing_rows_told
from conseil_mobilite.store.recent_writes import check_recent_writes, waiting
from conseil_mobilite.store.reference.grids import GRIDS
from conseil_mobilite.store.saving_errors import (
    faults_of_files_told,
    faults_of_reading_told,
    faults_of_saving_told,
)

P = ParamSpec("P")
T = TypeVar("T")
Service: TypeAlias = Callable[Concatenate[Session, P], T]
Clock: TypeAlias = Callable[[], datetime]


class Store:
    """An open base. Services run on it one at a time, each in a transaction of its own.

    Safe to use from any thread: whoever asks while a transaction is under way waits for its turn.
    A session carries in `info`: `adviser` (who acts, or nobody), `clock` (gives the aware instant),
    `act` (the identifier of the transaction), `audit_key`, and the `grids` read so far.
    """

    def __init__(self, path: Path, key: DataKey, lock: BaseLock, clock: Clock) -> None:
        self.path = path
        self.key = key
        self.adviser: UUID | None = None
        self.temporary = False  # opened by a passphrase that is to be changed
        self._clock = clock
        self._lock = lock
        self._audit_key: bytes | None = None
        self._grids: dict[str, Grid] = {}
        self._writer = writing_engine(path, key)
        self._reader = reading_engine(path, key)

    @classmethod
    def open(
        cls, path: Path, key: DataKey, *, clock: Clock, adviser: UUID | None = None
    ) -> "Store":
        """Open the base and bring it to the present schema. Raise a StoreError where it cannot."""
        path = real(path)
        with faults_of_files_told(path):
            check_file(path)
            lock = BaseLock.take(path, since=clock())
            try:
                check_recent_writes(path, key, lock.left)
                lock.accept()
                prepare_base(path, key, at=clock())
            except BaseException:
                lock.release()
                raise
        store = cls(path, key, lock, clock)
        store.adviser = adviser
        return store

    def reopened(self) -> "Store":
        """Close the base and open it anew, for the same adviser."""
        self.close()
        return Store.open(self.path, self.key, clock=self._clock, adviser=self.adviser)

    def now(self) -> datetime:
        return self._clock()

    @contextmanager
    def transaction(self, act: UUID | None = None) -> Generator[Session]:
        """Give a session; keep all that was done in it, or, on an exception, nothing.

        `act` names it in the journal, for whoever wants to undo it later. Raise a StoreError where
        the disk refuses: what was kept before is intact.
        """
        with faults_of_saving_told(self.path), self._session(self._writer, act) as session:
            yield session
        with suppress(OSError):  # it was saved: a full disk must not deny it
            self._lock.note_writing()

    def run(self, service: Service[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one service in a transaction of its own."""
        with self.transaction() as session:
            return service(session, *args, **kwargs)

    def read(self, service: Service[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one service that only reads, beside the writer: it sees all that was kept before."""
        with faults_of_reading_told(self.path), self._session(self._reader) as session:
            return service(session, *args, **kwargs)

    def close(self) -> None:
        """Leave one file with everything, and let another program open it. Idempotent.

        Where the disk refuses, the file beside it keeps what was saved, for the next opening.
        """
        if self._lock.released:
            return
        self._reader.dispose()
        try:
            with suppress(StoreError, OSError):
                self.checkpoint()
                if not waiting(self.path):
                    self._lock.note_brought_in()
        finally:
            self._writer.dispose()
            self._lock.release(brought_in=not waiting(self.path))

    def rewrite(self) -> None:
        """Write every page anew, from the rows alone; needs as much room again until `checkpoint`.

        Raise a StoreError where the disk refuses: everything is as it was.
        """
        with faults_of_saving_told(self.path), self._writer.connect() as connection:
            connection.connection.cursor().execute("VACUUM")

    def checkpoint(self) -> None:
        """Bring all writes into the one file, and empty the one beside it."""
        with faults_of_saving_told(self.path), self._writer.connect() as connection:
            connection.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _session(self, engine: Engine, act: UUID | None = None) -> Generator[Session]:
        if self._lock.released:  # the engine would open the file again, and without the lock
            raise ClosedBaseError(self.path)
        info = {
            "adviser": self.adviser,
            "clock": self._clock,
            "act": act or uuid4(),
            GRIDS: self._grids,
        }
        try:
            with (
                missing_rows_told(),
                JournaledSession(engine, expire_on_commit=False, info=info) as session,
                session.begin(),
            ):
                session.info["audit_key"] = self._audit_key_of(session)
                yield session
        except BaseException:
            self._grids.clear()  # one may be of a version that is not kept after all
            raise

    def _audit_key_of(self, session: Session) -> bytes:
        if self._audit_key is None:
            self._audit_key = audit_key.read(session, self.key)
        return self._audit_key
