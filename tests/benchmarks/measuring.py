"""CPU times of an act done again and again, and the statements that a reading sends."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlmodel import Session

ROUNDS = 25

Statement = tuple[str, Sequence[object] | Mapping[str, object]]
Reading = Callable[[Session], object]


@dataclass(frozen=True)
class Spent:
    """Milliseconds, at least one."""

    times: Sequence[float]

    @property
    def middle(self) -> float:
        return median(self.times)

    @property
    def late(self) -> float:
        """The 95th percentile."""
        return sorted(self.times)[int(len(self.times) * 0.95)]

    def against(self, bare: "Spent") -> float:
        return self.middle / bare.middle

    def __str__(self) -> str:
        return f"{self.middle:8.2f} ms, p95 {self.late:7.2f}"


def measure(do: Callable[[], object], rounds: int = ROUNDS) -> Spent:
    """Return the CPU time of an act, those of every thread together, the first one left out."""
    spent = []
    for _ in range(rounds + 1):
        began = time.process_time()
        do()
        spent.append((time.process_time() - began) * 1000)
    return Spent(spent[1:])


def heard(session: Session, read: Reading) -> list[Statement]:
    """Return what a reading asks the driver."""
    asked: list[Statement] = []

    def hear(*told: object) -> None:
        _connection, _cursor, statement, values, *_rest = told
        assert isinstance(statement, str)
        assert isinstance(values, tuple | dict)
        asked.append((statement, values))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", hear)
    read(session)
    event.remove(connection, "before_cursor_execute", hear)
    return asked


def run(connection: Connection, statements: Sequence[Statement]) -> None:
    """Run statements by the driver alone, and fetch all their rows."""
    cursor = connection.connection.cursor()
    for statement, values in statements:
        cursor.execute(statement, values)
        cursor.fetchall()
    cursor.close()
